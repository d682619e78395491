import FeatureQuery
public import GeoCore

extension OGCTilesService {
    /// Answers `/collections/{collectionId}/tiles`.
    ///
    /// - Throws: `collection.unknown`, `collection.withoutTiles`.
    /// - SeeAlso: OGC 20-057, requirements `/req/geodata-tilesets/operation` and `/req/tilesets-list/tileset-links`.
    public func tileSets(collection: String, _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let reading = try openTiled(collection)
        let exchange = try Exchange(request, configuration)
        let description = try describe(collection, reading, exchange)
        let links = exchange.selfLinks(ResourceAddress.tileSets(collection))
        let members = memberLinks(collection, exchange)
        return try exchange.answer(exchange.validators(reading.version, hasDate: false), links: links) {
            var tileSet = description.head
            tileSet["links"] = .array(members.map(\.json))
            return ["tilesets": [tileSet], "links": .array(links.map(\.json))]
        } page: {
            let path = Self.path(description.collection, exchange)
            let frame = exchange.frame(exchange.text(Titles.vectorTiles), links, path: path)
            return .tileSets(TileSetsPage(frame: frame, sets: [summary(description, members)]))
        }
    }

    /// Answers `/collections/{collectionId}/tiles/{tileMatrixSetId}`.
    ///
    /// - Throws: `collection.unknown`, `collection.withoutTiles`, `tileMatrixSet.unknown`.
    /// - SeeAlso: OGC 20-057, requirement `/req/tileset/description`.
    public func tileSet(
        collection: String,
        tileMatrixSet: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let reading = try openTiled(collection)
        try requireSet(tileMatrixSet)
        let exchange = try Exchange(request, configuration)
        let description = try describe(collection, reading, exchange)
        let links = tileSetLinks(collection, exchange)
        return try exchange.answer(exchange.validators(reading.version, hasDate: false), links: links) {
            description.json(links: links, geodata: geodata(collection, exchange))
        } page: {
            let tiles = (
                segments: ResourceAddress.tileSets(collection), title: exchange.text(Titles.vectorTiles)
            )
            let path = Self.path(description.collection, exchange) + [tiles]
            return .tileSet(
                TileSetPage(
                    frame: exchange.frame("\(description.collection.title) \(grid.id)", links, path: path),
                    set: summary(description, links),
                    limits: description.limits,
                    extent: description.measure.extent ?? .empty,
                    collection: description.collection
                )
            )
        }
    }

    /// Answers `/tiles/{collectionId}.json`: the tiles as TileJSON 3.0.0.
    ///
    /// - Throws: `collection.unknown`, `collection.withoutTiles`.
    public func tileJSON(collection: String, _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let reading = try openTiled(collection)
        let exchange = try Exchange(request, configuration, formats: [.json])
        let validators = exchange.validators(reading.version, hasDate: false)
        if let unchanged = exchange.unchanged(validators) { return unchanged }
        let description = try describe(collection, reading, exchange)
        let document = description.tileJSON(template: exchange.address.webTileTemplate(collection: collection))
        return exchange.response(.bytes(document.bytes), validators)
    }

    private func describe(
        _ collection: String,
        _ reading: any FeatureReading,
        _ exchange: Exchange
    ) throws(PaftaError) -> TileSetDescription {
        TileSetDescription(
            try directory.summary(collection, reading, for: exchange),
            reading.schema,
            grid,
            try directory.measures.measure(collection, reading),
            configuration,
            changedAt: Moment(rfc3339: reading.version.changedAt)?.rfc3339
        )
    }

    /// The links of a tile set in the list.
    private func memberLinks(_ collection: String, _ exchange: Exchange) -> [Link] {
        let tileSet = ResourceAddress.tileSets(collection) + [grid.id]
        let other: ContentFormat = exchange.format == .html ? .json : .html
        let title = LocalizedText(verbatim: grid.title)
        return [
            exchange.link(tileSet, "self", exchange.format, title), exchange.link(tileSet, "alternate", other, title),
            tilingScheme(exchange),
        ]
    }

    private func tileSetLinks(_ collection: String, _ exchange: Exchange) -> [Link] {
        let address = exchange.address
        return exchange.selfLinks(ResourceAddress.tileSets(collection) + [grid.id]) + [
            Link(
                href: address.tileTemplate(collection: collection, set: grid.id),
                rel: "item",
                type: ContentFormat.vectorTile.mediaType,
                title: exchange.text(Titles.tile),
                isTemplate: true
            ),
            tilingScheme(exchange),
            geodata(collection, exchange),
            Link(
                href: address.url(ResourceAddress.tileJSON(collection)),
                rel: "alternate",
                type: ContentFormat.json.mediaType,
                title: exchange.text(Titles.tileJSON)
            ),
            exchange.link(
                ResourceAddress.conformance,
                Relation.conformance,
                exchange.format,
                Titles.conformance
            ),
        ]
    }

    private func tilingScheme(_ exchange: Exchange) -> Link {
        exchange.link(
            ResourceAddress.tileMatrixSet(grid.id),
            Relation.tilingScheme,
            exchange.format,
            LocalizedText(verbatim: grid.title)
        )
    }

    private func geodata(_ collection: String, _ exchange: Exchange) -> Link {
        exchange.link(
            ResourceAddress.collection(collection),
            Relation.geodata,
            exchange.format,
            Titles.collection
        )
    }

    private func summary(_ description: TileSetDescription, _ links: [Link]) -> TileSetSummary {
        TileSetSummary(
            title: description.collection.title,
            tileMatrixSet: grid.id,
            tileMatrixSetURI: grid.uri,
            crs: grid.crs.uri,
            links: links
        )
    }

    private static func path(
        _ collection: CollectionSummary,
        _ exchange: Exchange
    ) -> [(segments: [String], title: String)] {
        [
            (segments: ResourceAddress.collections, title: exchange.text(Titles.collections)),
            (segments: ResourceAddress.collection(collection.identifier), title: collection.title),
        ]
    }
}
