public import GeoCore

extension OGCTilesService {
    /// Answers `/tileMatrixSets`.
    ///
    /// - SeeAlso: OGC 20-057, recommendation `/rec/tileset/tmxslink`.
    public func tileMatrixSets(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration)
        let links = exchange.selfLinks(ResourceAddress.tileMatrixSets)
        let definition = exchange.link(
            ResourceAddress.tileMatrixSet(grid.id),
            "self",
            exchange.format,
            LocalizedText(verbatim: grid.title)
        )
        return try exchange.answer(exchange.validators(of: Fingerprint()), links: links) {
            [
                "tileMatrixSets": [
                    [
                        "id": .text(grid.id), "title": .text(grid.title), "uri": .text(grid.uri),
                        "crs": .text(grid.crs.uri), "links": [definition.json],
                    ]
                ],
                "links": .array(links.map(\.json)),
            ]
        } page: {
            let summary = TileMatrixSetPage.Summary(
                identifier: grid.id,
                title: grid.title,
                uri: grid.uri,
                crs: grid.crs.uri,
                links: [definition]
            )
            let frame = exchange.frame(exchange.text(Titles.tileMatrixSets), links)
            return .tileMatrixSets(TileMatrixSetsPage(frame: frame, sets: [summary]))
        }
    }

    /// Answers `/tileMatrixSets/{tileMatrixSetId}`.
    ///
    /// - Throws: `tileMatrixSet.unknown`.
    /// - SeeAlso: OGC 17-083r4, clause 6 and annex D.1.
    public func tileMatrixSet(_ identifier: String, _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        try requireSet(identifier)
        let exchange = try Exchange(request, configuration)
        let links = exchange.selfLinks(ResourceAddress.tileMatrixSet(identifier))
        return try exchange.answer(exchange.validators(of: Fingerprint()), links: links) {
            var document = grid.json
            document["links"] = .array(links.map(\.json))
            return document
        } page: {
            let path = [(segments: ResourceAddress.tileMatrixSets, title: exchange.text(Titles.tileMatrixSets))]
            let frame = exchange.frame(grid.title, links, path: path)
            return .tileMatrixSet(TileMatrixSetPage(frame: frame, set: grid))
        }
    }
}

extension TileMatrixSet {
    /// The definition as the schema `tileMatrixSet.json` of OGC 17-083r4 wants it.
    fileprivate var json: JSONValue {
        [
            "id": .text(id), "title": .text(title), "uri": .text(uri), "crs": .text(crs.uri),
            "orderedAxes": ["X", "Y"],
            "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
            "tileMatrices": .array(matrices.enumerated().map(Self.json)),
        ]
    }

    private static func json(_ level: Int, _ matrix: TileMatrix) -> JSONValue {
        [
            "id": .text(String(level)), "scaleDenominator": .number(matrix.scaleDenominator),
            "cellSize": .number(matrix.cellSize), "cornerOfOrigin": "topLeft",
            "pointOfOrigin": [.number(matrix.originX), .number(matrix.originY)], "tileWidth": 256, "tileHeight": 256,
            "matrixWidth": .integer(matrix.matrixWidth), "matrixHeight": .integer(matrix.matrixHeight),
        ]
    }
}
