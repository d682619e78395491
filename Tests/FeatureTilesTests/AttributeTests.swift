import FeatureQuery
import FeatureTiles
import GeoCore
import Testing

@Suite struct `Attributes of tile features` {
    private static func batch(
        _ identifiers: FeatureSchema.IdentifierType = .integer,
        _ properties: [(String, PropertyType)],
        rows: Int
    ) -> FeatureBatch {
        let schema = properties.map { PropertyDefinition(name: $0.0, type: $0.1) }
        var batch = FeatureBatch(identifiers: identifiers, schema: schema)
        for row in 0..<rows {
            batch.geometry.append(row: 0, of: TileFixture.column(.point, [[[(row, row)]]]))
            if identifiers == .integer {
                batch.identifiers.append(integer: Int64(row))
            } else {
                batch.identifiers.append(text: "p-\(row)")
            }
        }
        return batch
    }

    private static func attributes(
        _ batch: FeatureBatch,
        _ options: TileOptions = TileOptions()
    ) throws -> [[String: DecodedTile.Value]] {
        let layer = try #require(try DecodedTile(TileFixture.encode(batch, options: options)).layers.first)
        return try layer.features.map { try layer.attributes(of: $0) }
    }

    @Test func `each property type has its value type`() throws {
        let types: [(String, PropertyType)] = [
            ("i", .integer), ("n", .integer), ("r", .real), ("t", .text), ("d", .date), ("m", .dateTime),
            ("b", .boolean),
            ("x", .binary),
        ]
        var batch = Self.batch(.integer, types, rows: 1)
        batch.properties[0].append(integer: .max)
        batch.properties[1].append(integer: .min)
        batch.properties[2].append(real: -0.25)
        batch.properties[3].append(text: "İğdır")
        batch.properties[4].append(text: "2026-11-21")
        batch.properties[5].append(text: "2026-11-21T10:53:16Z")
        batch.properties[6].append(integer: 1)
        batch.properties[7].append(text: "bytes")
        let expected: [String: DecodedTile.Value] = [
            "i": .unsigned(9_223_372_036_854_775_807), "n": .signed(.min), "r": .double(-0.25), "t": .string("İğdır"),
            "d": .string("2026-11-21"), "m": .string("2026-11-21T10:53:16Z"), "b": .boolean(true),
        ]
        #expect(try Self.attributes(batch) == [expected])
    }

    @Test func `nulls are left out, and a name without values is no key`() throws {
        var batch = Self.batch(.integer, [("a", .text), ("b", .real)], rows: 2)
        batch.properties[0].appendNull()
        batch.properties[0].append(text: "")
        for _ in 0..<2 { batch.properties[1].appendNull() }
        let layer = try #require(try DecodedTile(TileFixture.encode(batch)).layers.first)
        #expect(layer.keys == ["a"])
        #expect(try Self.attributes(batch) == [[:], ["a": .string("")]])
    }

    @Test func `thousands of values are each written once and found again`() throws {
        var batch = Self.batch(.integer, [("text", .text), ("number", .integer), ("real", .real)], rows: 4_000)
        var expected: [[String: DecodedTile.Value]] = []
        for row in 0..<4_000 {
            let value = row * 7_919 % 1_500
            batch.properties[0].append(text: "değer \(value)")
            batch.properties[1].append(integer: Int64(value) - 700)
            batch.properties[2].append(real: Double(value) / 4)
            let number = value - 700
            expected.append([
                "text": .string("değer \(value)"), "real": .double(Double(value) / 4),
                "number": number < 0 ? .signed(Int64(number)) : .unsigned(UInt64(number)),
            ])
        }
        #expect(try Self.attributes(batch) == expected)
        let layer = try #require(try DecodedTile(TileFixture.encode(batch)).layers.first)
        #expect(layer.values.count == 3 * 1_500)
    }

    @Test(arguments: 0...40)
    func `texts of any length that differ in one byte stay apart`(length: Int) throws {
        var batch = Self.batch(.integer, [("t", .text)], rows: 2 * length + 2)
        let texts =
            [String(repeating: "a", count: length)]
            + (0..<length)
            .map { String(repeating: "a", count: $0) + "b" + String(repeating: "a", count: length - 1 - $0) }
        for text in texts + texts { batch.properties[0].append(text: text) }
        #expect(try Self.attributes(batch).map { $0["t"] } == (texts + texts).map { .string($0) })
    }

    @Test func `identifiers from 0 on become feature identifiers, negative ones none`() throws {
        var batch = Self.batch(.integer, [], rows: 3)
        batch.identifiers = PropertyColumn(type: .integer)
        for number in [0, -5, Int64.max] { batch.identifiers.append(integer: number) }
        #expect(try TileFixture.features(batch).map(\.id) == [0, nil, 9_223_372_036_854_775_807])
    }

    @Test func `a text identifier becomes the attribute id unless a property has that name`() throws {
        #expect(
            try Self.attributes(Self.batch(.text, [], rows: 2)) == [["id": .string("p-0")], ["id": .string("p-1")]]
        )
        var named = Self.batch(.text, [("id", .text)], rows: 1)
        named.properties[0].append(text: "own")
        #expect(try Self.attributes(named) == [["id": .string("own")]])
    }

    @Test func `only the selected properties become attributes`() throws {
        var batch = Self.batch(.integer, [("a", .text), ("b", .text)], rows: 1)
        for index in 0..<2 { batch.properties[index].append(text: "v") }
        #expect(try Self.attributes(batch, TileOptions(properties: .only(["b"]))) == [["b": .string("v")]])
        #expect(try Self.attributes(batch, TileOptions(properties: .only([]))) == [[:]])
    }
}
