import GeoCore
import GeoOperations
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Overlaps of areas` {
    private func overlaps(_ layer: DrawnLayer) throws -> [Fault] {
        try layer.inspect(OverlapRule()) { $0.forbidsOverlaps = true }
    }

    @Test(arguments: 1...8)
    func `are not invented among parcels that share borders`(seed: UInt64) throws {
        #expect(try overlaps(Mosaics.quadrilaterals(side: 14, seed: seed)).isEmpty)
    }

    @Test func `are not invented among combs, holes, arms and T-junctions`() throws {
        #expect(try overlaps(Mosaics.shapes()).isEmpty)
    }

    @Test func `are found with both features, the area, a width and a point inside`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 20, 20)
        layer.add(box: 19.5, 0, 40, 20)
        let fault = try #require(try overlaps(layer).first)
        #expect(pair(fault) == [1, 2] && fault.rule == RuleIdentifier(21))
        let point = try #require(fault.point)
        #expect((19.5...20).contains(point.x) && (0...20).contains(point.y))
        // 0.5 m by 20 m: 10 m², 2 · 10 / 41 = 0.488 m wide.
        #expect(
            fault.message.english == "1/2 (row 2) overlaps 1/1 (row 1): 10 m² in common, 48.8 cm wide on average."
        )
        #expect(
            fault.message.turkish
                == "1/2 (satır 2) ile 1/1 (satır 1) çakışıyor: ortak alan 10 m², ortalama genişlik 48,8 cm."
        )
        #expect(fault.figure?.count == 3)
        #expect(fault.figure?.envelope(of: 2) == Envelope(minX: 19.5, minY: 0, maxX: 20, maxY: 20))
    }

    /// East edge of the first, and whether that much of an overlap over 20 m of border is a fault.
    @Test(arguments: [(20.004, false), (20.015, false), (20.03, true)])
    func `count only above both tolerances`(east: Double, isFault: Bool) throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, east, 20)
        layer.add(box: 20, 0, 40, 20)
        #expect(try overlaps(layer).isEmpty != isFault)
    }

    @Test func `with everything inside, in a hole or round one are told apart`() throws {
        let layer = DrawnLayer()
        layer.add(area: [[[(0, 0), (40, 0), (40, 40), (0, 40)], [(10, 10), (30, 10), (30, 30), (10, 30)]]])
        layer.add(box: 12, 12, 28, 28)
        layer.add(box: 2, 2, 4, 4)
        #expect(try overlaps(layer).map(pair) == [[1, 3]])
    }

    @Test func `of copies belong to the rule on copies, unless that is off`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 20, 20)
        layer.add(ring: [(20, 20), (20, 0), (0, 0), (0, 20)])
        #expect(try overlaps(layer).isEmpty)
        let alone = FaultCollector(severities: [RuleIdentifier(20): .off])
        #expect(try layer.inspect(OverlapRule(), faults: alone) { $0.forbidsOverlaps = true }.count == 1)
    }

    @Test func `inside one plan are V-25, between two plans none`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 20, 20, ada: "A")
        layer.add(box: 15, 0, 40, 20, ada: "A")
        layer.add(box: 10, 0, 30, 20, ada: "B")
        layer.add(box: 10, 0, 30, 10, ada: nil)
        let faults = try layer.inspect(OverlapRule()) { $0.overlapGroup = ["ada"] }
        #expect(faults.map(pair) == [[1, 2]])
        #expect(faults.first?.rule == RuleIdentifier(25))
    }

    @Test func `are measured in metres where coordinates are degrees`() throws {
        let layer = DrawnLayer()
        layer.add(box: 30, 40, 30.001, 40.001)
        layer.add(box: 30.000_99, 40, 30.002, 40.001)
        let fault = try #require(
            try layer.inspect(OverlapRule(), crs: .wgs84) { $0.forbidsOverlaps = true }.first
        )
        // 0.000 01 · 111 320 m · cos 40° = 0.853 m by 111.3 m.
        #expect(fault.message.english.contains("94.9 m² in common"))
    }

    @Test func `with a street round every block are found among hundreds of rings`() throws {
        let layer = DrawnLayer(blockSize: 32)
        var rings: [DrawnLayer.Ring] = [[(0, 0), (1_200, 0), (1_200, 1_200), (0, 1_200)]]
        for index in 0..<900 {
            let (x, y) = (Double(index % 30) * 40 + 5, Double(index / 30) * 40 + 5)
            rings.append([(x, y), (x, y + 30), (x + 15, y + 30), (x + 30, y + 30), (x + 30, y)])
            layer.add(box: x, y, x + 30 + (index % 100 == 7 ? 0.5 : 0), y + 30)
        }
        layer.add(area: [rings])
        let found = try overlaps(layer)
        #expect(Set(found.map(pair)) == Set((0..<9).map { [$0 * 100 + 8, 901] }))
        #expect(found.allSatisfy { $0.message.english.contains("15 m² in common, 49.2 cm wide") })
    }

    @Test func `that are no numbers do no harm`() throws {
        let layer = DrawnLayer()
        layer.add(ring: [(0, 0), (.nan, 0), (10, 10)])
        layer.add(ring: [(0, 0), (.infinity, 0), (10, 10)])
        layer.add(ring: [(0, 0), (10, 0)])
        layer.add(ring: [(5, 5), (5, 5), (5, 5)])
        layer.add(box: 0, 0, 10, 10)
        #expect(try overlaps(layer).isEmpty)
    }
}

@Suite struct `Overlaps against GEOS on every pair` {
    private let operations = GeometryOperations()

    @Test(arguments: 1...40)
    func `are the same pairs on random layers`(seed: UInt64) throws {
        var dice = Dice(seed)
        let layer = DrawnLayer(blockSize: 5)
        for _ in 0..<24 { layer.add(ring: star(&dice)) }
        let found = try layer.inspect(OverlapRule()) { $0.forbidsOverlaps = true }
        #expect(Set(found.map(pair)) == Set(try expected(layer.geometries)))
        #expect(found.count == Set(found.map(pair)).count)
    }

    @Test func `are the same between two coasts of thousands of vertices`() throws {
        let layer = DrawnLayer()
        var dice = Dice(7)
        let coast = (0...3_000).map { (Double($0), 500 + dice.roll(0, 40)) }
        let shifted = coast.map { ($0.0, $0.1 - (1_000...1_005).contains($0.0).size) }
        layer.add(ring: [(0, 0)] + coast + [(3_000, 0)])
        layer.add(ring: [(0, 1_000)] + shifted + [(3_000, 1_000)])
        let fault = try #require(try layer.inspect(OverlapRule()) { $0.forbidsOverlaps = true }.first)
        // Half a metre deep over 5 m, and two triangles at the ends: 3 m².
        #expect(fault.message.english.contains(": 3 m²"))
        #expect((999...1_006).contains(fault.point?.x ?? 0))
    }

    /// A star on a coarse grid, so that many vertices and edges coincide.
    private func star(_ dice: inout Dice) -> DrawnLayer.Ring {
        let (x, y) = (dice.roll(0, 60).rounded(), dice.roll(0, 60).rounded())
        if dice.roll(0, 1) < 0.5 {
            let (width, height) = (dice.roll(4, 12).rounded(), dice.roll(4, 12).rounded())
            return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        }
        let radius = dice.roll(4, 9).rounded()
        let ring = [(0.0, -1.0), (0.4, -0.4), (1, 0), (0.3, 0.5), (0, 1), (-0.5, 0.25), (-1, 0), (-0.25, -0.3)]
        return ring.map { (x + radius * $0.0, y + radius * $0.1) }
    }

    private func expected(_ column: GeometryColumn) throws -> [[Int]] {
        var pairs: [[Int]] = []
        for first in 0..<column.count {
            for second in (first + 1)..<column.count {
                let common = try operations.intersection(row: first, of: column, with: second, of: column)
                let isFault = parts(common).contains { $0.area > 0.1 && 2 * $0.area / $0.perimeter > 0.02 }
                if isFault, !isCopy(first, second, column) { pairs.append([first + 1, second + 1]) }
            }
        }
        return pairs
    }

    private func isCopy(_ first: Int, _ second: Int, _ column: GeometryColumn) -> Bool {
        operations.holds(.equals, row: first, of: column, with: second, of: column) == true
    }

    private func parts(_ column: GeometryColumn) -> [(area: Double, perimeter: Double)] {
        column.parts(of: 0)
            .map { part in
                var (area, perimeter) = (0.0, 0.0)
                for ring in column.rings(of: part) {
                    var double = 0.0
                    for position in column.positions(of: ring).dropLast() {
                        let (x0, y0) = (column.xy[2 * position], column.xy[2 * position + 1])
                        let (x1, y1) = (column.xy[2 * position + 2], column.xy[2 * position + 3])
                        double += x0 * y1 - x1 * y0
                        perimeter += ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot()
                    }
                    area += (area == 0 ? 1 : -1) * abs(double) / 2
                }
                return (area, perimeter)
            }
    }
}

extension Bool {
    /// The depth that the coast is moved by.
    fileprivate var size: Double { self ? 0.5 : 0 }
}
