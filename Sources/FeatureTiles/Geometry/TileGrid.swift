internal import GeoCore

/// The whole-number grid that the tiles of one matrix share, seen from one tile.
///
/// Positions are rounded on the grid of the whole matrix before the tile's corner is subtracted, so that the
/// coordinates of one position in two tiles differ by exactly the distance of their corners.
struct TileGrid: Sendable {
    private let originX: Double
    private let originY: Double
    private let unitsPerCRSUnit: Double
    private let cornerColumn: Int
    private let cornerRow: Int
    /// The smallest coordinate that is kept, in tile units.
    let lower: Int
    /// The greatest coordinate that is kept, in tile units.
    let upper: Int

    /// 2^45: coordinates beyond count as lying there, so that differences and interpolation stay exact to a unit.
    private static let horizon = 35_184_372_088_832.0

    private init(origin: (x: Double, y: Double), side: Double, corner: (column: Int, row: Int), options: TileOptions) {
        options.check()
        originX = origin.x
        originY = origin.y
        unitsPerCRSUnit = Double(options.extent) / side
        cornerColumn = corner.column * options.extent
        cornerRow = corner.row * options.extent
        lower = -options.buffer
        upper = options.extent + options.buffer
    }

    /// Creates the grid of a tile that `set` contains.
    init(tile: TileIndex, of set: TileMatrixSet, options: TileOptions) {
        let matrix = set.matrices[tile.matrix]
        self.init(
            origin: (matrix.originX, matrix.originY),
            side: matrix.cellSize * 256,
            corner: (tile.column, tile.row),
            options: options
        )
    }

    /// Creates the grid of a tile known by its envelope alone.
    ///
    /// A tile of WebMercatorQuad is recognised; any other gets a grid that starts at its own corner.
    init(envelope: Envelope, options: TileOptions) {
        if let tile = Self.webMercatorTile(with: envelope) {
            self.init(tile: tile, of: .webMercatorQuad, options: options)
        } else {
            let corner = (x: envelope.minX, y: envelope.maxY)
            self.init(origin: corner, side: envelope.width, corner: (0, 0), options: options)
        }
    }

    private static func webMercatorTile(with envelope: Envelope) -> TileIndex? {
        let set = TileMatrixSet.webMercatorQuad
        let tolerance = envelope.width * 1e-6
        for (index, matrix) in set.matrices.enumerated() where abs(matrix.cellSize * 256 - envelope.width) < tolerance {
            let side = matrix.cellSize * 256
            let column = ((envelope.minX - matrix.originX) / side).rounded()
            let row = ((matrix.originY - envelope.maxY) / side).rounded()
            guard abs(column) < 1e9, abs(row) < 1e9 else { return nil }
            let tile = TileIndex(matrix: index, row: Int(row), column: Int(column))
            let found = set.envelope(of: tile)
            let fits =
                abs(found.minX - envelope.minX) < tolerance && abs(found.maxY - envelope.maxY) < tolerance
                && abs(found.minY - envelope.minY) < tolerance
            return fits ? tile : nil
        }
        return nil
    }

    /// Returns the tile coordinate of an x: units to the right of the tile's left edge, halves rounded up.
    @inline(__always)
    func column(_ x: Double) -> Int { Self.floor((x - originX) * unitsPerCRSUnit + 0.5) &- cornerColumn }

    /// Returns the tile coordinate of a y: units below the tile's top edge, halves rounded up.
    @inline(__always)
    func row(_ y: Double) -> Int { Self.floor((originY - y) * unitsPerCRSUnit + 0.5) &- cornerRow }

    /// Whether the coordinate is inside the buffered tile.
    @inline(__always)
    func keeps(_ coordinate: Int) -> Bool { coordinate >= lower && coordinate <= upper }

    /// Rounds down without a call into the C library; not a number gives the horizon.
    @inline(__always)
    private static func floor(_ value: Double) -> Int {
        guard abs(value) < horizon else { return value < 0 ? -Int(horizon) : Int(horizon) }
        let truncated = Int(value)
        return Double(truncated) > value ? truncated &- 1 : truncated
    }
}
