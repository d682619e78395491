/// A pyramid of tile grids over one CRS (OGC 17-083r4).
///
/// Tile rows count downwards from the top left corner, columns to the right.
public struct TileMatrixSet: Sendable, Hashable {
    /// The identifier, such as `WebMercatorQuad`.
    public var id: String
    /// What the set is called in a list.
    public var title: String
    /// The URI that names it in the OGC register.
    public var uri: String
    /// The CRS of the grid.
    public var crs: CRSIdentity
    /// The grids, from the coarsest on; the index is the tile matrix identifier.
    public var matrices: [TileMatrix]

    /// One grid of a ``TileMatrixSet``.
    public struct TileMatrix: Sendable, Hashable {
        /// The scale denominator for pixels of 0.28 mm.
        public var scaleDenominator: Double
        /// The size of a pixel in CRS units, for tiles of 256 pixels.
        public var cellSize: Double
        /// The top left corner, x then y.
        public var originX: Double
        /// The y of the top left corner.
        public var originY: Double
        /// The number of columns.
        public var matrixWidth: Int
        /// The number of rows.
        public var matrixHeight: Int
    }

    /// Whether the tile exists in the grid.
    public func contains(_ tile: TileIndex) -> Bool {
        guard matrices.indices.contains(tile.matrix) else { return false }
        let matrix = matrices[tile.matrix]
        return (0..<matrix.matrixWidth).contains(tile.column) && (0..<matrix.matrixHeight).contains(tile.row)
    }

    /// Returns the envelope of a tile that the set contains, in CRS units.
    public func envelope(of tile: TileIndex) -> Envelope {
        let matrix = matrices[tile.matrix]
        let side = matrix.cellSize * 256
        let left = matrix.originX + Double(tile.column) * side
        let top = matrix.originY - Double(tile.row) * side
        return Envelope(minX: left, minY: top - side, maxX: left + side, maxY: top)
    }

    /// Returns the tiles of `matrix` that meet `envelope`, as ranges of columns and rows; empty where none does.
    public func tiles(meeting envelope: Envelope, matrix index: Int) -> (columns: Range<Int>, rows: Range<Int>) {
        guard !envelope.isEmpty, matrices.indices.contains(index) else { return (0..<0, 0..<0) }
        let matrix = matrices[index]
        let side = matrix.cellSize * 256
        func clamp(_ value: Double, _ count: Int) -> Int { Int(min(max(value.rounded(.down), -1), Double(count))) }
        let first = clamp((envelope.minX - matrix.originX) / side, matrix.matrixWidth)
        let last = clamp((envelope.maxX - matrix.originX) / side, matrix.matrixWidth)
        let top = clamp((matrix.originY - envelope.maxY) / side, matrix.matrixHeight)
        let bottom = clamp((matrix.originY - envelope.minY) / side, matrix.matrixHeight)
        let columns = max(first, 0)..<max(min(last + 1, matrix.matrixWidth), max(first, 0))
        let rows = max(top, 0)..<max(min(bottom + 1, matrix.matrixHeight), max(top, 0))
        return columns.isEmpty || rows.isEmpty ? (0..<0, 0..<0) : (columns, rows)
    }

    /// The grid of web maps: 25 levels over the square world of EPSG:3857 (OGC 17-083r4, annex D.1).
    public static let webMercatorQuad: TileMatrixSet = {
        let half = 20_037_508.342789244
        let matrices = (0...24)
            .map { level in
                let count = 1 << level
                let cellSize = 2 * half / 256 / Double(count)
                return TileMatrix(
                    scaleDenominator: cellSize / 0.00028,
                    cellSize: cellSize,
                    originX: -half,
                    originY: half,
                    matrixWidth: count,
                    matrixHeight: count
                )
            }
        return TileMatrixSet(
            id: "WebMercatorQuad",
            title: "Google Maps Compatible for the World",
            uri: "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
            crs: .webMercator,
            matrices: matrices
        )
    }()
}

/// The address of one tile in a ``TileMatrixSet``.
public struct TileIndex: Sendable, Hashable {
    /// The level, 0 being the coarsest.
    public var matrix: Int
    /// The row, from the top.
    public var row: Int
    /// The column, from the left.
    public var column: Int

    /// Creates an address.
    public init(matrix: Int, row: Int, column: Int) {
        self.matrix = matrix
        self.row = row
        self.column = column
    }
}
