import FeatureQuery
import FeatureTiles
import GeoCore
import GeoOperations
import Testing

@Suite struct `Hostile geometries in tiles` {
    private static func column(_ type: GeometryType, _ rings: [[(Double, Double)]]) -> GeometryColumn {
        var column = GeometryColumn()
        for ring in rings {
            for (x, y) in ring { column.appendPosition(x: x, y: y) }
            column.endRing()
        }
        column.endPart(type.single)
        column.endRow(type)
        return column
    }

    private static func features(_ type: GeometryType, _ rings: [(Double, Double)]...) throws -> [DecodedTile.Feature] {
        try TileFixture.features(TileFixture.batch(column(type, rings)))
    }

    private static let strange: [Double] = [
        .nan, .infinity, -.infinity, 1e300, -1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e18, -1e18,
        4_294_967_296, -4_294_967_296, .leastNonzeroMagnitude, -0.0,
    ]

    @Test(arguments: strange, strange)
    func `any coordinates leave a readable tile`(x: Double, y: Double) throws {
        _ = try Self.features(.point, [(x, y)])
        for feature in try Self.features(.lineString, [(10, 10), (x, y), (20, 20), (y, x)]) { _ = try feature.paths() }
        for feature in try Self.features(.polygon, [(10, 10), (x, y), (20, 900), (y, x), (10, 10)]) {
            #expect(try TileFixture.operations.isValid(row: 0, of: try feature.polygons()))
        }
    }

    @Test func `a point that is not a number is dropped`() throws {
        #expect(try Self.features(.point, [(.nan, 5)]).isEmpty)
        #expect(try Self.features(.point, [(5, .infinity)]).isEmpty)
    }

    @Test func `positions that are not numbers are left out of rings and paths`() throws {
        let square = [(0.0, 0.0), (10, 0), (.nan, 5), (10, 10), (0, 10), (0, 0)]
        #expect(try Self.features(.polygon, square).first?.area() == 100)
        let path = try Self.features(.lineString, [(0, 0), (5, .infinity), (10, 0)]).first?.paths()
        #expect(path == [[TilePoint(0, 4_096), TilePoint(10, 4_096)]])
    }

    @Test func `coordinates beyond 32 bits are cut, not wrapped`() throws {
        let path = try Self.features(.lineString, [(100, 96), (1e12, 96)]).first?.paths()
        #expect(path == [[TilePoint(100, 4_000), TilePoint(4_160, 4_000)]])
    }

    @Test(arguments: [
        [], [(1.0, 1.0)], [(1, 1), (9, 9)], [(1, 1), (9, 9), (1, 1)], [(3, 3), (3, 3), (3, 3), (3, 3)],
    ])
    func `a ring of fewer than three points leaves nothing`(ring: [(Double, Double)]) throws {
        #expect(try Self.features(.polygon, ring).isEmpty)
        #expect(try Self.features(.polygon, ring.map { ($0.0 - 1_000, $0.1) }).isEmpty)
    }

    @Test func `a ring that is not closed is closed`() throws {
        #expect(try Self.features(.polygon, [(0, 0), (10, 0), (10, 10), (0, 10)]).first?.area() == 100)
    }

    @Test func `a path of one point and an empty path leave nothing`() throws {
        #expect(try Self.features(.lineString, [(1, 1)]).isEmpty)
        #expect(try Self.features(.lineString, []).isEmpty)
    }

    @Test func `a collapsed exterior takes its holes with it, a collapsed hole only itself`() throws {
        let line = [(0.0, 0.0), (10, 10), (0, 0)]
        let square = [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)]
        #expect(try Self.features(.polygon, line, square).isEmpty)
        let small = [(50.0, 50.0), (50.2, 50), (50.2, 50.2), (50, 50)]
        #expect(try Self.features(.polygon, square, small).first?.area() == 10_000)
    }

    @Test func `rows without geometry are passed over`() throws {
        var column = GeometryColumn()
        column.appendNull()
        column.append(row: 0, of: Self.column(.point, [[(1, 1)]]))
        column.appendNull()
        #expect(try TileFixture.features(TileFixture.batch(column)).map(\.id) == [2])
    }
}
