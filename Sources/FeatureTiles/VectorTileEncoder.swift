public import FeatureQuery
public import GeoCore
public import GeoOperations

/// Makes one vector tile: start, append batches, finish.
///
/// Follows the Vector Tile Specification 2.1. Geometries are rounded to the tile's grid, cut at its buffer, made valid
/// and wound as clause 4.3.4.4 wants; the same input gives the same bytes. Positions that are not finite are left out
/// of paths and rings. A path whose points all fall together and a polygon without area leave no feature.
public struct VectorTileEncoder: Sendable {
    private let options: TileOptions
    private let operations: GeometryOperations
    private var geometry: TileGeometry
    private var visible = VisibleFeatures()
    private var layers: [TileLayer] = []

    /// Creates the encoder of the tile with this envelope.
    ///
    /// Neighbours agree to the last unit for tiles of WebMercatorQuad, which are recognised; for another set name the
    /// tile by its index.
    ///
    /// - Parameters:
    ///   - envelope: The tile without its buffer, in the CRS of the features; y grows to the north.
    ///   - options: What all tiles of the set have in common.
    ///   - operations: Repairs the polygons that rounding or cutting broke.
    public init(envelope: Envelope, options: TileOptions = TileOptions(), operations: GeometryOperations) {
        self.init(grid: TileGrid(envelope: envelope, options: options), options, operations)
    }

    /// Creates the encoder of a tile that `set` contains.
    ///
    /// - Parameters:
    ///   - tile: The tile.
    ///   - set: The tile matrix set, in the CRS of the features.
    ///   - options: What all tiles of the set have in common.
    ///   - operations: Repairs the polygons that rounding or cutting broke.
    public init(
        tile: TileIndex,
        of set: TileMatrixSet,
        options: TileOptions = TileOptions(),
        operations: GeometryOperations
    ) {
        self.init(grid: TileGrid(tile: tile, of: set, options: options), options, operations)
    }

    private init(grid: TileGrid, _ options: TileOptions, _ operations: GeometryOperations) {
        self.options = options
        self.operations = operations
        geometry = TileGeometry(grid: grid)
    }

    /// The number of features in the tile so far; a mixed geometry may count up to three times.
    public var featureCount: Int { layers.reduce(0) { $0 + $1.featureCount } }

    /// Adds the features of `batch` that the tile shows to the layer called `layer`.
    ///
    /// Identifiers from 0 on become feature identifiers, texts the attribute `id` unless a property has that name.
    ///
    /// - Parameters:
    ///   - batch: Features with geometries in the CRS of the tile.
    ///   - layer: The layer, new or begun before.
    /// - Throws: What ``GeometryOperations`` throws for a polygon it cannot repair; nothing of the batch is added.
    public mutating func append(_ batch: FeatureBatch, layer: String) throws(PaftaError) {
        guard batch.hasGeometry else { return }
        try visible.collect(batch.geometry, in: &geometry, operations)
        let known = layers.firstIndex { $0.name.utf8.elementsEqual(layer.utf8) }
        if known == nil { layers.append(TileLayer(name: layer)) }
        layers[known ?? layers.count - 1].append(batch, visible, options.properties)
    }

    /// Returns the tile, and starts again without features.
    ///
    /// - Returns: The bytes of the `Tile` message, not compressed; none at all if no feature is visible.
    public mutating func finish() throws(PaftaError) -> [UInt8] {
        var writer = ByteWriter(capacity: 0)
        for layer in layers { layer.write(to: &writer, extent: options.extent) }
        layers.removeAll()
        return writer.take()
    }
}
