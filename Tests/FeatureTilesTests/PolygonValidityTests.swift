import FeatureQuery
import FeatureTiles
import GeoCore
import GeoOperations
import Testing

/// GEOS judges what leaves the encoder; areas are compared with those of the polygons that went in.
@Suite struct `Validity of tile polygons` {
    private static let tile = TileMatrixSet.webMercatorQuad.envelope(
        of: TileIndex(matrix: 14, row: 6_255, column: 9_411)
    )

    /// Encodes `column` and checks every polygon; returns the features by row number.
    @discardableResult
    private func checked(_ column: GeometryColumn, envelope: Envelope = tile) throws -> [DecodedTile.Feature] {
        var encoder = VectorTileEncoder(envelope: envelope, operations: TileFixture.operations)
        try encoder.append(TileFixture.batch(column), layer: "layer")
        let features = try DecodedTile(try encoder.finish()).layers.first?.features ?? []
        for feature in features {
            let polygons = try feature.polygons()
            #expect(try TileFixture.operations.isValid(row: 0, of: polygons), "feature \(feature.id ?? 0)")
            let box = polygons.envelope()
            #expect(box.minX >= -64 && box.minY >= -64 && box.maxX <= 4_160 && box.maxY <= 4_160)
        }
        return features
    }

    private static func rows(_ count: Int, _ make: (inout GeometryColumn) -> Void) -> GeometryColumn {
        var column = GeometryColumn()
        for _ in 0..<count { make(&column) }
        return column
    }

    /// Radii in tile units at zoom 14: from collapsing parcels to polygons larger than the tile.
    @Test(arguments: [0.4, 1, 2, 5, 20, 100, 1_000, 5_000])
    func `random stars are valid and keep their area`(radius: Double) throws {
        var shapes = RandomShapes(seed: UInt64(radius * 10), around: Self.tile)
        let column = Self.rows(400) { shapes.appendStar(radius: radius, vertices: 5...14, to: &$0) }
        let features = try checked(column)
        for feature in features where radius < 1_000 {
            let row = Int(feature.id ?? 0) - 1
            guard shapes.isInside(row, of: column) else { continue }
            // Rounding moves each edge by less than a unit along its length.
            let (area, length) = shapes.areaAndLength(row, of: column)
            #expect(abs(try feature.area() - area) <= length)
        }
        #expect(features.count > (radius < 5 ? 20 : 300))
    }

    @Test(arguments: [3.0, 30, 300, 3_000])
    func `random stars with holes are valid`(radius: Double) throws {
        var shapes = RandomShapes(seed: UInt64(radius), around: Self.tile)
        let column = Self.rows(300) { shapes.appendRingWithHoles(radius: radius, to: &$0) }
        let features = try checked(column)
        #expect(features.count > 150)
    }

    @Test(arguments: [4.0, 40, 400, 4_000])
    func `spiky polygons and slivers are valid`(radius: Double) throws {
        var shapes = RandomShapes(seed: UInt64(radius), around: Self.tile)
        try checked(Self.rows(300) { shapes.appendSpiky(radius: radius, to: &$0) })
        try checked(Self.rows(300) { shapes.appendSliver(length: radius, to: &$0) })
    }

    @Test(arguments: [2.0, 20, 200])
    func `polygons of many touching parts are valid`(cell: Double) throws {
        var shapes = RandomShapes(seed: UInt64(cell), around: Self.tile)
        let features = try checked(Self.rows(60) { shapes.appendChessboard(cell: cell, to: &$0) })
        #expect(features.count >= 30)
    }

    @Test(arguments: [10.0, 100, 1_000])
    func `rings that cross themselves are repaired`(radius: Double) throws {
        var shapes = RandomShapes(seed: UInt64(radius), around: Self.tile)
        let features = try checked(Self.rows(200) { shapes.appendTangle(radius: radius, to: &$0) })
        #expect(features.count > 100)
    }

    @Test(arguments: [500.0, 2_000, 6_000])
    func `a ring of ten thousand points is valid`(radius: Double) throws {
        var shapes = RandomShapes(seed: UInt64(radius), around: Self.tile)
        let column = Self.rows(1) {
            shapes.appendStar(radius: radius, vertices: 10_000...10_000, atCentre: true, to: &$0)
        }
        #expect(try checked(column).count == 1)
    }

    @Test func `a ring that shrinks to a line leaves nothing`() throws {
        #expect(try TileFixture.feature(.polygon, [[[(0, 0), (9, 9), (5, 5), (0, 0)]]]) == nil)
    }

    @Test func `a symmetric bow tie has no area by formula and is still repaired`() throws {
        let feature = try #require(try TileFixture.feature(.polygon, [[[(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]]]))
        #expect(try feature.area() == 50)
        #expect(try TileFixture.operations.isValid(row: 0, of: try feature.polygons()))
    }

    @Test func `an island in a hole is kept as a polygon of its own`() throws {
        func square(_ inset: Int) -> [(Int, Int)] {
            let far = 100 - inset
            return [(inset, inset), (far, inset), (far, far), (inset, far), (inset, inset)]
        }
        let feature = try #require(try TileFixture.feature(.multiPolygon, [[square(30)], [square(0), square(20)]]))
        #expect(try feature.area() == 8_000)  // 1,600 for the island, 10,000 - 3,600 around it
        #expect(try TileFixture.operations.isValid(row: 0, of: try feature.polygons()))
    }

    @Test func `a polygon on top of another part becomes one with it`() throws {
        let large = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
        let small = [(20, 20), (40, 20), (40, 40), (20, 40), (20, 20)]
        let feature = try #require(try TileFixture.feature(.multiPolygon, [[large], [small]]))
        #expect(try TileFixture.operations.isValid(row: 0, of: try feature.polygons()))
    }
}
