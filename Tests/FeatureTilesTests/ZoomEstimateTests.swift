import FeatureTiles
import GeoCore
import Testing

/// Counted by hand: a tile of zoom z is 40,075,016.69 m / 2^z wide.
@Suite struct `Zoom estimates` {
    /// A square a little larger than a tile of zoom 10.
    private static let extent = Envelope(minX: 0, minY: 0, maxX: 39_136, maxY: 39_136)

    private static func zoom(_ count: Int, _ maximum: Int, _ extent: Envelope = extent) -> Int {
        ZoomEstimate.minimumZoom(
            featureCount: count,
            extent: extent,
            set: .webMercatorQuad,
            maximumPerTile: maximum
        )
    }

    @Test(arguments: [
        (1_000, 1_000, 0), (1_001, 1_000, 11), (4_000, 1_000, 11), (4_100, 1_000, 12), (1_000_000, 10_000, 14),
    ])
    func `each zoom quarters the features of a tile`(count: Int, maximum: Int, zoom: Int) {
        #expect(Self.zoom(count, maximum) == zoom)
    }

    @Test func `a layer along a line halves with each zoom`() {
        let line = Envelope(minX: 0, minY: 5, maxX: 39_136, maxY: 5)
        #expect(Self.zoom(8_000, 1_000, line) == 13)
    }

    @Test func `nothing to count gives zoom 0, everything in one place the last`() {
        #expect(Self.zoom(0, 1_000, .empty) == 0)
        #expect(Self.zoom(5_000, 1_000, .empty) == 0)
        #expect(Self.zoom(5_000, 1_000, Envelope(minX: 1, minY: 1, maxX: 1, maxY: 1)) == 24)
    }
}
