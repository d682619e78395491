import FeatureQuery
import GeoCore

/// A parameter named like a property: only features with this value of it.
///
/// - SeeAlso: OGC 17-069r4, recommendation `/rec/core/fc-filters`.
struct PropertyParameter: QueryParameter {
    /// The property.
    let property: PropertyDefinition

    var name: String { property.name }
    var summary: LocalizedText {
        LocalizedText(
            "Only features whose property '\(property.name)' has exactly this value.",
            tr: "Yalnız '\(property.name)' alanının değeri tam olarak bu olan kayıtlar."
        )
    }
    var schema: JSONValue { Self.schema(of: property) }

    /// Returns the parameters for the properties of a collection.
    ///
    /// Bytes cannot be written in a URL sensibly, so binary properties have none.
    static func all(of schema: FeatureSchema) -> [PropertyParameter] {
        schema.properties.filter { $0.type != .binary }.map(PropertyParameter.init)
    }

    /// Returns the values of a property as a schema of OpenAPI 3.0.
    static func schema(of property: PropertyDefinition) -> JSONValue {
        switch property.type {
        case .integer: ["type": "integer", "format": "int64"]
        case .real: ["type": "number", "format": "double"]
        case .boolean: ["type": "boolean"]
        case .date: ["type": "string", "format": "date"]
        case .dateTime: ["type": "string", "format": "date-time"]
        case .binary: ["type": "string", "format": "byte"]
        case .text: text(property.maximumLength)
        }
    }

    private static func text(_ maximumLength: Int?) -> JSONValue {
        var schema: JSONValue = ["type": "string"]
        schema["maxLength"] = maximumLength.map(JSONValue.integer)
        return schema
    }

    func parse(_ text: String) throws(PaftaError) -> PropertyFilter {
        PropertyFilter(property: property.name, value: try value(text))
    }

    private func value(_ text: String) throws(PaftaError) -> PropertyValue {
        switch property.type {
        case .text, .binary: return .text(text)
        case .integer:
            if let number = Int64(text) { return .integer(number) }
            throw invalid(text, "the property holds whole numbers", tr: "alan tam sayı tutuyor", example: "15")
        case .real:
            if let number = DecimalNumber.parse(text) { return .real(number) }
            throw invalid(text, "the property holds numbers", tr: "alan sayı tutuyor", example: "15.5")
        case .boolean:
            if text == "true" || text == "false" { return .boolean(text == "true") }
            throw invalid(text, "the property is true or false", tr: "alan true ya da false olur", example: "true")
        case .date:
            if let day = Moment(rfc3339Day: text) { return .text(day.day) }
            throw invalid(text, "the property holds days", tr: "alan gün tutuyor", example: "2026-11-21")
        case .dateTime:
            if let moment = Moment(rfc3339: text) { return .text(moment.rfc3339) }
            throw invalid(
                text,
                "the property holds moments",
                tr: "alan tarih ve saat tutuyor",
                example: "2026-11-21T10:53:16Z"
            )
        }
    }

    private func invalid(_ text: String, _ english: String, tr turkish: String, example: String) -> PaftaError {
        .invalidParameter(name, text, LocalizedText(english, tr: turkish), example: example)
    }
}
