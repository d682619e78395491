import FeatureQuery
import FeatureTiles
import GeoCore
import Testing

/// Expected numbers: Vector Tile Specification 2.1, clause 4.3.5, or counted by hand where the test says so.
@Suite struct `Vector tile specification examples` {
    @Test func `a point is encoded as in clause 4.3.5.1`() throws {
        let feature = try #require(try TileFixture.feature(.point, [[[(25, 17)]]]))
        #expect(feature.type == 1)
        #expect(feature.geometry == [9, 50, 34])
    }

    @Test func `several points are encoded as in clause 4.3.5.2`() throws {
        let feature = try #require(try TileFixture.feature(.multiPoint, [[[(5, 7)]], [[(3, 2)]]]))
        #expect(feature.geometry == [17, 10, 14, 3, 9])
    }

    @Test func `a path is encoded as in clause 4.3.5.3`() throws {
        let feature = try #require(try TileFixture.feature(.lineString, [[[(2, 2), (2, 10), (10, 10)]]]))
        #expect(feature.type == 2)
        #expect(feature.geometry == [9, 4, 4, 18, 0, 16, 16, 0])
    }

    @Test func `several paths are encoded as in clause 4.3.5.4`() throws {
        let paths = [[[(2, 2), (2, 10), (10, 10)]], [[(1, 1), (3, 5)]]]
        let feature = try #require(try TileFixture.feature(.multiLineString, paths))
        #expect(feature.geometry == [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8])
    }

    @Test func `a polygon is encoded as in clause 4.3.5.5`() throws {
        let feature = try #require(try TileFixture.feature(.polygon, [[[(3, 6), (8, 12), (20, 34), (3, 6)]]]))
        #expect(feature.type == 3)
        #expect(feature.geometry == [9, 6, 12, 18, 10, 12, 24, 44, 15])
    }

    private static let firstSquare = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    private static let secondSquare = [(11, 11), (20, 11), (20, 20), (11, 20), (11, 11)]
    private static let hole = [(13, 13), (13, 17), (17, 17), (17, 13), (13, 13)]
    private static let polygons: [UInt64] = [
        9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15,
    ]

    @Test func `several polygons are encoded as in clause 4.3.5.6`() throws {
        let feature = try #require(
            try TileFixture.feature(.multiPolygon, [[Self.firstSquare], [Self.secondSquare, Self.hole]])
        )
        #expect(feature.geometry == Self.polygons)
    }

    @Test func `rings wound the other way come out the same`() throws {
        let parts = [[Self.firstSquare], [Self.secondSquare, Self.hole]].map { $0.map { Array($0.reversed()) } }
        let feature = try #require(try TileFixture.feature(.multiPolygon, parts))
        #expect(feature.geometry == Self.polygons)
    }

    @Test func `a whole tile has the bytes counted by hand`() throws {
        var batch = FeatureBatch(identifiers: .integer, schema: [PropertyDefinition(name: "ad", type: .text)])
        batch.geometry = TileFixture.column(.point, [[[(25, 17)]]])
        batch.identifiers.append(integer: 300)
        batch.properties[0].append(text: "su")
        let feature: [UInt8] = [0x08, 0xAC, 2, 0x12, 2, 0, 0, 0x18, 1, 0x22, 3, 9, 50, 34]
        var layer: [UInt8] = [0x78, 2, 0x0A, 5] + Array("layer".utf8)
        layer += [0x12, UInt8(feature.count)] + feature
        layer += [0x1A, 2] + Array("ad".utf8)
        layer += [0x22, 4, 0x0A, 2] + Array("su".utf8)
        layer += [0x28, 0x80, 0x20]
        #expect(try TileFixture.encode(batch) == [0x1A, UInt8(layer.count)] + layer)
    }
}
