/// A form in which a resource is offered: the name for `f` and the media type for `Accept`.
struct ContentFormat: Sendable, Hashable {
    /// The value of the parameter `f`.
    let key: String
    /// What links and `Accept` say.
    let mediaType: String
    /// What the field `Content-Type` says.
    let contentType: String
    /// Other media types in `Accept` that ask for the same.
    let aliases: [String]
    /// What people call it.
    let title: String

    init(key: String, mediaType: String, contentType: String? = nil, aliases: [String] = [], title: String) {
        self.key = key
        self.mediaType = mediaType
        self.contentType = contentType ?? mediaType
        self.aliases = aliases
        self.title = title
    }

    /// JSON documents.
    static let json = ContentFormat(key: "json", mediaType: "application/json", title: "JSON")
    /// Features; a client that says it reads JSON reads them too.
    static let geoJSON = ContentFormat(
        key: "json",
        mediaType: "application/geo+json",
        aliases: ["application/json", "application/vnd.geo+json"],
        title: "GeoJSON"
    )
    /// Pages.
    static let html = ContentFormat(
        key: "html",
        mediaType: "text/html",
        contentType: "text/html; charset=utf-8",
        aliases: ["application/xhtml+xml"],
        title: "HTML"
    )
    /// The API definition (OGC 17-069r4, `/req/oas30/oas-definition-1`).
    static let openAPI = ContentFormat(
        key: "json",
        mediaType: "application/vnd.oai.openapi+json;version=3.0",
        aliases: ["application/vnd.oai.openapi+json", "application/openapi+json", "application/json"],
        title: "OpenAPI 3.0"
    )
    /// JSON Schema (OGC 23-058r2, clause 17).
    static let jsonSchema = ContentFormat(
        key: "json",
        mediaType: "application/schema+json",
        aliases: ["application/json"],
        title: "JSON Schema"
    )
    /// Vector tiles.
    static let vectorTile = ContentFormat(
        key: "mvt",
        mediaType: "application/vnd.mapbox-vector-tile",
        aliases: ["application/x-protobuf", "application/octet-stream"],
        title: "Mapbox Vector Tile"
    )
}
