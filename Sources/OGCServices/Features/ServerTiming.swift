import FeatureQuery
import GeoCore

/// How long the parts of an answer took, and how its features were found.
///
/// - SeeAlso: Server Timing (W3C), clause 2, the field `Server-Timing`.
struct ServerTiming {
    private var metrics: [String] = []
    private var last = ContinuousClock.now

    /// Ends a part that started with the one before.
    ///
    /// - Parameters:
    ///   - name: What the part is called, as a token.
    ///   - description: What there is to say of it; what cannot stand in the field becomes `_`.
    mutating func note(_ name: String, _ description: String = "") {
        let now = ContinuousClock.now
        let (seconds, attoseconds) = last.duration(to: now).components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        last = now
        let shown = description.isEmpty ? "" : ";desc=\"\(Self.plain(description))\""
        metrics.append("\(name)\(shown);dur=\(microseconds / 1_000).\(Int(microseconds % 1_000).padded(3))")
    }

    /// The field.
    var header: ServiceResponse.HeaderField { .init(name: "Server-Timing", value: metrics.joined(separator: ", ")) }

    private static func plain(_ text: String) -> String {
        let bytes = text.unicodeScalars.prefix(160)
            .map { scalar in
                scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\"" && scalar != "\\"
                    ? UInt8(scalar.value) : UInt8(ascii: "_")
            }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension QueryPlan {
    /// The plan in a few words: names of indexes and numbers, but nothing that a filter says.
    var timingDescription: String {
        var parts = [access.english + (index.map { " (\($0))" } ?? "")]
        if let estimatedRows { parts.append("\(estimatedRows) rows") }
        if !conditions.isEmpty {
            parts.append("\(conditions.count { $0.isPushedDown }) of \(conditions.count) conditions in the store")
        }
        if !operations.isEmpty { parts.append("\(operations.count) coordinate operations") }
        return parts.joined(separator: "; ")
    }
}
