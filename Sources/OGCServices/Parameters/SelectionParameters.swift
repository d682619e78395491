import FeatureQuery
import GeoCore

/// The parameters `properties` and `exclude-properties`: names of properties joined by commas.
///
/// The geometry is one of them, by the name it has in the schema.
/// - SeeAlso: OGC API - Features - Part 6 (draft), requirements `/req/properties/parameter` and `response`.
struct PropertyNamesParameter: QueryParameter {
    let name: String
    let summary: LocalizedText
    /// The names there are.
    let returnables: [String]

    var schema: JSONValue {
        let items: JSONValue =
            returnables.isEmpty ? ["type": "string"] : ["type": "string", "enum": .texts(returnables)]
        return ["type": "array", "items": items]
    }

    func parse(_ text: String) throws(PaftaError) -> Set<String> {
        // Every name may come once; a longer list has names that there are not.
        let parts = text.split(separator: ",", maxSplits: 4_096, omittingEmptySubsequences: false).map(String.init)
        for part in parts where !returnables.contains(part) {
            let names = returnables.joined(separator: ", ")
            throw .invalidParameter(
                name,
                text,
                LocalizedText(
                    "'\(part.prefix(80))' is not among the properties, which are \(names.prefix(800))",
                    tr: "'\(part.prefix(80))' alanlardan biri değil; alanlar: \(names.prefix(800))"
                ),
                example: returnables.prefix(2).joined(separator: ",")
            )
        }
        return Set(parts)
    }

    /// The properties to be given.
    static func included(_ schema: FeatureSchema?) -> PropertyNamesParameter {
        PropertyNamesParameter(
            name: "properties",
            summary: LocalizedText(
                "Only these properties, joined by commas; the geometry too comes only if it is named. "
                    + "/collections/{collectionId}/schema lists them.",
                tr: "Yalnız bu alanlar, virgülle ayrılmış; geometri de yalnız adı yazılırsa gelir. Alanlar "
                    + "/collections/{collectionId}/schema adresinde listelenir."
            ),
            returnables: schema.map(returnables) ?? []
        )
    }

    /// The properties to be left out.
    static func excluded(_ schema: FeatureSchema?) -> PropertyNamesParameter {
        PropertyNamesParameter(
            name: "exclude-properties",
            summary: LocalizedText(
                "All properties but these, joined by commas; not together with properties.",
                tr: "Bunların dışındaki bütün alanlar, virgülle ayrılmış; properties ile birlikte kullanılmaz."
            ),
            returnables: schema.map(returnables) ?? []
        )
    }

    private static func returnables(of schema: FeatureSchema) -> [String] {
        schema.properties.map(\.name) + (schema.geometry.map { [$0.name] } ?? [])
    }
}

/// The parameter `skipGeometry`: whether geometries are left out.
struct SkipGeometryParameter: QueryParameter {
    let name = "skipGeometry"
    let summary = LocalizedText(
        "Whether geometries are left out of the answer.",
        tr: "Geometrilerin yanıtta yer almaması."
    )
    let schema: JSONValue = ["type": "boolean", "default": false]

    func parse(_ text: String) throws(PaftaError) -> Bool {
        if text == "true" || text == "false" { return text == "true" }
        throw .invalidParameter(
            name,
            text,
            LocalizedText("it must be true or false", tr: "true ya da false olmalı"),
            example: "true"
        )
    }
}
