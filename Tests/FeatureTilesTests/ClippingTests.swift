import FeatureQuery
import FeatureTiles
import GeoCore
import GeoOperations
import Testing

/// Expected coordinates are counted by hand; the buffered tile reaches from -64 to 4160.
@Suite struct `Clipping at the buffer` {
    private static func paths(_ type: GeometryType, _ parts: [[[(Int, Int)]]]) throws -> [[TilePoint]] {
        try TileFixture.feature(type, parts)?.paths() ?? []
    }

    private static func points(_ positions: (Int, Int)...) -> [TilePoint] { positions.map { TilePoint($0.0, $0.1) } }

    @Test func `points on the buffer's edge stay and points beyond go`() throws {
        let parts = [(-64, 0), (-65, 0), (4_160, 4_160), (4_161, 0), (0, -64), (0, -65)].map { [[$0]] }
        #expect(try Self.paths(.multiPoint, parts) == [Self.points((-64, 0), (4_160, 4_160), (0, -64))])
    }

    @Test func `a path that leaves and comes back becomes two`() throws {
        let path = [(10, 10), (10, -100), (20, -100), (20, 10)]
        let expected = [Self.points((10, 10), (10, -64)), Self.points((20, -64), (20, 10))]
        #expect(try Self.paths(.lineString, [[path]]) == expected)
    }

    @Test func `a path through the tile is cut at both sides`() throws {
        let expected = [Self.points((-64, 1_968), (4_160, 2_024))]
        // A quarter of the way, 2,112 of 8,448 units, lies left of the buffer, and a quarter right of it.
        #expect(try Self.paths(.lineString, [[[(-2_176, 1_940), (6_272, 2_052)]]]) == expected)
    }

    @Test func `a path beside the tile leaves nothing`() throws {
        #expect(try Self.paths(.lineString, [[[(-100, -40), (-40, -100), (4_000, -90)]]]).isEmpty)
    }

    @Test func `a path keeps the point where it turns back and loses repeated ones`() throws {
        let path = [(0, 0), (5, 0), (5, 0), (9, 0), (2, 0)]
        #expect(try Self.paths(.lineString, [[path]]) == [Self.points((0, 0), (5, 0), (9, 0), (2, 0))])
    }

    @Test func `a path without length leaves nothing`() throws {
        #expect(try Self.paths(.lineString, [[[(7, 7), (7, 7)]]]).isEmpty)
    }

    @Test func `a polygon around the tile becomes the buffered square`() throws {
        let ring = [(-9_000, -9_000), (9_000, -9_000), (9_000, 9_000), (-9_000, 9_000), (-9_000, -9_000)]
        let paths = try Self.paths(.polygon, [[ring]])
        #expect(paths.map(Set.init) == [Set(Self.points((-64, -64), (4_160, -64), (4_160, 4_160), (-64, 4_160)))])
    }

    @Test func `a hole around the tile leaves nothing`() throws {
        let ring = [(-9_000, -9_000), (9_000, -9_000), (9_000, 9_000), (-9_000, 9_000), (-9_000, -9_000)]
        let hole = [(-5_000, -5_000), (-5_000, 5_000), (5_000, 5_000), (5_000, -5_000), (-5_000, -5_000)]
        #expect(try Self.paths(.polygon, [[ring, hole]]).isEmpty)
    }

    @Test func `a comb that leaves the tile between its teeth falls into its teeth`() throws {
        let comb = [
            (10, 10), (10, -90), (50, -90), (50, 10), (40, 10), (40, -80), (20, -80), (20, 10), (10, 10),
        ]
        let feature = try #require(try TileFixture.feature(.polygon, [[comb]]))
        #expect(try feature.paths().count == 2)
        #expect(try feature.area() == 2 * 10 * 74)
        #expect(try TileFixture.operations.isValid(row: 0, of: try feature.polygons()))
    }

    @Test func `a hole that crosses the edge becomes a bay`() throws {
        let ring = [(-500, 100), (500, 100), (500, 300), (-500, 300), (-500, 100)]
        let hole = [(-200, 150), (-200, 250), (100, 250), (100, 150), (-200, 150)]
        let feature = try #require(try TileFixture.feature(.polygon, [[ring, hole]]))
        #expect(try feature.paths().count == 1)
        #expect(try feature.area() == 564 * 200 - 164 * 100)
        #expect(try TileFixture.operations.isValid(row: 0, of: try feature.polygons()))
    }

    @Test func `a spike is taken off a ring`() throws {
        let ring = [(0, 0), (10, 0), (10, 10), (10, 30), (10, 10), (0, 10), (0, 0)]
        #expect(try Self.paths(.polygon, [[ring]]) == [Self.points((0, 0), (10, 0), (10, 10), (0, 10))])
    }

    @Test func `a spike at the first point is taken off too`() throws {
        let ring = [(0, -20), (0, 0), (10, 0), (10, 10), (0, 10), (0, -20)]
        let paths = try Self.paths(.polygon, [[ring]])
        #expect(paths == [Self.points((0, 0), (10, 0), (10, 10), (0, 10))])
    }

    @Test func `the envelope to query reaches half a unit beyond the buffer`() {
        let envelope = TileEnvelope.bufferedEnvelope(of: TileFixture.envelope, options: TileOptions())
        #expect(envelope == Envelope(minX: -64.5, minY: -64.5, maxX: 4_160.5, maxY: 4_160.5))
    }
}
