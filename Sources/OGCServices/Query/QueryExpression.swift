import GeoCore

/// A query expression in JSON: one query of one collection, with the parameters of features as members.
///
/// - SeeAlso: OGC API - Features - Part 10 (draft, 26-008), clause 11; several queries and joins are not offered.
struct QueryExpression {
    /// The collection.
    let collection: String
    /// What the members say, as the parameters of an address.
    let parameters: [ServiceRequest.Parameter]

    /// The longest expression, in bytes.
    static let maximumLength = 1 << 20

    /// The media types of expressions.
    static let formats = [
        ContentFormat(key: "json", mediaType: "application/ogc-query+json", title: "JSON"), ContentFormat.json,
    ]

    /// The members that the draft has and the services pass over: they say what the query is to people.
    private static let descriptive: Set<String> = ["title", "description", "id"]

    /// Reads an expression.
    ///
    /// - Throws: `request.tooLarge`, `mediaType.unsupported`, `body.invalid`.
    init(_ request: ServiceRequest) throws(PaftaError) {
        guard request.body.count <= Self.maximumLength else { throw .requestTooLarge(maximum: Self.maximumLength) }
        let type = request.contentType?.split(separator: ";").first?.filter { $0 != " " }.lowercased()
        guard let type, Self.formats.contains(where: { $0.mediaType == type }) else {
            throw .unsupportedMediaType(known: Self.formats.map(\.mediaType))
        }
        guard let members = JSONMembers(request.body)?.members else {
            throw .invalidBody(LocalizedText("it is no JSON object", tr: "bir JSON nesnesi değil"))
        }
        var collections: [String]?
        var parameters: [ServiceRequest.Parameter] = []
        for (name, value) in members {
            switch name {
            case "collections": collections = JSONMembers.elements(value)?.compactMap(JSONMembers.text)
            case "queries", "filterOperator", "parameters": throw .notOffered(name)
            case _ where Self.descriptive.contains(name): break
            default: parameters.append(try Self.parameter(name, value))
            }
        }
        guard let collection = collections?.first, collections?.count == 1 else {
            throw .invalidBody(
                LocalizedText(
                    "its member 'collections' is no list of one collection",
                    tr: "'collections' üyesi tek katmanlı bir liste değil"
                )
            )
        }
        self.collection = collection
        self.parameters = Self.withLanguage(parameters, members)
    }

    /// A filter that is an object is in the JSON encoding whatever else is said; so is one without a language, as the draft
    /// wants, if it is no text.
    private static func withLanguage(
        _ parameters: [ServiceRequest.Parameter],
        _ members: [(name: String, value: ArraySlice<UInt8>)]
    ) -> [ServiceRequest.Parameter] {
        let language = FilterLanguageParameter.name
        guard let filter = members.first(where: { $0.name == FilterParameter().name }),
            filter.value.first != UInt8(ascii: "\""), !parameters.contains(where: { $0.name == language })
        else { return parameters }
        return parameters + [.init(name: language, value: FilterLanguageParameter.Language.json.rawValue)]
    }

    /// A member as a parameter: lists are joined by commas, and a filter that is no text stays as it is.
    private static func parameter(
        _ name: String,
        _ value: ArraySlice<UInt8>
    ) throws(PaftaError) -> ServiceRequest.Parameter {
        if name == FilterParameter().name, value.first != UInt8(ascii: "\"") {
            guard let filter = String(validating: value, as: UTF8.self) else {
                throw .invalidBody(LocalizedText("it is not UTF-8", tr: "UTF-8 değil"))
            }
            return .init(name: name, value: filter)
        }
        let parts = JSONMembers.elements(value).map { elements in elements.map(plain) } ?? [plain(value)]
        let texts = parts.compactMap(\.self)
        guard texts.count == parts.count else {
            let shown = String(name.prefix(40))
            throw .invalidBody(
                LocalizedText(
                    "the value of its member '\(shown)' is neither a text, a number, true, false nor a list of them",
                    tr: "'\(shown)' üyesinin değeri metin, sayı, true, false ya da bunların listesi değil"
                )
            )
        }
        return .init(name: name, value: texts.joined(separator: ","))
    }

    private static func plain(_ value: ArraySlice<UInt8>) -> String? {
        if value.elementsEqual("true".utf8) { return "true" }
        if value.elementsEqual("false".utf8) { return "false" }
        return JSONMembers.text(value) ?? JSONMembers.number(value)
    }
}

extension QueryExpression {
    /// The schema of an expression for the API definition.
    static let schema: JSONValue = [
        "type": "object", "required": ["collections"],
        "properties": [
            "collections": ["type": "array", "minItems": 1, "maxItems": 1, "items": ["type": "string"]],
            "filter": ["oneOf": [["type": "string"], ["type": "object"], ["type": "boolean"]]],
            "filter-lang": ["type": "string", "enum": ["cql2-text", "cql2-json"]],
            "filter-crs": ["type": "string", "format": "uri"],
            "properties": ["type": "array", "items": ["type": "string"]],
            "sortby": ["type": "array", "minItems": 1, "items": ["type": "string"]],
            "limit": ["type": "integer", "minimum": 1],
            "bbox": ["type": "array", "items": ["type": "number"]],
            "bbox-crs": ["type": "string", "format": "uri"], "datetime": ["type": "string"],
            "as-of": ["type": "string"],
            "crs": ["type": "string", "format": "uri"], "cursor": ["type": "string"],
        ],
    ]
}
