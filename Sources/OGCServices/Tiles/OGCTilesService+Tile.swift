import FeatureQuery
import FeatureTiles
public import GeoCore

extension OGCTilesService {
    /// Answers `/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}`.
    ///
    /// A tile of the extent without visible features is 204. `OATiles-Hint: empty` is added where no feature lies in it
    /// at all, because then every tile below it is empty too.
    ///
    /// - Parameters:
    ///   - collection: The collection, and the name of the only layer.
    ///   - tileMatrixSet: The tile matrix set.
    ///   - matrix: The tile matrix, as spelled in the path.
    ///   - row: The row from the top, as spelled in the path.
    ///   - column: The column from the left, as spelled in the path.
    ///   - request: The request.
    /// - Returns: 200 with the tile, 204, or 304.
    /// - Throws: `collection.unknown`, `collection.withoutTiles`, `tileMatrixSet.unknown`, `tile.outOfRange`,
    ///   `tile.belowMinimumZoom`, what the source throws.
    /// - SeeAlso: OGC 20-057, requirements `/req/core/tc-op`, `tc-success`, `tc-error` and `/req/mvt/content`.
    public func tile(
        collection: String,
        tileMatrixSet: String,
        matrix: String,
        row: String,
        column: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let reading = try openTiled(collection)
        try requireSet(tileMatrixSet)
        let exchange = try Exchange(request, configuration, formats: [.vectorTile])
        let tile = try index(matrix, row, column)
        let validators = exchange.validators(reading.version)
        // Grid and entity tag are known without data; the extent is not, so a date or '*' has to wait for it.
        if request.ifNoneMatch.map({ !$0.contains("*") }) ?? false, let unchanged = exchange.unchanged(validators) {
            return unchanged
        }
        try requirePublished(tile, try directory.measures.measure(collection, reading))
        if let unchanged = exchange.unchanged(validators) { return unchanged }
        let (bytes, isVoid) = try encode(tile, collection, reading)
        guard bytes.isEmpty else { return exchange.response(.bytes(bytes), validators) }
        var headers = exchange.commonHeaders + validators.headers
        if isVoid { headers.append(.init(name: "OATiles-Hint", value: "empty")) }
        return ServiceResponse(status: 204, headers: headers, body: .empty)
    }

    /// Answers `/tiles/{collectionId}/{z}/{x}/{y}.mvt`, the order of most web maps.
    ///
    /// - Parameters:
    ///   - collection: The collection.
    ///   - zoom: The level, as spelled in the path.
    ///   - x: The column from the left, as spelled in the path.
    ///   - y: The row from the top, as spelled in the path without the suffix.
    ///   - request: The request.
    /// - Returns: 200 with the tile, 204, or 304.
    /// - Throws: As ``tile(collection:tileMatrixSet:matrix:row:column:_:)``.
    public func tile(
        collection: String,
        zoom: String,
        x: String,
        y: String,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        try tile(collection: collection, tileMatrixSet: grid.id, matrix: zoom, row: y, column: x, request)
    }

    private func index(_ matrix: String, _ row: String, _ column: String) throws(PaftaError) -> TileIndex {
        let numbers = [matrix, row, column]
            .compactMap { text in
                text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
            }
        guard numbers.count == 3 else { throw .tileOutOfRange(grid) }
        let tile = TileIndex(matrix: numbers[0], row: numbers[1], column: numbers[2])
        guard grid.contains(tile) else { throw .tileOutOfRange(grid) }
        return tile
    }

    private func requirePublished(_ tile: TileIndex, _ measure: CollectionMeasure) throws(PaftaError) {
        guard tile.matrix >= measure.minimumZoom else { throw .tileBelowMinimumZoom(measure.minimumZoom) }
        guard let limits = measure.limits(in: grid, matrix: tile.matrix), limits.rows.contains(tile.row),
            limits.columns.contains(tile.column)
        else { throw .tileOutOfRange(grid) }
    }

    /// Returns the tile, and whether no feature at all lies in it or its buffer.
    private func encode(
        _ tile: TileIndex,
        _ collection: String,
        _ reading: any FeatureReading
    ) throws(PaftaError) -> (bytes: [UInt8], isVoid: Bool) {
        let buffered = TileEnvelope.bufferedEnvelope(of: grid.envelope(of: tile))
        var query = Query()
        query.crs = grid.crs
        var filter = SpatialFilter(boxes: [buffered], crs: grid.crs, keepsFeaturesWithoutGeometry: false)
        filter.allowsOthers = true  // the encoder cuts exactly
        query.spatialFilter = filter
        let cursor = try reading.features(query)
        var encoder = VectorTileEncoder(tile: tile, of: grid, operations: operations)
        var isVoid = true
        while let batch = try cursor.next() {
            isVoid = false
            try encoder.append(batch, layer: collection)
        }
        return (try encoder.finish(), isVoid)
    }
}
