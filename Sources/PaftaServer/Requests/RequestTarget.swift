internal import GeoCore
internal import OGCServices

/// The path and the query of a request, decoded.
struct RequestTarget: Sendable {
    /// The segments of the path, without the slashes.
    let segments: [String]
    /// The parameters in the order in which they stand.
    let query: [ServiceRequest.Parameter]

    /// The longest target that is read, in bytes.
    static let maximumLength = 16_384

    /// Decodes a target such as `/collections/parsel/items?ada=101`.
    ///
    /// - Throws: `request.malformed` if it is too long, or a percent sign is not followed by two hexadecimal digits, or the
    ///   bytes are not UTF-8 (RFC 3986, clauses 2.1 and 3.4).
    init(_ text: String) throws(PaftaError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw .malformedRequest("it is longer than \(Self.maximumLength) bytes")
        }
        let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var segments: [String] = []
        for segment in (halves.first ?? "").split(separator: "/", omittingEmptySubsequences: true) {
            segments.append(try Self.decode(segment, plusIsSpace: false))
        }
        var query: [ServiceRequest.Parameter] = []
        if halves.count == 2 {
            for pair in halves[1].split(separator: "&", omittingEmptySubsequences: true) {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = try Self.decode(parts[0], plusIsSpace: true)
                let value = parts.count == 2 ? try Self.decode(parts[1], plusIsSpace: true) : ""
                query.append(ServiceRequest.Parameter(name: name, value: value))
            }
        }
        self.segments = segments
        self.query = query
    }

    private static func decode(_ text: Substring, plusIsSpace: Bool) throws(PaftaError) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = hexadecimal(rest.next()), let low = hexadecimal(rest.next()) else {
                    throw .malformedRequest("'%' is not followed by two hexadecimal digits")
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .malformedRequest("it is not UTF-8")
        }
        return decoded
    }

    private static func hexadecimal(_ byte: UInt8?) -> UInt8? {
        guard let byte else { return nil }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): return byte - UInt8(ascii: "A") + 10
        default: return nil
        }
    }
}

extension PaftaError {
    static func malformedRequest(_ cause: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .malformedRequest,
            LocalizedText(
                "The address of the request is malformed: \(cause).",
                tr: "İstek adresi bozuk (\(cause))."
            ),
            remedy: LocalizedText("Percent-encode it as UTF-8.", tr: "Adresi UTF-8 olarak yüzde kodlayın.")
        )
    }
}
