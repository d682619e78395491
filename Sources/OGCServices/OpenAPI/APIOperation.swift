import GeoCore

/// One operation of the API as its definition describes it.
struct APIOperation: Sendable {
    /// The methods; raw values are the members of a Path Item Object.
    enum Method: String, Sendable {
        case get
        case post
    }

    /// A variable of the path.
    struct PathParameter: Sendable {
        let name: String
        let summary: LocalizedText
        let schema: JSONValue
    }

    /// The content of an answer 200.
    struct Content: Sendable {
        let format: ContentFormat
        let schema: JSONValue

        /// A page.
        static let page = Content(format: .html, schema: ["type": "string"])

        /// Something described under `components`.
        static func component(_ name: String, _ format: ContentFormat) -> Content {
            Content(format: format, schema: ["$ref": .text("#/components/schemas/\(name)")])
        }
    }

    /// What a path belongs to.
    enum Tag: String, CaseIterable, Sendable {
        case capabilities = "Capabilities"
        case data = "Data"
        case tiles = "Tiles"
    }

    /// The path, with variables in braces.
    let path: String
    var method = Method.get
    /// A name no other operation has.
    let identifier: String
    let tag: Tag
    let summary: LocalizedText
    var pathParameters: [PathParameter] = []
    var queryParameters: [any QueryParameter] = []
    /// The content of the request, in any of these forms.
    var requestContents: [Content] = []
    let contents: [Content]
    /// The status codes besides 200 that only some operations have.
    var furtherStatuses: [Int] = []

    /// The status codes of all answers.
    ///
    /// - SeeAlso: OGC 17-069r4, requirements `/req/oas30/completeness` and `exceptions-codes`.
    var statuses: [Int] {
        let common = method == .get ? [200, 304, 400, 406, 500, 503] : [200, 400, 406, 413, 415, 500, 503]
        return (common + furtherStatuses).sorted()
    }

    /// The operation as a Path Item Object.
    func json(in language: Language) -> JSONValue {
        let path: [JSONValue] = pathParameters.map { parameter in
            [
                "name": .text(parameter.name), "in": "path", "required": true,
                "description": .text(parameter.summary.text(in: language)), "schema": parameter.schema,
            ]
        }
        let query = queryParameters.map { $0.definition(in: language) }
        var operation: JSONValue = [
            "operationId": .text(identifier), "tags": [.text(tag.rawValue)],
            "summary": .text(summary.text(in: language)), "parameters": .array(path + query),
        ]
        if !requestContents.isEmpty {
            operation["requestBody"] = ["required": true, "content": Self.json(requestContents)]
        }
        operation["responses"] = .object(statuses.map { .init(name: String($0), value: response($0)) })
        return .object([.init(name: method.rawValue, value: operation)])
    }

    private static func json(_ contents: [Content]) -> JSONValue {
        .object(contents.map { .init(name: $0.format.mediaType, value: ["schema": $0.schema]) })
    }

    private func response(_ status: Int) -> JSONValue {
        guard status == 200 else { return ["$ref": .text("#/components/responses/\(status)")] }
        let headers = method == .get ? ["ETag"] : []
        return [
            "description": "OK",
            "headers": .object(headers.map { .init(name: $0, value: ["schema": ["type": "string"]]) }),
            "content": Self.json(contents),
        ]
    }

    /// The operation on a page.
    func shown(in language: Language) -> APIPage.Operation {
        APIPage.Operation(
            path: (method == .get ? "" : "POST ") + path,
            summary: summary.text(in: language),
            parameters: pathParameters.map { NamedText(name: $0.name, value: $0.summary.text(in: language)) }
                + queryParameters.map { NamedText(name: $0.name, value: $0.summary.text(in: language)) },
            statuses: statuses
        )
    }
}
