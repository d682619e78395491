import GeoCore
import GeoOperations
import Testing

@Suite struct `Snapping of areas to a grid` {
    private let operations = GeometryOperations()

    @Test func `coordinates become multiples of the cell size`() throws {
        let tilted = [(0.2, 0.4), (10.3, 0.6), (9.8, 10.2), (-0.4, 9.7), (0.2, 0.4)]
        let snapped = try operations.snapped(row: 0, of: .area(tilted), cellSize: 1)
        #expect(snapped.types == [.polygon])
        #expect(snapped.xy.allSatisfy { $0 == $0.rounded() })
        #expect(snapped.envelope(of: 0) == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
        let half = try operations.snapped(row: 0, of: .area(tilted), cellSize: 0.5)
        #expect(half.xy.allSatisfy { 2 * $0 == (2 * $0).rounded() })
    }

    @Test func `slivers and needles become valid areas on the grid or vanish`() throws {
        for step in 0..<180 {
            let needle = Self.needle(slope: Double(step) / 90, width: 0.1 + Double(step % 30) / 10)
            let snapped = try operations.snapped(row: 0, of: .area(needle), cellSize: 1)
            #expect(try operations.isValid(row: 0, of: snapped))
            #expect(snapped.xy.allSatisfy { $0 == $0.rounded() })
        }
    }

    /// A long thin area with many positions, which crosses itself when its positions are merely rounded.
    private static func needle(slope: Double, width: Double) -> [(Double, Double)] {
        let there = (0..<40).map { (Double($0) * 1.3, Double($0) * 1.3 * slope) }
        let back = there.reversed().map { ($0.0 + 0.3, $0.1 + width) }
        return there + back + there.prefix(1)
    }

    @Test func `holes are kept and holes smaller than a cell vanish`() throws {
        let column = GeometryColumn.area(
            Ring.square(0, 0, side: 20),
            Ring.square(2.2, 2.2, side: 5),
            Ring.square(15.1, 15.1, side: 0.2)
        )
        let snapped = try operations.snapped(row: 0, of: column, cellSize: 1)
        #expect(snapped.rings(of: 0).count == 2)
        #expect(snapped.area(ofRow: 0) == 400 - 25)
    }

    @Test func `what collapses is a row without geometry`() throws {
        let tiny = try operations.snapped(row: 0, of: .area(Ring.square(3.1, 3.1, side: 0.2)), cellSize: 1)
        #expect(tiny.types == [nil] && tiny.xy.isEmpty && tiny.count == 1)
        let path = try operations.snapped(row: 0, of: .path((0, 0), (9, 9)), cellSize: 1)
        #expect(path.types == [nil])
    }

    @Test func `a multipolygon stays one and loses the parts that collapse`() throws {
        let column = GeometryColumn.areas([
            [Ring.square(0, 0, side: 5)], [Ring.square(10, 10, side: 0.1)], [Ring.square(20, 20, side: 5)],
        ])
        let snapped = try operations.snapped(row: 0, of: column, cellSize: 1)
        #expect(snapped.types == [.multiPolygon])
        #expect(snapped.parts(of: 0).count == 2)
    }

    @Test func `a bow-tie is repaired on the way`() throws {
        let snapped = try operations.snapped(row: 0, of: .area(Ring.bowTie), cellSize: 1)
        #expect(try operations.isValid(row: 0, of: snapped))
        #expect(snapped.area(ofRow: 0) == 50)
    }

    @Test func `areas that overlap are joined`() throws {
        let column = GeometryColumn.areas([[Ring.square(0, 0, side: 10)], [Ring.square(5, 5, side: 10)]])
        let snapped = try operations.snapped(row: 0, of: column, cellSize: 1)
        #expect(try operations.isValid(row: 0, of: snapped))
        #expect(snapped.area(ofRow: 0) == 175)
    }
}

@Suite struct `Point on a surface` {
    private let operations = GeometryOperations()

    @Test func `it lies inside a ring-shaped area and not in its hole`() throws {
        let column = GeometryColumn.area(Ring.square(0, 0, side: 10), Ring.square(1, 1, side: 8))
        let point = try #require(try operations.pointOnSurface(row: 0, of: column))
        let hole = Envelope(minX: 1, minY: 1, maxX: 9, maxY: 9)
        #expect(Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10).contains(x: point.x, y: point.y))
        #expect(!hole.contains(x: point.x, y: point.y))
    }

    @Test func `it lies on a path, and nothing has none`() throws {
        let point = try #require(try operations.pointOnSurface(row: 0, of: .path((0, 0), (4, 4), (8, 0))))
        #expect(point == (4, 4))
        var null = GeometryColumn()
        null.appendNull()
        #expect(try operations.pointOnSurface(row: 0, of: null) == nil)
    }
}
