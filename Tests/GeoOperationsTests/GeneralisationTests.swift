import GeoCore
import GeoOperations
import Testing

@Suite struct `Generalisation by tolerance` {
    private let operations = GeometryOperations()

    private func positions(_ column: GeometryColumn, row: Int = 0) -> [[Double]] {
        column.positions(ofRow: row).map { [column.xy[2 * $0], column.xy[2 * $0 + 1]] }
    }

    /// By hand: (2, 0.9) is 0.9 from the base, (6, 3) is 3; between (6, 3) and (8, 0) nothing is farther than 1.
    @Test func `a path loses the positions that are nearer than the tolerance`() {
        let path = GeometryColumn.path((0, 0), (2, 0.9), (4, 2), (6, 3), (7, 1.4), (8, 0))
        #expect(positions(path.generalised(tolerance: 1)) == [[0, 0], [6, 3], [8, 0]])
        #expect(positions(path.generalised(tolerance: 3.5)) == [[0, 0], [8, 0]])
        #expect(positions(path.generalised(tolerance: 0.000_1)) == positions(path))
    }

    @Test func `a path that turns back keeps its turning point`() {
        let path = GeometryColumn.path((0, 0), (10, 0.1), (2, 0))
        #expect(positions(path.generalised(tolerance: 1)) == positions(path))
    }

    @Test func `a closed path never shrinks to one position`() throws {
        let loop = GeometryColumn.path((0, 0), (0.1, 0), (0.2, 0.3), (0, 0.1), (0, 0))
        let result = loop.generalised(tolerance: 10)
        #expect(positions(result) == [[0, 0], [0.2, 0.3], [0, 0]])
        #expect(try operations.isValid(row: 0, of: result))
    }

    @Test func `a ring keeps four positions however great the tolerance is`() throws {
        let ring = GeometryColumn.area([(0, 0), (3, -0.1), (6, 0), (6, 2), (3, 2.2), (0, 2), (0, 0)])
        for tolerance in [2.5, 1e3, 1e200, .infinity] {
            let result = ring.generalised(tolerance: tolerance)
            #expect(positions(result).count == 4 && positions(result).first == positions(result).last)
            #expect(try operations.isValid(row: 0, of: result))
        }
        #expect(positions(ring.generalised(tolerance: 0.5)) == [[0, 0], [6, 0], [6, 2], [0, 2], [0, 0]])
    }

    @Test func `a hole within the tolerance vanishes and a larger one stays`() {
        let area = GeometryColumn.area(
            Ring.square(0, 0, side: 100),
            Ring.square(10, 10, side: 2),
            Ring.square(50, 50, side: 20)
        )
        let result = area.generalised(tolerance: 3)
        #expect(result.rings(of: 0).count == 2 && result.area(ofRow: 0) == 10_000 - 400)
    }

    @Test func `heights stay with their positions`() {
        var column = GeometryColumn.path((0, 0), (5, 0.1), (10, 0))
        column.z = [1, .nan, 3]
        column.append(row: 0, of: .path((0, 0), (5, 5), (10, 0)))
        let result = column.generalised(tolerance: 1)
        #expect(result.z.count == result.positionCount && result.z[0...1] == [1, 3])
        #expect(result.z[2...].allSatisfy { $0.isNaN })
    }

    @Test func `points, rows without geometry and what is not finite come back as they were`() {
        var column = GeometryColumn()
        column.appendNull()
        for x in [1.0, 1.001] {
            column.appendPosition(x: x, y: 2)
            column.endRing()
            column.endPart(.point)
        }
        column.endRow(.multiPoint)
        column.append(row: 0, of: .path((0, 0), (Double.nan, 1), (2, Double.infinity), (3, 0)))
        let result = column.generalised(tolerance: 5)
        #expect(result.types == column.types && result.positionsEnd == column.positionsEnd)
        #expect(result.xy.map(\.bitPattern) == column.xy.map(\.bitPattern))
    }

    @Test(arguments: [0, -1, .nan, -.infinity] as [Double])
    func `without a tolerance nothing is left out`(_ tolerance: Double) {
        let path = GeometryColumn.path((0, 0), (1, 0), (2, 0))
        #expect(path.generalised(tolerance: tolerance).xy == path.xy)
    }

    @Test func `rings of two positions, open rings and rings without area come back as they were`() {
        let broken: [[(Double, Double)]] = [
            [(0, 0), (1, 1), (0, 0)], [(0, 0), (9, 0), (9, 9), (5, 5.1), (0, 9)],
            [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1)],
            [(0, 0), (1, 1), (2, 2), (3, 3), (0, 0)],
        ]
        for ring in broken {
            let column = GeometryColumn.area(ring)
            #expect(column.generalised(tolerance: 1).xy == column.xy)
        }
    }

    @Test func `a collection is thinned member by member`() {
        var column = GeometryColumn.areas([[[(0, 0), (5, 0.1), (9, 0), (9, 9), (0, 9), (0, 0)]]])
        column.types = []
        column.partsEnd = []
        for (x, y) in [(0.0, 0.0), (1, 0.1), (2, 0)] { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(.lineString)
        column.endRow(.geometryCollection)
        let result = column.generalised(tolerance: 0.5)
        #expect(result.types == [.geometryCollection] && result.partTypes == [.polygon, .lineString])
        #expect(result.positionsEnd == [5, 7])
    }

    /// A path to and fro whose turns become shorter: each distance computed cuts off one position only, so that the work grows with
    /// the square of the length.
    @Test func `a path that winds too much stays as it is`() {
        func path(_ count: Int) -> GeometryColumn {
            var column = GeometryColumn()
            for index in 0..<count {
                let reach = Double(count - index)
                column.appendPosition(x: Double(index) / 1_000, y: index.isMultiple(of: 2) ? reach : -reach)
            }
            column.endRing()
            column.endPart(.lineString)
            column.endRow(.lineString)
            return column
        }
        #expect(path(100).generalised(tolerance: 5).positionCount < 100)
        #expect(path(1_000).generalised(tolerance: 5).xy == path(1_000).xy)
    }
}
