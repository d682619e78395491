import GeoCore
import GeoOperations
import Testing

@Suite struct `Relations to a prepared geometry` {
    private let square = GeometryColumn.area(Ring.square(0, 0, side: 4))

    /// Squares against the square from (0, 0) to (4, 4); relations by the definitions of OGC 06-103r4, clause 6.1.15.3.
    @Test(arguments: [
        (1.0, 1.0, 2.0, [SpatialRelation.intersects, .within]),
        (0.0, 1.0, 1.0, [.intersects, .within]),
        (0.0, 0.0, 4.0, [.intersects, .equals, .within, .contains]),
        (-1.0, -1.0, 6.0, [.intersects, .contains]),
        (3.0, 3.0, 3.0, [.intersects, .overlaps]),
        (4.0, 0.0, 2.0, [.intersects, .touches]),
        (4.0, 4.0, 2.0, [.intersects, .touches]),
        (10.0, 10.0, 1.0, [.disjoint]),
    ])
    func `a square has exactly the relations that its place gives it`(
        _ x: Double,
        _ y: Double,
        _ side: Double,
        _ expected: [SpatialRelation]
    ) throws {
        let row = GeometryColumn.area(Ring.square(x, y, side: side))
        let prepared = try PreparedGeometry(row: 0, of: square)
        let other = try PreparedGeometry(row: 0, of: row)
        for relation in SpatialRelation.allCases {
            #expect(prepared.holds(relation, for: 0, of: row) == expected.contains(relation), "\(relation)")
            #expect(other.holds(relation.converse, for: 0, of: square) == expected.contains(relation), "\(relation)")
            #expect(
                GeometryOperations().holds(relation, row: 0, of: row, with: 0, of: square)
                    == expected.contains(relation)
            )
        }
    }

    @Test func `a path through the square crosses it, one on its edge touches it`() throws {
        let prepared = try PreparedGeometry(row: 0, of: square)
        let through = GeometryColumn.path((-1, 2), (5, 2))
        #expect(prepared.holds(.crosses, for: 0, of: through) == true)
        #expect(prepared.holds(.touches, for: 0, of: through) == false)
        let edge = GeometryColumn.path((0, 0), (4, 0))
        #expect(prepared.holds(.touches, for: 0, of: edge) == true)
        #expect(prepared.holds(.within, for: 0, of: edge) == false)
    }

    @Test func `a mixture answers intersects and disjoint by its members and nothing else`() throws {
        var mixture = GeometryColumn.path((10, 10), (20, 20))
        mixture.types = []
        mixture.partsEnd = []
        mixture.appendPosition(x: 2, y: 2)
        mixture.endRing()
        mixture.endPart(.point)
        mixture.endRow(.geometryCollection)
        let prepared = try PreparedGeometry(row: 0, of: mixture)
        #expect(prepared.isMixture)
        #expect(prepared.holds(.intersects, for: 0, of: square) == true)
        #expect(prepared.holds(.disjoint, for: 0, of: square) == false)
        #expect(prepared.holds(.within, for: 0, of: square) == nil)
        let far = GeometryColumn.area(Ring.square(100, 0, side: 1))
        #expect(try PreparedGeometry(row: 0, of: far).holds(.disjoint, for: 0, of: mixture) == true)
    }

    @Test func `a crossing ring still has an answer`() throws {
        let bowTie = GeometryColumn.area(Ring.bowTie)
        let prepared = try PreparedGeometry(row: 0, of: .area(Ring.square(6, 4, side: 1)))
        for relation in SpatialRelation.allCases {
            #expect(prepared.holds(relation, for: 0, of: bowTie) != nil, "\(relation)")
        }
        #expect(prepared.holds(.intersects, for: 0, of: bowTie) == true)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `coordinates that are not numbers have no relation and cannot be prepared`(_ absurd: Double) throws {
        let column = GeometryColumn.area([(0, 0), (absurd, 0), (10, 10), (0, 10), (0, 0)])
        let prepared = try PreparedGeometry(row: 0, of: square)
        #expect(prepared.holds(.intersects, for: 0, of: column) == nil)
        #expect(prepared.distance(to: 0, of: column) == nil)
        let error = #expect(throws: PaftaError.self) { try PreparedGeometry(row: 0, of: column) }
        #expect(error?.code == .invalidGeometry)
    }

    @Test func `a row without geometry has no relation and no distance`() throws {
        var column = GeometryColumn()
        column.appendNull()
        let prepared = try PreparedGeometry(row: 0, of: square)
        #expect(prepared.holds(.disjoint, for: 0, of: column) == nil)
        #expect(prepared.distance(to: 0, of: column) == nil)
        #expect(GeometryOperations().holds(.disjoint, row: 0, of: square, with: 0, of: column) == nil)
    }

    @Test func `the distance of squares 3 and 4 apart is 5`() throws {
        let other = GeometryColumn.area(Ring.square(7, 8, side: 1))
        #expect(try PreparedGeometry(row: 0, of: square).distance(to: 0, of: other) == 5)
        #expect(GeometryOperations().distance(row: 0, of: square, to: 0, of: other) == 5)
        #expect(try PreparedGeometry(row: 0, of: square).distance(to: 0, of: square) == 0)
    }

    /// Under the address sanitizer, which watches every free and every leak.
    @Test func `prepared geometries come and go in a loop, also when preparing fails`() throws {
        let absurd = GeometryColumn.area([(0, 0), (.nan, 0), (1, 1), (0, 0)])
        for _ in 0..<2_000 {
            let prepared = try PreparedGeometry(row: 0, of: square)
            #expect(prepared.holds(.equals, for: 0, of: square) == true)
            #expect(throws: PaftaError.self) { try PreparedGeometry(row: 0, of: absurd) }
        }
    }

    @Test func `a buffer of 10 around a square of 4 has its area, and a buffer inwards leaves nothing`() throws {
        let operations = GeometryOperations()
        let buffer = try operations.buffered(row: 0, of: square, by: 10)
        // Four sides of 10 by 4 and a polygon of 32 corners instead of a circle: 16 * 100 * sin(2 * pi / 32).
        let expected = 16 + 160 + 16 * 100 * 0.195_090_322
        #expect(abs(buffer.area(ofRow: 0) - expected) < 0.001)
        #expect(try operations.buffered(row: 0, of: square, by: -2.5).types == [nil])
    }

    @Test func `the centroid of a square is its middle`() throws {
        let centroid = try GeometryOperations().centroid(row: 0, of: square)
        #expect(centroid.types == [.point])
        #expect(centroid.xy == [2, 2])
    }
}
