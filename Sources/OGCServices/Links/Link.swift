/// A link from one resource to another (RFC 8288; OGC 17-069r4, clause 7.1 and schema `link.yaml`).
public struct Link: Sendable, Hashable {
    /// The URL, or a template with variables in braces.
    public var href: String
    /// How the target relates to the document with the link.
    public var rel: String
    /// The media type of the target.
    public var type: String
    /// What the link says to people, in the language of the document.
    public var title: String
    /// Whether `href` is a template.
    public var isTemplate: Bool
    /// The cursor to be put into the body that was sent to `href`, which is to be sent again then; `nil` for a plain link.
    public var postedCursor: String?

    /// Creates a link.
    public init(href: String, rel: String, type: String, title: String, isTemplate: Bool = false) {
        self.href = href
        self.rel = rel
        self.type = type
        self.title = title
        self.isTemplate = isTemplate
    }
}

extension Link {
    /// The link as a JSON object.
    var json: JSONValue {
        var json: JSONValue = ["href": .text(href), "rel": .text(rel), "type": .text(type), "title": .text(title)]
        if isTemplate { json["templated"] = true }
        if let postedCursor {
            json["method"] = "POST"
            json["merge"] = true
            json["body"] = ["cursor": .text(postedCursor)]
        }
        return json
    }

    /// The link as a value of the field `Link` or, if it is a template, `Link-Template`; `nil` if it has bytes that would
    /// end the value early.
    ///
    /// Titles stay out: a field holds ASCII only.
    var headerValue: String? {
        let isPlain = [href, rel, type]
            .allSatisfy { text in
                text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"\\".utf8.contains($0) }
            }
        return isPlain ? "<\(href)>; rel=\"\(rel)\"; type=\"\(type)\"" : nil
    }
}

/// Link relations, most of them registered not with IANA but by OGC.
enum Relation {
    static let tilingSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
    static let tilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
    static let vectorTileSets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
    static let geodata = "http://www.opengis.net/def/rel/ogc/1.0/geodata"
    static let conformance = "http://www.opengis.net/def/rel/ogc/1.0/conformance"
    static let schema = "http://www.opengis.net/def/rel/ogc/1.0/schema"
    static let queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
    static let sortables = "http://www.opengis.net/def/rel/ogc/1.0/sortables"
    /// Registered with IANA (RFC 5989): where changes of a resource can be watched.
    static let monitor = "monitor"
    static let functions = "http://www.opengis.net/def/rel/ogc/1.0/functions"
}
