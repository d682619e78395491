import FeatureFormats
import FeatureQuery
public import GeoCore

extension OGCFeaturesService {
    /// Answers `/collections/{collectionId}/schema`: what is returned of features, also as a schema of GML.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - request: The request.
    /// - Returns: 200 or 304.
    /// - Throws: `collection.unknown`.
    /// - SeeAlso: OGC 23-058r2, clause 10; OGC 10-100r3, clause 8.
    public func schema(collection identifier: String, _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let address = ResourceAddress.schema(identifier)
        return try schema(.returnables, of: identifier, at: address, Titles.schema, request)
    }

    /// Answers `/collections/{collectionId}/queryables`: what filters may use.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - request: The request.
    /// - Returns: 200 or 304.
    /// - Throws: `collection.unknown`.
    /// - SeeAlso: OGC 19-079r2, requirements `/req/queryables/get-queryables-op` and `get-queryables-response`.
    public func queryables(
        collection identifier: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let address = ResourceAddress.queryables(identifier)
        return try schema(.queryables, of: identifier, at: address, Titles.queryables, request)
    }

    /// Answers `/collections/{collectionId}/sortables`: what features can be sorted by.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - request: The request.
    /// - Returns: 200 or 304.
    /// - Throws: `collection.unknown`.
    /// - SeeAlso: OGC API - Features - Part 8 (draft), requirement `/req/sorting/get-sortables-success`.
    public func sortables(
        collection identifier: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let address = ResourceAddress.sortables(identifier)
        return try schema(.sortables, of: identifier, at: address, Titles.sortables, request)
    }

    /// The formats of a schema.
    static func formats(of purpose: CollectionSchema.Purpose) -> [ContentFormat] {
        [.jsonSchema, .html] + (purpose == .returnables ? [.xmlSchema] : [])
    }

    private func schema(
        _ purpose: CollectionSchema.Purpose,
        of identifier: String,
        at address: [String],
        _ name: LocalizedText,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let reading = try directory.open(identifier)
        let exchange = try Exchange(request, configuration, formats: Self.formats(of: purpose))
        let schema = CollectionSchema(schema: reading.schema, purpose: purpose)
        let links =
            exchange.selfLinks(address)
            + [exchange.link(ResourceAddress.collection(identifier), "collection", .json, Titles.collection)]
        let validators = exchange.validators(reading.version, hasDate: false)
        if exchange.format == .xmlSchema {
            if let unchanged = exchange.unchanged(validators) { return unchanged }
            var writer = ByteWriter()
            GMLSchema.append(reading.schema, to: &writer)
            return exchange.response(.bytes(writer.take()), validators, links: links)
        }
        let own = reading.schema.title.isEmpty ? identifier : reading.schema.title
        let title = "\(own): \(exchange.text(name))"
        return try exchange.answer(validators, links: links) {
            schema.json(at: exchange.address.url(address), title: title)
        } page: { () throws(PaftaError) in
            var summary = try directory.summary(identifier, reading, for: exchange)
            let path = [
                (segments: ResourceAddress.collections, title: exchange.text(Titles.collections)),
                (segments: ResourceAddress.collection(identifier), title: own),
            ]
            summary.title = title
            summary.properties = schema.properties.map { .init(name: $0.name, type: $0.shownType) }
            summary.links = links
            return .collection(CollectionPage(frame: exchange.frame(title, links, path: path), collection: summary))
        }
    }
}
