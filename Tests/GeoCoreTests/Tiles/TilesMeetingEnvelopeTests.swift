import GeoCore
import Testing

@Suite struct `Tiles that meet an envelope` {
    private let grid = TileMatrixSet.webMercatorQuad
    private let half = 20_037_508.342789244

    private func tiles(_ envelope: Envelope, _ matrix: Int) -> [Range<Int>] {
        let (columns, rows) = grid.tiles(meeting: envelope, matrix: matrix)
        return [columns, rows]
    }

    @Test func `the world meets every tile`() {
        let world = Envelope(minX: -half, minY: -half, maxX: half, maxY: half)
        #expect(tiles(world, 0) == [0..<1, 0..<1])
        #expect(tiles(world, 5) == [0..<32, 0..<32])
        let beyond = Envelope(minX: -.infinity, minY: -1e300, maxX: 1e300, maxY: .infinity)
        #expect(tiles(beyond, 24) == [0..<16_777_216, 0..<16_777_216])
    }

    @Test func `rows count from the top and columns from the left`() {
        let northEast = Envelope(minX: 1, minY: 1, maxX: half - 1, maxY: half - 1)
        #expect(tiles(northEast, 1) == [1..<2, 0..<1])
        #expect(tiles(northEast, 2) == [2..<4, 0..<2])
        let southWest = Envelope(minX: 1 - half, minY: 1 - half, maxX: -1, maxY: -1)
        #expect(tiles(southWest, 1) == [0..<1, 1..<2])
    }

    @Test func `an envelope that ends on the edge between tiles meets both, one that starts there the next one`() {
        #expect(tiles(Envelope(minX: -10, minY: 0, maxX: 0, maxY: 10), 1) == [0..<2, 0..<2])
        #expect(tiles(Envelope(minX: 0, minY: -10, maxX: 10, maxY: 0), 1) == [1..<2, 1..<2])
    }

    @Test func `a tile's own envelope, taken in a little, meets that tile alone`() {
        let tile = TileIndex(matrix: 18, row: 98_765, column: 153_600)
        let inside = grid.envelope(of: tile).expanded(by: -0.001)
        #expect(tiles(inside, 18) == [tile.column..<tile.column + 1, tile.row..<tile.row + 1])
    }

    @Test(arguments: [
        Envelope.empty, Envelope(minX: 5, minY: 5, maxX: 4, maxY: 6), Envelope(minX: .nan, minY: 0, maxX: 1, maxY: 1),
        Envelope(minX: 3e7, minY: 0, maxX: 4e7, maxY: 1), Envelope(minX: -4e7, minY: 0, maxX: -3e7, maxY: 1),
        Envelope(minX: 0, minY: 3e7, maxX: 1, maxY: 4e7), Envelope(minX: 0, minY: -4e7, maxX: 1, maxY: -3e7),
        Envelope(minX: 1e300, minY: 1e300, maxX: .infinity, maxY: .infinity),
    ])
    func `an empty envelope and one outside the world meet no tile`(_ envelope: Envelope) {
        #expect(tiles(envelope, 10).allSatisfy { $0.isEmpty })
    }

    @Test(arguments: [-1, 25, Int.max])
    func `a matrix that does not exist has no tiles`(_ matrix: Int) {
        #expect(tiles(.world, matrix) == [0..<0, 0..<0])
    }
}
