import GeoCore
import GeoOperations
import Testing

@Suite struct `The grid of an area` {
    /// A star around (x, y) whose radius goes up and down `waves` times.
    private static func star(_ x: Double, _ y: Double, corners: Int, waves: Double) -> [(Double, Double)] {
        var ring: [(Double, Double)] = []
        for corner in 0..<corners {
            // Rational points of the unit circle: no trigonometry needed.
            let t = Double(corner) / Double(corners) * 2 - 1
            let turn = t * t * t * 12
            let radius = 70 + 25 * (1 - abs((t * waves).truncatingRemainder(dividingBy: 1)))
            let (cosine, sine) = ((1 - turn * turn) / (1 + turn * turn), 2 * turn / (1 + turn * turn))
            ring.append((x + radius * cosine, y + radius * sine))
        }
        return ring + [ring[0]]
    }

    @Test(arguments: [0.0, 500_000, 4_500_000])
    func `says inside or outside only where GEOS says so too`(_ offset: Double) throws {
        let hole = Self.star(offset, offset, corners: 40, waves: 3)
            .map { (($0 - offset) / 3 + offset, ($1 - offset) / 3 + offset) }
        let area = GeometryColumn.area(Self.star(offset, offset, corners: 300, waves: 5), hole)
        let grid = try #require(AreaGrid(row: 0, of: area))
        let prepared = try PreparedGeometry(row: 0, of: area)
        var decided = 0
        var random = SystemRandomNumberGenerator()
        for _ in 0..<4_000 {
            let x = offset + Double.random(in: -110...110, using: &random)
            let y = offset + Double.random(in: -110...110, using: &random)
            let box = GeometryColumn.area(Ring.square(x, y, side: Double.random(in: 0.1...5, using: &random)))
            let place = grid.place(of: box.envelope(of: 0))
            if place == .unknown { continue }
            decided += 1
            #expect(prepared.holds(.within, for: 0, of: box) == (place == .inside))
            #expect(prepared.holds(.disjoint, for: 0, of: box) == (place == .outside))
        }
        #expect(decided > 2_500)
    }

    @Test func `what lies on the border is never decided`() throws {
        let area = GeometryColumn.area(Ring.square(0, 0, side: 64), Ring.square(16, 16, side: 16))
        let grid = try #require(AreaGrid(row: 0, of: area))
        for (x, y) in [(0.0, 0.0), (64, 64), (32, 0), (16, 20), (32, 32), (0, 64), (24, 32)] {
            #expect(grid.place(of: Envelope(minX: x, minY: y, maxX: x, maxY: y)) == .unknown, "\(x) \(y)")
        }
        #expect(grid.place(of: Envelope(minX: 24, minY: 24, maxX: 24, maxY: 24)) == .outside)
        #expect(grid.place(of: Envelope(minX: 8, minY: 8, maxX: 9, maxY: 9)) == .inside)
        #expect(grid.place(of: Envelope(minX: 65, minY: 0, maxX: 66, maxY: 1)) == .outside)
    }

    @Test func `there is none of paths, of areas without extent and of areas thinner than rounding`() {
        #expect(AreaGrid(row: 0, of: .path((0, 0), (4, 4))) == nil)
        #expect(AreaGrid(row: 0, of: .area([(0, 0), (4, 4), (0, 0), (0, 0)])) != nil)
        #expect(AreaGrid(row: 0, of: .area([(0, 0), (4, 0), (0, 0), (0, 0)])) == nil)
        #expect(AreaGrid(row: 0, of: .area(Ring.square(1e9, 1e9, side: 1e-6))) == nil)
    }
}
