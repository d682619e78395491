import GeoCore
import Testing

@testable import UsageMetering

@Suite struct `The hectare grid` {
    /// Areas of GRS 80 by the formula of a belt of an ellipsoid, in square kilometres.
    private static let boxes: [(Envelope, Double)] = [
        (Envelope(minX: 32, minY: 39, maxX: 33, maxY: 40), 9_549.520),
        (Envelope(minX: 26, minY: 36, maxX: 27, maxY: 37), 9_941.644),
        (Envelope(minX: 44, minY: 41, maxX: 45, maxY: 42), 9_273.263),
        (Envelope(minX: 32.8, minY: 39.9, maxX: 32.9, maxY: 40), 94.885),
    ]

    @Test(arguments: boxes)
    func `has the area of the earth within 0_2 per cent`(_ box: Envelope, _ squareKilometres: Double) throws {
        #expect(abs(Double(HectareGrid.area(box)) / 1e6 / squareKilometres - 1) < 0.002)
        let cover = try #require(HectareGrid.Cover(box))
        // Of cells that are only touched there are at most two more in each row and two more rows.
        let touched = Double(cover.cells) / 100
        let margin = 0.2 * (box.width + box.height) * 111.2
        #expect(touched > squareKilometres * 0.998)
        #expect(touched < squareKilometres * 1.002 + margin)
    }

    @Test(arguments: boxes)
    func `counts as many cells as its words have bits`(_ box: Envelope, _: Double) throws {
        let cover = try #require(HectareGrid.Cover(box))
        var set = NumberSet()
        cover.forEachWord { set.insert($1, at: $0) }
        #expect(set.count == cover.cells)
        cover.forEachWord { #expect(set.insert($1, at: $0) == 0) }
    }

    @Test func `gives a point one cell and tiles of a box the same cells as the box`() throws {
        #expect(HectareGrid.Cover(Envelope(minX: 32, minY: 39, maxX: 32, maxY: 39))?.cells == 1)
        var (whole, tiles) = (NumberSet(), NumberSet())
        let box = Envelope(minX: 32, minY: 39, maxX: 32.1, maxY: 39.1)
        HectareGrid.Cover(box)?.forEachWord { whole.insert($1, at: $0) }
        for column in 0..<10 {
            for row in 0..<10 {
                let (x, y) = (32 + Double(column) / 100, 39 + Double(row) / 100)
                HectareGrid.Cover(Envelope(minX: x, minY: y, maxX: x + 0.01, maxY: y + 0.01))?
                    .forEachWord { tiles.insert($1, at: $0) }
            }
        }
        #expect(tiles.words == whole.words)
    }

    @Test(arguments: [
        Envelope.empty, .world, Envelope(minX: .nan, minY: 0, maxX: 1, maxY: 1),
        Envelope(minX: -1e300, minY: -.infinity, maxX: 1e300, maxY: .infinity),
        Envelope(minX: -180, minY: -90, maxX: 180, maxY: -90), Envelope(minX: 180, minY: 90, maxX: 180, maxY: 90),
    ])
    func `bears every box`(_ box: Envelope) throws {
        let area = HectareGrid.area(box)
        #expect(area >= 0 && area < 510_100_000_000_000)
        HectareGrid.Cover(box, ring: 1)?.forEachWord { _, _ in }
        let home = try Home()
        try home.meter().use("p", AnswerPart(box: box), at: noon)
    }
}
