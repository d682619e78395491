import FeatureQuery
import FeatureTiles
import GeoCore
import Testing

@Suite struct `Seams between tiles` {
    private static let set = TileMatrixSet.webMercatorQuad

    /// The geometry of the only feature in the tile.
    private static func paths(
        _ column: GeometryColumn,
        _ tile: TileIndex,
        _ set: TileMatrixSet?,
        buffer: Int
    ) throws -> [[TilePoint]] {
        let options = TileOptions(buffer: buffer)
        var encoder =
            set.map { VectorTileEncoder(tile: tile, of: $0, options: options, operations: TileFixture.operations) }
            ?? VectorTileEncoder(
                envelope: Self.set.envelope(of: tile),
                options: options,
                operations: TileFixture.operations
            )
        try encoder.append(TileFixture.batch(column), layer: "layer")
        return try DecodedTile(try encoder.finish()).layers.first?.features.first?.paths() ?? []
    }

    /// A tile and the ones to its right and below, with random positions around their common corner.
    private static func randomCorner(
        _ level: Int,
        _ set: TileMatrixSet,
        _ numbers: inout SeededNumbers
    ) -> (tile: TileIndex, positions: [(x: Double, y: Double)]) {
        let count = 1 << level
        let tile = TileIndex(
            matrix: level,
            row: Int.random(in: 0..<max(1, count - 1), using: &numbers),
            column: Int.random(in: 0..<max(1, count - 1), using: &numbers)
        )
        let envelope = set.envelope(of: tile)
        let positions = (0..<40)
            .map { _ in
                (
                    x: envelope.maxX + envelope.width * Double.random(in: -0.9...0.9, using: &numbers),
                    y: envelope.minY + envelope.width * Double.random(in: -0.9...0.9, using: &numbers)
                )
            }
        return (tile, positions)
    }

    @Test(arguments: 0...22)
    func `a position has coordinates exactly one extent apart in neighbouring tiles`(level: Int) throws {
        try expectAgreement(level, Self.set, byIndex: false)
    }

    /// A grid in a projected CRS whose corner and cell size are no round numbers.
    @Test(arguments: [1, 7, 16])
    func `the same holds for a set that is named`(level: Int) throws {
        var set = Self.set
        for index in set.matrices.indices {
            set.matrices[index].originX = 166_021.443_1
            set.matrices[index].originY = 4_987_000.7
            set.matrices[index].cellSize = 1_000.1 / 3 / Double(1 << index)
        }
        try expectAgreement(level, set, byIndex: true)
    }

    private func expectAgreement(_ level: Int, _ set: TileMatrixSet, byIndex: Bool) throws {
        var numbers = SeededNumbers(seed: UInt64(level))
        let named = byIndex ? set : nil
        for _ in 0..<20 {
            let (tile, positions) = Self.randomCorner(level, set, &numbers)
            var column = GeometryColumn()
            for (x, y) in positions {
                column.appendPosition(x: x, y: y)
                column.endRing()
                column.endPart(.point)
            }
            column.endRow(.multiPoint)
            var right = tile
            right.column += 1
            var below = tile
            below.row += 1
            let here = try Self.paths(column, tile, named, buffer: 8_192).first
            let expectedRight = here?.map { TilePoint($0.x - 4_096, $0.y) }
            let expectedBelow = here?.map { TilePoint($0.x, $0.y - 4_096) }
            #expect(try Self.paths(column, right, named, buffer: 8_192).first == expectedRight)
            #expect(try Self.paths(column, below, named, buffer: 8_192).first == expectedBelow)
        }
    }

    @Test func `halves are rounded to the right and down on both sides of the origin`() throws {
        let unit = 2 * 20_037_508.342789244 / 4_096
        var column = GeometryColumn()
        for (x, y) in [(0.5, 0.5), (-0.5, -0.5), (1.5, -1.5), (-1.5, 1.5)] {
            column.appendPosition(x: x * unit, y: y * unit)
            column.endRing()
            column.endPart(.point)
        }
        column.endRow(.multiPoint)
        let expected = [(2_049, 2_048), (2_048, 2_049), (2_050, 2_050), (2_047, 2_047)].map { TilePoint($0.0, $0.1) }
        #expect(try Self.paths(column, TileIndex(matrix: 0, row: 0, column: 0), nil, buffer: 64) == [expected])
    }

    @Test(arguments: 0..<300)
    func `a path crosses a seam within one unit of the same place in both tiles`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let level = Int(seed % 22) + 1
        let (tile, positions) = Self.randomCorner(level, Self.set, &numbers)
        let seam = Self.set.envelope(of: tile).maxX
        var column = GeometryColumn()
        let left = try #require(positions.first { $0.x < seam })
        let right = try #require(positions.first { $0.x > seam })
        for (x, y) in [left, right] { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(.lineString)
        column.endRow(.lineString)
        var neighbour = tile
        neighbour.column += 1
        guard let here = Self.crossing(try Self.paths(column, tile, nil, buffer: 64), at: 4_096),
            let there = Self.crossing(try Self.paths(column, neighbour, nil, buffer: 64), at: 0)
        else { return }
        #expect(abs(here - there) <= 1, "tile units")
    }

    /// Nine tiles without buffers around polygons that reach from the middle one into the others.
    @Test(arguments: 0..<60)
    func `the pieces of a polygon in all tiles together have its area`(seed: UInt64) throws {
        let level = Int(seed % 20) + 3
        let middle = TileIndex(matrix: level, row: 3, column: 4)
        var shapes = RandomShapes(seed: seed, around: Self.set.envelope(of: middle))
        var column = GeometryColumn()
        shapes.appendStar(radius: 3_900, vertices: 5...40, to: &column)
        var area = 0.0
        for row in middle.row - 1...middle.row + 1 {
            for file in middle.column - 1...middle.column + 1 {
                let tile = TileIndex(matrix: level, row: row, column: file)
                let options = TileOptions(buffer: 0)
                var encoder = VectorTileEncoder(
                    tile: tile,
                    of: Self.set,
                    options: options,
                    operations: TileFixture.operations
                )
                try encoder.append(TileFixture.batch(column), layer: "layer")
                area += try DecodedTile(try encoder.finish()).layers.first?.features.first?.area() ?? 0
            }
        }
        let expected = shapes.areaAndLength(0, of: column)
        #expect(abs(area - expected.area) <= expected.length, "square tile units, one for each unit of the outline")
    }

    /// The y at which a path of two points passes `x`; `nil` if the path does not reach it.
    private static func crossing(_ paths: [[TilePoint]], at x: Double) -> Double? {
        guard let path = paths.first, let first = path.first, let last = path.last, first.x != last.x else {
            return nil
        }
        let share = (x - Double(first.x)) / Double(last.x - first.x)
        return (0...1).contains(share) ? Double(first.y) + share * Double(last.y - first.y) : nil
    }
}
