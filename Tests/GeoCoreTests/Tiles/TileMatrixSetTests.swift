import GeoCore
import Testing

@Suite struct `Tile matrix set WebMercatorQuad` {
    private let grid = TileMatrixSet.webMercatorQuad
    /// Half the side of the world, in metres (OGC 17-083r4, annex D.1).
    private let half = 20_037_508.342789244

    /// OGC 17-083r4, annex D.1: scale denominator and cell size in metres of each level.
    private static let published: [(Double, Double)] = [
        (559_082_264.028717, 156_543.033928041), (279_541_132.014358, 78_271.5169640204),
        (139_770_566.007179, 39_135.7584820102), (69_885_283.0035897, 19_567.8792410051),
        (34_942_641.5017948, 9_783.93962050256), (17_471_320.7508974, 4_891.96981025128),
        (8_735_660.37544871, 2_445.98490512564), (4_367_830.18772435, 1_222.99245256282),
        (2_183_915.09386217, 611.49622628141), (1_091_957.54693108, 305.748113140704),
        (545_978.773465544, 152.874056570352), (272_989.386732772, 76.4370282851762),
        (136_494.693366386, 38.2185141425881), (68_247.346683193, 19.109257071294),
        (34_123.6733415964, 9.55462853564703), (17_061.8366707982, 4.77731426782351),
        (8_530.91833539913, 2.38865713391175), (4_265.45916769956, 1.19432856695587),
        (2_132.72958384978, 0.597164283477939), (1_066.36479192489, 0.29858214173897),
        (533.182395962445, 0.149291070869485), (266.591197981222, 0.0746455354347424),
        (133.295598990611, 0.0373227677173712), (66.6477994953056, 0.0186613838586856),
        (33.3238997476528, 0.0093306919293428),
    ]

    @Test func `scale denominators and cell sizes are the published ones to 14 digits`() {
        let relativeTolerance = 1e-14
        #expect(grid.matrices.count == Self.published.count)
        for (level, (matrix, expected)) in zip(grid.matrices, Self.published).enumerated() {
            #expect(abs(matrix.scaleDenominator / expected.0 - 1) < relativeTolerance, "level \(level)")
            #expect(abs(matrix.cellSize / expected.1 - 1) < relativeTolerance, "level \(level)")
            #expect(matrix.matrixWidth == 1 << level && matrix.matrixHeight == 1 << level)
            #expect(matrix.originX == -half && matrix.originY == half)
        }
    }

    @Test func `the set names itself as the OGC register does`() {
        #expect(grid.id == "WebMercatorQuad" && grid.crs == .epsg(3_857))
        #expect(grid.uri == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad")
    }

    @Test func `the coarsest tile is the world and its four children are its quarters`() {
        let metres = 1e-6
        #expect(
            grid.envelope(of: TileIndex(matrix: 0, row: 0, column: 0))
                .isEqual(
                    to: Envelope(minX: -half, minY: -half, maxX: half, maxY: half),
                    within: metres
                )
        )
        #expect(
            grid.envelope(of: TileIndex(matrix: 1, row: 0, column: 1))
                .isEqual(
                    to: Envelope(minX: 0, minY: 0, maxX: half, maxY: half),
                    within: metres
                )
        )
        #expect(
            grid.envelope(of: TileIndex(matrix: 1, row: 1, column: 0))
                .isEqual(
                    to: Envelope(minX: -half, minY: -half, maxX: 0, maxY: 0),
                    within: metres
                )
        )
    }

    @Test func `the tile of Ankara has the edges that its address gives`() {
        // Tile 14/9600/6179 by hand: left edge 9600 · 360 / 2^14 - 180 = 30.9375 degrees.
        let envelope = grid.envelope(of: TileIndex(matrix: 14, row: 6_179, column: 9_600))
        let millimetre = 0.001
        #expect(abs(envelope.minX - 30.9375 / 180 * half) < millimetre)
        #expect(abs(envelope.maxY - (1 - 6_179.0 / 8_192) * half) < millimetre)
        #expect(
            abs(envelope.width - 2 * half / 16_384) < millimetre && abs(envelope.height - envelope.width) < millimetre
        )
    }

    @Test(
        arguments: [
            (0, 0, 0, true), (0, 0, 1, false), (0, 1, 0, false), (24, 16_777_215, 16_777_215, true),
            (24, 16_777_216, 0, false), (25, 0, 0, false), (-1, 0, 0, false), (3, -1, 0, false), (3, 0, -1, false),
            (3, 7, 7, true), (3, .max, .max, false), (.max, 0, 0, false),
        ] as [(Int, Int, Int, Bool)]
    )
    func `a tile exists inside its matrix only`(_ sample: (matrix: Int, row: Int, column: Int, expected: Bool)) {
        let tile = TileIndex(matrix: sample.matrix, row: sample.row, column: sample.column)
        #expect(grid.contains(tile) == sample.expected)
    }
}

extension Envelope {
    fileprivate func isEqual(to other: Envelope, within tolerance: Double) -> Bool {
        zip([minX, minY, maxX, maxY], [other.minX, other.minY, other.maxX, other.maxY])
            .allSatisfy { abs($0 - $1) <= tolerance }
    }
}
