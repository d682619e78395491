import GeoCore
import GeoOperations
import Testing

@Suite struct `Validity of geometries` {
    private let operations = GeometryOperations()

    @Test func `a square with a hole is valid`() throws {
        let column = GeometryColumn.area(Ring.square(0, 0, side: 10), Ring.square(2, 2, side: 3))
        #expect(try operations.isValid(row: 0, of: column))
        #expect(try operations.invalidityReason(row: 0, of: column) == nil)
    }

    @Test func `a bow-tie crosses itself at its middle`() throws {
        let column = GeometryColumn.area(Ring.bowTie)
        let defect = try #require(try operations.invalidityReason(row: 0, of: column))
        #expect(defect == ("Self-intersection", 5, 5))
        #expect(try !operations.isValid(row: 0, of: column))
    }

    @Test func `a hole outside its shell is named with its place`() throws {
        let column = GeometryColumn.area(Ring.square(0, 0, side: 10), Ring.square(20, 20, side: 3))
        let defect = try #require(try operations.invalidityReason(row: 0, of: column))
        #expect(defect.reason == "Hole lies outside shell")
        #expect(defect.x >= 20 && defect.y >= 20)
    }

    @Test func `an open ring, a ring of two positions and one of a single position are invalid`() throws {
        let open = GeometryColumn.area([(0, 0), (10, 0), (10, 10), (0, 10)])
        #expect(try operations.invalidityReason(row: 0, of: open)?.reason == "Ring is not closed")
        for short in [GeometryColumn.area([(0, 0), (1, 1), (0, 0)]), .area([(0, 0)])] {
            #expect(try operations.invalidityReason(row: 0, of: short)?.reason.contains("Too few points") == true)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `coordinates that are not numbers are invalid and cannot be repaired`(_ absurd: Double) throws {
        let column = GeometryColumn.area([(0, 0), (absurd, 0), (10, 10), (0, 10), (0, 0)])
        #expect(try operations.invalidityReason(row: 0, of: column)?.reason == "Invalid Coordinate")
        for work in [operations.madeValid, { try operations.snapped(row: $0, of: $1, cellSize: 1) }] {
            let error = #expect(throws: PaftaError.self) { try work(0, column) }
            #expect(error?.code == .invalidGeometry)
            #expect(error?.message.turkish.isEmpty == false)
        }
        let error = #expect(throws: PaftaError.self) { try operations.pointOnSurface(row: 0, of: column) }
        #expect(error?.code == .invalidGeometry)
    }

    @Test func `areas of a multipolygon that overlap are invalid`() throws {
        let column = GeometryColumn.areas([[Ring.square(0, 0, side: 10)], [Ring.square(5, 5, side: 10)]])
        #expect(try !operations.isValid(row: 0, of: column))
    }

    @Test func `each row is judged by itself`() throws {
        var column = GeometryColumn.area(Ring.square(0, 0, side: 10))
        column.append(row: 0, of: .area(Ring.bowTie))
        column.appendNull()
        column.append(row: 0, of: .path((0, 0), (1, 1)))
        let verdicts = try (0..<4).map { try operations.isValid(row: $0, of: column) }
        #expect(verdicts == [true, false, true, true])
    }

    @Test func `opening and freeing many geometries on several threads leaves nothing behind`() async throws {
        let operations = operations
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 {
                        let defect = try operations.invalidityReason(row: 0, of: .area(Ring.bowTie))
                        #expect(defect?.x == 5)
                    }
                }
            }
            try await group.waitForAll()
        }
        for _ in 0..<200 { #expect(try GeometryOperations().isValid(row: 0, of: .area(Ring.square(0, 0, side: 1)))) }
    }
}

@Suite struct `Repair of geometries` {
    private let operations = GeometryOperations()

    @Test func `a bow-tie becomes its two triangles`() throws {
        let repaired = try operations.madeValid(row: 0, of: .area(Ring.bowTie))
        #expect(repaired.types == [.multiPolygon])
        #expect(repaired.parts(of: 0).count == 2)
        #expect(repaired.area(ofRow: 0) == 50)
        #expect(try operations.isValid(row: 0, of: repaired))
    }

    @Test func `an open ring is closed`() throws {
        let repaired = try operations.madeValid(row: 0, of: .area([(0, 0), (10, 0), (10, 10), (0, 10)]))
        #expect(repaired.types == [.polygon])
        #expect(repaired.area(ofRow: 0) == 100)
    }

    @Test func `a spike is cut off and no line remains of it`() throws {
        let spiked = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (30.0, 30.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
        let repaired = try operations.madeValid(row: 0, of: .area(spiked))
        #expect(repaired.types == [.polygon])
        #expect(repaired.envelope(of: 0) == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
    }

    @Test func `an area without extent becomes a row without geometry`() throws {
        let repaired = try operations.madeValid(row: 0, of: .area([(0, 0), (10, 10), (5, 5), (0, 0)]))
        #expect(repaired.types == [nil])
        #expect(repaired.xy.isEmpty)
    }

    @Test func `valid geometries come back as they were, lines and nothing too`() throws {
        let square = GeometryColumn.area(Ring.square(0, 0, side: 10))
        #expect(try operations.madeValid(row: 0, of: square).xy == square.xy)
        let path = GeometryColumn.path((0, 0), (1, 1))
        #expect(try operations.madeValid(row: 0, of: path).types == [.lineString])
        var null = GeometryColumn()
        null.appendNull()
        #expect(try operations.madeValid(row: 0, of: null).types == [nil])
    }

    @Test func `a collection keeps its points while its areas are repaired`() throws {
        var column = GeometryColumn()
        for (x, y) in Ring.bowTie { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(.polygon)
        column.appendPosition(x: 7, y: 8)
        column.endRing()
        column.endPart(.point)
        column.endRow(.geometryCollection)
        let repaired = try operations.madeValid(row: 0, of: column)
        #expect(repaired.types == [.geometryCollection])
        #expect(repaired.partTypes == [.polygon, .polygon, .point])
    }
}
