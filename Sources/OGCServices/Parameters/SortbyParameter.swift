import FeatureQuery
import GeoCore

/// The parameter `sortby`: names of properties joined by commas, each with `+` or `-` before it or nothing.
///
/// A blank stands for a plus sign that a form decoder took away. A property that comes again decides nothing any more and is
/// passed over.
/// - SeeAlso: OGC API - Features - Part 8 (draft), requirements `/req/sorting/sortby-definition` and `sortby-response`.
struct SortbyParameter: QueryParameter {
    /// The properties that may be named.
    let sortables: [PropertyDefinition]

    /// More keys than these are refused.
    private static let maximumKeys = 16

    let name = "sortby"
    var summary: LocalizedText {
        LocalizedText(
            "The order of the features: properties joined by commas, each with '-' before it for descending. What has no value "
                + "comes last. /collections/{collectionId}/sortables lists the properties.",
            tr:
                "Kayıtların sırası: virgülle ayrılmış alanlar; azalan sıra için önüne '-' konur. Değeri olmayan en sona "
                + "gelir. Alanlar /collections/{collectionId}/sortables adresinde listelenir."
        )
    }
    var schema: JSONValue {
        [
            "type": "array", "minItems": 1, "items": ["type": "string", "pattern": "[+|-]?.+"],
        ]
    }

    /// Creates the parameter for a collection, or for what all have in common.
    init(_ schema: FeatureSchema?) { sortables = schema.map(Self.sortables) ?? [] }

    /// Bytes have no order; neither have geometries.
    static func sortables(of schema: FeatureSchema) -> [PropertyDefinition] {
        schema.properties.filter { $0.type != .binary }
    }

    func parse(_ text: String) throws(PaftaError) -> [SortKey] {
        let parts = text.split(separator: ",", maxSplits: Self.maximumKeys, omittingEmptySubsequences: false)
        guard parts.count <= Self.maximumKeys else {
            throw invalid(
                text,
                "at most \(Self.maximumKeys) properties are compared",
                tr: "en çok \(Self.maximumKeys) alan karşılaştırılır"
            )
        }
        var keys: [SortKey] = []
        for part in parts {
            let key = try key(part, in: text)
            if !keys.contains(where: { $0.property == key.property }) { keys.append(key) }
        }
        return keys
    }

    private func key(_ part: Substring, in text: String) throws(PaftaError) -> SortKey {
        // A property may itself be called "-x"; a direction is what remains then.
        let sign = part.first.flatMap { "+- ".contains($0) ? $0 : nil }
        let property = String(sign == nil ? part : part.dropFirst())
        guard sortables.contains(where: { $0.name == property }) else {
            let names = sortables.map(\.name).joined(separator: ", ")
            throw invalid(
                text,
                "'\(property.prefix(80))' is not among the properties to sort by, which are \(names.prefix(800))",
                tr: "'\(property.prefix(80))' sıralanabilir alanlardan biri değil; onlar: \(names.prefix(800))"
            )
        }
        return SortKey(property: property, isDescending: sign == "-")
    }

    private func invalid(_ text: String, _ english: String, tr turkish: String) -> PaftaError {
        .invalidParameter(name, text, LocalizedText(english, tr: turkish), example: example)
    }

    private var example: String {
        let names = sortables.prefix(2).map(\.name)
        return names.count == 2 ? "\(names[0]),-\(names[1])" : "-" + (names.first ?? "x")
    }
}

extension [SortKey] {
    /// The order in one spelling, whatever the client wrote.
    var canonicalText: String { map { ($0.isDescending ? "-" : "+") + $0.property }.joined(separator: ",") }
}
