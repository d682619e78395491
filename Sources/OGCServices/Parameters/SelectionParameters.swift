import FeatureQuery
import GeoCore

/// The parameters `properties` and `exclude-properties`: names of properties joined by commas.
///
/// The geometry is one of them, by the name it has in the schema.
/// - SeeAlso: OGC API - Features - Part 6 (draft), requirements `/req/properties/parameter` and `response`.
struct PropertyNamesParameter: QueryParameter {
    /// What becomes of the properties named; raw values are names of parameters.
    enum Role: String, Sendable {
        case included = "properties"
        case excluded = "exclude-properties"
    }

    let role: Role
    /// The schema of the collection; `nil` for what all collections have in common.
    let collection: FeatureSchema?

    var name: String { role.rawValue }

    var summary: LocalizedText {
        switch role {
        case .included:
            LocalizedText(
                "Only these properties, joined by commas; the geometry too comes only if it is named. "
                    + "/collections/{collectionId}/schema lists them.",
                tr: "Yalnız bu alanlar, virgülle ayrılmış; geometri de yalnız adı yazılırsa gelir. Alanlar "
                    + "/collections/{collectionId}/schema adresinde listelenir."
            )
        case .excluded:
            LocalizedText(
                "All properties but these, joined by commas; not together with properties.",
                tr: "Bunların dışındaki bütün alanlar, virgülle ayrılmış; properties ile birlikte kullanılmaz."
            )
        }
    }

    var schema: JSONValue {
        let names = returnables
        let items: JSONValue = names.isEmpty ? ["type": "string"] : ["type": "string", "enum": .texts(names)]
        return ["type": "array", "items": items]
    }

    /// The names there are.
    private var returnables: [String] {
        (collection?.properties.map(\.name) ?? []) + [collection?.geometry?.name].compactMap(\.self)
    }

    func parse(_ text: String) throws(PaftaError) -> Set<String> {
        // Every name may come once; a longer list has names that there are not.
        let parts = text.split(separator: ",", maxSplits: 4_096, omittingEmptySubsequences: false).map(String.init)
        let returnables = returnables
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
}

/// The parameter `skipGeometry`: whether geometries are left out.
struct SkipGeometryParameter: QueryParameter {
    let name = "skipGeometry"
    var summary: LocalizedText {
        LocalizedText(
            "Whether geometries are left out of the answer.",
            tr: "Geometrilerin yanıtta yer almaması."
        )
    }
    var schema: JSONValue { ["type": "boolean", "default": false] }

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
