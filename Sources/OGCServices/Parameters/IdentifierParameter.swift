import FeatureQuery
import GeoCore

/// The parameter `id`: only the feature with this identifier, as far as no property is called so.
///
/// - SeeAlso: OGC 19-079r2, requirement `/req/queryables-query-parameters/parameters`.
struct IdentifierParameter: QueryParameter {
    /// What identifiers are made of.
    let type: FeatureSchema.IdentifierType

    static let name = "id"
    var name: String { Self.name }
    var summary: LocalizedText {
        LocalizedText(
            "Only the feature with this identifier.",
            tr: "Yalnız kimliği bu olan kayıt."
        )
    }
    var schema: JSONValue { type == .integer ? ["type": "integer", "format": "int64"] : ["type": "string"] }

    func parse(_ text: String) throws(PaftaError) -> FeatureIdentifier {
        guard type == .integer else { return .text(text) }
        if let number = Int64(text) { return .integer(number) }
        throw .invalidParameter(
            name,
            text,
            LocalizedText("identifiers are whole numbers", tr: "kimlikler tam sayıdır"),
            example: "15"
        )
    }
}
