import FeatureQuery
import FeatureTiles
import GeoCore
import Testing

@Suite struct `Layers of a tile` {
    private static func points(_ range: Range<Int>) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: [PropertyDefinition(name: "n", type: .integer)])
        for number in range {
            batch.geometry.append(row: 0, of: TileFixture.column(.point, [[[(number, number)]]]))
            batch.identifiers.append(integer: Int64(number))
            batch.properties[0].append(integer: Int64(number % 3))
        }
        return batch
    }

    private static func encoder() -> VectorTileEncoder {
        VectorTileEncoder(envelope: TileFixture.envelope, operations: TileFixture.operations)
    }

    @Test func `batches of a layer join, also after another layer`() throws {
        var encoder = Self.encoder()
        try encoder.append(Self.points(0..<5), layer: "a")
        try encoder.append(Self.points(0..<2), layer: "b")
        try encoder.append(Self.points(5..<9), layer: "a")
        #expect(encoder.featureCount == 11)
        let tile = try DecodedTile(try encoder.finish())
        #expect(tile.layers.map(\.name) == ["a", "b"])
        #expect(tile.layers.map { $0.features.compactMap(\.id) } == [Array(0..<9), [0, 1]])
        #expect(tile.layers.map(\.version) == [2, 2])
        #expect(tile.layers.map(\.extent) == [4_096, 4_096])
        #expect(tile.layers[0].values == [.unsigned(0), .unsigned(1), .unsigned(2)])
    }

    @Test func `a tile without visible features is empty`() throws {
        var encoder = Self.encoder()
        try encoder.append(FeatureBatch(identifiers: .integer, schema: []), layer: "empty")
        try encoder.append(Self.points(5_000..<5_010), layer: "outside")
        var withoutGeometry = Self.points(0..<3)
        withoutGeometry.geometry = GeometryColumn()
        try encoder.append(withoutGeometry, layer: "table")
        var nulls = Self.points(0..<1)
        nulls.geometry = GeometryColumn()
        nulls.geometry.appendNull()
        try encoder.append(nulls, layer: "nulls")
        #expect(encoder.featureCount == 0)
        #expect(try encoder.finish().isEmpty)
    }

    @Test func `a layer without visible features is not written`() throws {
        var encoder = Self.encoder()
        try encoder.append(Self.points(5_000..<5_010), layer: "outside")
        try encoder.append(Self.points(0..<1), layer: "inside")
        #expect(try DecodedTile(try encoder.finish()).layers.map(\.name) == ["inside"])
    }

    @Test func `values of features outside the tile are not written`() throws {
        var batch = Self.points(4_155..<4_166)
        batch.properties[0] = PropertyColumn(type: .integer)
        for number in 4_155..<4_166 { batch.properties[0].append(integer: Int64(number)) }
        let layer = try #require(try DecodedTile(TileFixture.encode(batch)).layers.first)
        #expect(layer.values == (4_155...4_160).map { .unsigned($0) })
    }

    @Test func `the same input gives the same bytes, and an encoder can start again`() throws {
        var encoder = Self.encoder()
        try encoder.append(Self.points(0..<100), layer: "a")
        let first = try encoder.finish()
        try encoder.append(Self.points(0..<100), layer: "a")
        #expect(try encoder.finish() == first)
        #expect(try encoder.finish().isEmpty)
    }

    @Test func `a mixed geometry becomes one feature for each kind, of the same id`() throws {
        var column = GeometryColumn()
        let parts: [(GeometryType, [(Int, Int)])] = [
            (.polygon, [(0, 0), (9, 0), (9, 9), (0, 0)]), (.point, [(1, 1)]), (.lineString, [(2, 2), (3, 3)]),
            (.point, [(4, 4)]),
        ]
        for (type, positions) in parts {
            for (x, y) in positions { column.appendPosition(x: Double(x), y: Double(4_096 - y)) }
            column.endRing()
            column.endPart(type)
        }
        column.endRow(.geometryCollection)
        let features = try TileFixture.features(TileFixture.batch(column))
        #expect(features.map(\.type) == [1, 2, 3])
        #expect(features.map(\.id) == [1, 1, 1])
        #expect(try features[0].paths() == [[TilePoint(1, 1), TilePoint(4, 4)]])
    }
}
