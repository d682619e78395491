import CQL2
import GeoCore

/// The parameter `filter`: a condition in CQL2.
///
/// - SeeAlso: OGC 19-079r2, requirement `/req/filter/filter-param`.
struct FilterParameter: QueryParameter {
    let name = "filter"
    var summary: LocalizedText {
        LocalizedText(
            "Only features for which this CQL2 expression is true; /collections/{collectionId}/queryables lists its properties.",
            tr: "Yalnız bu CQL2 koşulunu sağlayan kayıtlar; kullanılabilecek alanlar "
                + "/collections/{collectionId}/queryables adresinde listelenir."
        )
    }
    var schema: JSONValue { ["type": "string"] }

    /// Takes the text as it is: its language is another parameter's, and so is the CRS.
    func parse(_ text: String) throws(PaftaError) -> String { text }
}

/// The parameter `filter-lang`: the encoding of `filter`.
///
/// - SeeAlso: OGC 19-079r2, requirement `/req/filter/filter-lang-param`.
struct FilterLanguageParameter: QueryParameter {
    /// The encodings of CQL2; raw values are those of the parameter.
    enum Language: String, CaseIterable {
        case text = "cql2-text"
        case json = "cql2-json"
    }

    static let name = "filter-lang"
    var name: String { Self.name }
    var summary: LocalizedText { LocalizedText("The encoding of filter.", tr: "filter değerinin kodlaması.") }
    var schema: JSONValue {
        [
            "type": "string", "enum": .texts(Language.allCases.map(\.rawValue)),
            "default": .text(Language.text.rawValue),
        ]
    }

    func parse(_ text: String) throws(PaftaError) -> Language {
        if let language = Language(rawValue: text) { return language }
        throw .invalidParameter(
            name,
            text,
            LocalizedText("the encodings are cql2-text and cql2-json", tr: "kodlamalar: cql2-text ve cql2-json"),
            example: Language.text.rawValue
        )
    }
}

extension FilterLanguageParameter.Language {
    /// Reads a filter whose coordinates are in `crs`, in the order of its authority.
    ///
    /// - Returns: The filter with x before y.
    /// - Throws: `filter.invalid`, `filter.tooLarge`.
    func expression(_ text: String, in crs: CoordinateSystem) throws(PaftaError) -> Expression {
        let order: AxisOrder = crs.isNorthingFirst ? .northEast : .eastNorth
        let expression =
            switch self {
            case .text: try CQL2Text.parse(text, axisOrder: order)
            case .json: try CQL2JSON.parse(Array(text.utf8), axisOrder: order)
            }
        return crs.isNorthingFirst ? expression.swappingAxes() : expression
    }
}
