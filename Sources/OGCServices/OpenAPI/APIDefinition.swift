import GeoCore

/// The definition of the API by OpenAPI 3.0.3.
///
/// - SeeAlso: OGC 17-069r4, clause 9; OGC 20-057, clause 14.
struct APIDefinition {
    let operations: [APIOperation]
    let configuration: ServiceConfiguration
    let language: Language
    let baseURL: String

    /// The document.
    var json: JSONValue {
        [
            "openapi": "3.0.3",
            "info": info,
            "servers": [["url": .text(baseURL)]],
            "tags": .array(APIOperation.Tag.allCases.map { ["name": .text($0.rawValue)] }),
            "paths": .object(operations.map { .init(name: $0.path, value: $0.json(in: language)) }),
            "components": ["schemas": APISchemas.all, "responses": responses],
        ]
    }

    private var info: JSONValue {
        var info: JSONValue = [
            "title": .text(configuration.title.text(in: language)),
            "description": .text(configuration.description.text(in: language)),
            "version": .text(Version.current),
        ]
        if let contact = configuration.contact {
            var json: JSONValue = ["name": .text(contact.name)]
            json["url"] = contact.url.map(JSONValue.text)
            json["email"] = contact.email.map(JSONValue.text)
            info["contact"] = json
        }
        info["license"] = configuration.licence.map { ["name": .text($0.name), "url": .text($0.url)] }
        return info
    }

    /// The answers other than 200, by status code.
    private var responses: JSONValue {
        let empty: [(Int, LocalizedText)] = [
            (204, LocalizedText("The tile is empty", tr: "Karo boş")),
            (304, LocalizedText("The client's copy is still good", tr: "İstemcideki kopya hâlâ geçerli")),
        ]
        let errors = [400, 404, 406, 409, 410, 413, 415, 500, 501, 503].map { ($0, HTTPStatus.title(of: $0)) }
        let problem: JSONValue = [
            "application/problem+json": ["schema": ["$ref": "#/components/schemas/exception"]],
            "text/html": ["schema": ["type": "string"]],
        ]
        let members =
            empty.map { JSONValue.Member(name: String($0.0), value: ["description": .text($0.1.text(in: language))]) }
            + errors.map { status, title in
                JSONValue.Member(
                    name: String(status),
                    value: ["description": .text(title.text(in: language)), "content": problem]
                )
            }
        return .object(members)
    }
}
