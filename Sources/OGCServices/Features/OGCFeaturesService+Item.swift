import FeatureFormats
import FeatureQuery
public import GeoCore

extension OGCFeaturesService {
    /// Answers `/collections/{collectionId}/items/{featureId}`.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - feature: The identifier of the feature, decoded.
    ///   - request: The request.
    /// - Returns: 200 or 304.
    /// - Throws: `collection.unknown`, `feature.unknown`, `history.tooEarly`, what the source throws.
    /// - SeeAlso: OGC 17-069r4, requirements `/req/core/f-op`, `f-success` and `f-links`; OGC 18-058r1, requirement
    ///   `/req/crs/fc-crs-definition`.
    public func item(
        collection identifier: String,
        feature: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let present = try directory.open(identifier)
        let exchange = try Exchange(
            request,
            configuration,
            formats: ItemFormats.all,
            parameters: Self.itemParameters(
                present.schema,
                offered: directory.crsList.candidates(for: present.schema)
            )
        )
        let moment = try exchange.parameters.value(of: AsOfParameter())
        let state = moment.flatMap { FormerState(at: $0, isRequired: true, now: configuration.clock.now) }
        let reading = try directory.open(state, of: identifier, present: present, isBrief: request.isBrief)
        let schema = reading.schema
        let output = try FeatureOutput(exchange, schema: schema, directory)
        let validators = exchange.validators(reading.version)
        // An entity tag names this feature, so it exists; a date or '*' says nothing of that.
        if request.ifNoneMatch.map({ !$0.contains("*") }) ?? false, let unchanged = exchange.unchanged(validators) {
            return unchanged
        }
        guard let batch = try Self.read(feature, output, from: reading) else {
            throw .unknownFeature(feature, in: identifier)
        }
        if let unchanged = exchange.unchanged(validators) { return unchanged }
        let links = Self.links(identifier, feature, exchange)
        let bytes = Self.bytes(of: batch, try subject(reading, output, exchange), exchange.format, links)
        guard exchange.format == .html else {
            let all = links + ItemFormats.profileLinks(exchange.format)
            return exchange.response(.bytes(bytes), validators, links: all, headers: output.headers)
        }
        let page = Self.page(schema, identifier, feature, batch, links, exchange, bytes)
        return exchange.response(.page(.item(page)), validators, links: links, headers: output.headers)
    }

    /// The parameters of one feature, for all collections or for one.
    static func itemParameters(_ schema: FeatureSchema?, offered: [CRSIdentity]) -> [any QueryParameter] {
        [AsOfParameter()] + FeatureOutput.parameters(schema, offered: offered)
    }

    /// Returns a batch whose only row is the feature.
    ///
    /// Only the number as it is written in `id` names a feature: `007` is none (`/req/geojson/content`, part B).
    private static func read(
        _ feature: String,
        _ output: FeatureOutput,
        from reading: any FeatureReading
    ) throws(PaftaError) -> FeatureBatch? {
        var query = Query()
        switch reading.schema.identifiers {
        case .integer:
            guard let number = Int64(feature), String(number) == feature else { return nil }
            query.identifier = .integer(number)
        case .text:
            query.identifier = .text(feature)
        }
        output.apply(to: &query)
        query.limit = 1
        return try reading.features(query).next()
    }

    /// The feature in one format; as GeoJSON for a page.
    private static func bytes(
        of batch: FeatureBatch,
        _ subject: ItemFormats.Subject,
        _ format: ContentFormat,
        _ links: [Link]
    ) -> [UInt8] {
        var writer = ByteWriter()
        let members = (["links": .array(links.map(\.json))] as JSONValue).memberBytes[...]
        switch format {
        case .geoJSON, .html:
            GeoJSONEncoder(properties: batch.schema, coordinates: subject.output.coordinates)
                .appendFeature(row: 0, of: batch, members: members, to: &writer)
        case .jsonFG:
            ItemFormats.jsonFG(of: subject).appendFeature(row: 0, of: batch, members: members, to: &writer)
        case .gml: ItemFormats.gml(of: subject).appendDocument(row: 0, of: batch, to: &writer)
        default:
            var encoder = ItemFormats.encoder(format, of: subject)
            encoder.begin(to: &writer)
            encoder.append(batch, to: &writer)
            encoder.end(members: [], to: &writer)
        }
        return writer.take()
    }

    private static func links(_ collection: String, _ feature: String, _ exchange: Exchange) -> [Link] {
        let format: ContentFormat = exchange.format == .html ? .html : .json
        return exchange.selfLinks(ResourceAddress.item(collection, feature))
            + [exchange.link(ResourceAddress.collection(collection), "collection", format, Titles.collection)]
            + exchange.licenceLinks
    }

    private static func page(
        _ schema: FeatureSchema,
        _ collection: String,
        _ feature: String,
        _ batch: FeatureBatch,
        _ links: [Link],
        _ exchange: Exchange,
        _ geoJSON: [UInt8]
    ) -> ItemPage {
        let title = schema.title.isEmpty ? collection : schema.title
        let path = [
            (segments: ResourceAddress.collections, title: exchange.text(Titles.collections)),
            (segments: ResourceAddress.collection(collection), title: title),
            (segments: ResourceAddress.items(collection), title: exchange.text(Titles.features)),
        ]
        let properties = zip(batch.schema, batch.properties)
            .map { definition, column in
                NamedText(name: definition.name, value: column.shown(0, in: exchange.language))
            }
        return ItemPage(
            frame: exchange.frame("\(title) \(feature)", links, path: path),
            collection: collection,
            collectionTitle: title,
            identifier: feature,
            properties: properties,
            geometryType: batch.hasGeometry ? batch.geometry.types[0]?.name : nil,
            envelope: batch.hasGeometry ? batch.geometry.envelope(of: 0) : .empty,
            geoJSON: geoJSON
        )
    }
}
