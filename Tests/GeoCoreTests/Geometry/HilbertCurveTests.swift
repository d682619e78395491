import GeoCore
import Testing

@Suite struct `Hilbert curve positions` {
    /// The place of a cell of the curve of `order`, as the leading digits of the finest curve.
    private func place(_ column: Int, _ row: Int, order: Int) -> Int {
        let shift = UInt32(16 - order)
        let finest = HilbertCurve.position(column: UInt32(column) << shift, row: UInt32(row) << shift)
        return Int(finest >> UInt32(32 - 2 * order))
    }

    @Test func `the first two orders are the figures of Hilbert's paper`() {
        // Math. Annalen 38 (1891), p. 459, figures 1 and 2, turned to start at the lower left; rows from the bottom.
        let first = [[0, 3], [1, 2]]
        let second = [[0, 1, 14, 15], [3, 2, 13, 12], [4, 7, 8, 11], [5, 6, 9, 10]]
        for (order, figure) in [(1, first), (2, second)] {
            for (row, places) in figure.enumerated() {
                #expect(places.indices.map { place($0, row, order: order) } == places, "order \(order), row \(row)")
            }
        }
    }

    @Test(arguments: 1...7)
    func `every order follows the rewriting rules of the curve`(_ order: Int) {
        // Prusinkiewicz and Lindenmayer, The Algorithmic Beauty of Plants (1990), figure 1.11 a: L and R, turns of 90 degrees.
        var rule = "L"
        for _ in 0..<order {
            rule = rule.map { $0 == "L" ? "+RF-LFL-FR+" : $0 == "R" ? "-LF+RFR+FL-" : String($0) }.joined()
        }
        var (column, row, heading, expected) = (0, 0, (1, 0), 0)
        #expect(place(0, 0, order: order) == 0)
        for symbol in rule {
            switch symbol {
            case "+": heading = (-heading.1, heading.0)
            case "-": heading = (heading.1, -heading.0)
            case "F":
                column += heading.0
                row += heading.1
                expected += 1
                #expect(place(column, row, order: order) == expected, "column \(column), row \(row)")
            default: break
            }
        }
        #expect(expected == (1 << (2 * order)) - 1)
    }

    @Test func `every place of a coarse grid is taken once, and neighbours on the curve are neighbours on the ground`()
    {
        let side = 128
        var cells = [(column: Int, row: Int)?](repeating: nil, count: side * side)
        for row in 0..<side {
            for column in 0..<side { cells[place(column, row, order: 7)] = (column, row) }
        }
        let found = cells.compactMap(\.self)
        #expect(found.count == side * side)
        for (before, after) in zip(found, found.dropFirst()) {
            #expect(abs(before.column - after.column) + abs(before.row - after.row) == 1)
        }
    }

    @Test func `the finest curve runs from the lower left to the lower right corner`() {
        #expect(HilbertCurve.position(column: 0, row: 0) == 0)
        #expect(HilbertCurve.position(column: 65_535, row: 0) == .max)
        #expect(HilbertCurve.position(column: 65_535, row: 65_535) == 0xAAAA_AAAA)
    }

    @Test func `points outside and points that are not numbers count as on the edge`() {
        let curve = HilbertCurve(over: Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10))
        #expect(curve.position(x: 0, y: 0) == 0 && curve.position(x: 10, y: 0) == .max)
        #expect(curve.position(x: 99, y: -1) == .max && curve.position(x: .infinity, y: 0) == .max)
        #expect(curve.position(x: -5, y: .nan) == 0)
    }

    @Test(arguments: [
        Envelope.empty, Envelope(minX: 3, minY: 3, maxX: 3, maxY: 3),
        Envelope(minX: -.infinity, minY: 0, maxX: .infinity, maxY: 1),
    ])
    func `an envelope without an extent puts every point at the start of its axis`(_ envelope: Envelope) {
        #expect(HilbertCurve(over: envelope).position(x: 3, y: 0) == 0)
    }
}
