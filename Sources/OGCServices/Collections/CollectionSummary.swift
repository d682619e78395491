public import GeoCore

/// What is published of a collection besides its features (OGC 17-069r4, clause 7.14).
public struct CollectionSummary: Sendable {
    /// A property and what its values are.
    public struct Property: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The type: integer, real, text, boolean, date, dateTime or binary.
        public var type: String
    }

    /// A span of time; an end that is not known is `nil`.
    public struct Interval: Sendable, Hashable {
        /// The earliest moment, in UTC as RFC 3339 wants.
        public var start: String?
        /// The latest moment.
        public var end: String?
    }

    /// A CRS as its URI and its name.
    public struct CRS: Sendable, Hashable {
        /// The URI.
        public var uri: String
        /// The name, such as `TUREF / TM30`.
        public var name: String
    }

    /// The identifier in URLs.
    public var identifier: String
    /// What people call it.
    public var title: String
    /// The theme it belongs to.
    public var theme: String
    /// The language of its texts, if it declares one.
    public var language: LanguageTag?
    /// `Point` to `GeometryCollection`, `Geometry` if features differ, `nil` for a table.
    public var geometryType: String?
    /// The number of features, where it is known.
    public var featureCount: Int?
    /// The lowest zoom level that has tiles.
    public var minimumZoom: Int
    /// Where the features lie, in degrees of CRS84; `nil` if none has a geometry.
    public var extent: Envelope?
    /// When the features are; `nil` if they have no time.
    public var temporalExtent: Interval?
    /// The URIs of the CRSs that features are offered in.
    public var crs: [String]
    /// Whether these are the CRSs for every collection, and perhaps some more.
    var holdsGlobalCRSList: Bool
    /// The operations that lead from the stored CRS to those CRSs.
    public var coordinateOperations: [CoordinateOperation]
    /// The CRS that features are stored in; `nil` for a table.
    public var storageCRS: CRS?
    /// The properties.
    public var properties: [Property]
    /// The links of the collection.
    public var links: [Link]
}

extension CollectionSummary {
    /// The collection as an object of `/collections`, or of `/collections/{collectionId}`.
    ///
    /// The same in both places, but the list names the CRSs for every collection once, at its own head (`#/crs`), and leaves
    /// the coordinate operations out. `language` is an object as OGC API - Records has it (OGC 20-004r1).
    /// - SeeAlso: OGC 17-069r4, requirement `/req/core/sfc-md-success`; OGC 18-058r1, requirements `/req/crs/fc-md-crs-list`,
    ///   `fc-md-crs-list-global`, `fc-md-storageCrs` and `fc-md-storageCrs-valid-value`.
    func json(inList: Bool) -> JSONValue {
        var json: JSONValue = ["id": .text(identifier), "title": .text(title)]
        json["language"] = language.map { ["code": .text($0.text), "name": .text($0.name)] }
        json["extent"] = extentJSON
        json["itemType"] = "feature"
        if !crs.isEmpty { json["crs"] = .texts(inList ? listedCRS : crs) }
        json["storageCrs"] = storageCRS.map { .text($0.uri) }
        json["links"] = .array(links.map(\.json))
        var own: JSONValue = [
            "theme": .text(theme),
            "geometryType": geometryType.map(JSONValue.text) ?? .null,
            "featureCount": featureCount.map(JSONValue.integer) ?? .null,
            "minimumZoom": .integer(minimumZoom),
            "properties": .array(properties.map { ["name": .text($0.name), "type": .text($0.type)] }),
        ]
        if !inList, !coordinateOperations.isEmpty {
            own["coordinateOperations"] = .array(coordinateOperations.map(\.json))
        }
        json["x-pafta"] = own
        return json
    }

    /// The CRSs with a pointer to those for every collection.
    private var listedCRS: [String] {
        guard holdsGlobalCRSList, let storageCRS else { return crs }
        return crs.last == storageCRS.uri ? ["#/crs", storageCRS.uri] : ["#/crs"]
    }

    private var extentJSON: JSONValue? {
        guard extent != nil || temporalExtent != nil else { return nil }
        var json: JSONValue = [:]
        json["spatial"] = extent.map { ["bbox": [$0.json], "crs": .text(CRSIdentity.crs84.uri)] }
        json["temporal"] = temporalExtent.map { interval in
            let ends = [interval.start, interval.end].map { $0.map(JSONValue.text) ?? .null }
            return ["interval": [.array(ends)], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"]
        }
        return json
    }
}

extension CoordinateOperation {
    var json: JSONValue {
        var json: JSONValue = ["crs": .text(crs), "operation": .text(name)]
        json["accuracyMetres"] = accuracyMetres.map(JSONValue.number)
        return json
    }
}

extension Envelope {
    /// The four numbers west, south, east, north.
    var json: JSONValue { [.number(minX), .number(minY), .number(maxX), .number(maxY)] }
}
