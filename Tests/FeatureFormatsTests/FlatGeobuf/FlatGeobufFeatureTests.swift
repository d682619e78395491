import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `FlatGeobuf features` {
    private func points(_ positions: [[Double]]) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        for (index, position) in positions.enumerated() {
            batch.identifiers.append(integer: Int64(7 + index))
            batch.geometry.append(.point, [[[position]]])
        }
        return batch
    }

    /// Worked out by hand from the description of FlatBuffers and `feature.fbs`.
    @Test func `a point and its identifier take these 88 bytes`() {
        let batch = points([[1, 2]])
        let layer = flatGeobufLayer(batch, .point)
        let empty = flatGeobuf(layer, [], isIndexed: false).count
        let expected: [UInt8] =
            [84, 0, 0, 0, 12, 0, 0, 0]  // size; the feature lies 12 bytes on
            + [8, 0, 12, 0, 4, 0, 8, 0]  // its vtable: 8 bytes, table of 12; geometry at 4, properties at 8
            + [8, 0, 0, 0, 16, 0, 0, 0, 48, 0, 0, 0]  // vtable 8 bytes back; offsets of both
            + [8, 0, 12, 0, 0, 0, 8, 0]  // vtable of the geometry: no ends, xy at 8
            + [8, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]  // the geometry; a gap, so that numbers are aligned
            + [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40]  // 1.0 and 2.0
            + [10, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0]  // column 0 is 7; padding
        #expect(Array(flatGeobuf(layer, [batch], isIndexed: false).dropFirst(empty)) == expected)
    }

    @Test func `values of every type come back, and a null is left out`() throws {
        let schema = PropertyType.allCases.map { PropertyDefinition(name: "\($0)", type: $0) }
        var batch = FeatureBatch(identifiers: .text, schema: schema)
        batch.identifiers.append(text: "TR-35/ş")
        batch.identifiers.append(text: "")
        batch.properties[0].append(integer: .min)
        batch.properties[1].append(real: -0.1)
        batch.properties[2].append(text: "Çeşme, İzmir 😀 uzunca bir yazı")
        batch.properties[3].append(integer: 1)
        batch.properties[4].append(text: "2026-11-21")
        batch.properties[5].append(text: "2026-11-21T10:53:16Z")
        batch.properties[6].bytes += [0, 255]
        batch.properties[6].endBytes()
        for index in schema.indices { batch.properties[index].appendNull() }
        let file = try #require(FlatGeobufFile(flatGeobuf(flatGeobufLayer(batch, nil), [batch], isIndexed: true)))
        let expected = [
            "id": "TR-35/ş", "integer": "-9223372036854775808", "real": "-0.1", "boolean": "true",
            "text": "Çeşme, İzmir 😀 uzunca bir yazı", "date": "2026-11-21T00:00:00",
            "dateTime": "2026-11-21T10:53:16Z", "binary": "0 ff",
        ]
        #expect(file.features.map(file.properties) == [expected, ["id": ""]])
        #expect(file.features.allSatisfy { $0.table(0) == nil })
    }

    @Test func `each byte that is not UTF-8 becomes the replacement character`() throws {
        var batch = FeatureBatch(identifiers: .integer, schema: [.init(name: "ad", type: .text)])
        for text: [UInt8] in [[0x61, 0xC3], [0xA7], [0xF0, 0x9F, 0x98], Array("sağlam".utf8)] {
            batch.identifiers.append(integer: 1)
            batch.properties[0].bytes += text
            batch.properties[0].endBytes()
        }
        let file = try #require(FlatGeobufFile(flatGeobuf(flatGeobufLayer(batch, nil), [batch], isIndexed: true)))
        let texts = file.features.map { file.properties($0)["ad"] ?? "" }
        #expect(texts == ["a\u{FFFD}", "\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}", "sağlam"])
    }

    @Test func `an encoder writes the same into used memory as into fresh`() {
        let batch = points([[1, 2], [3, 4]])
        var writer = ByteWriter()
        var encoder = FlatGeobufEncoder(flatGeobufLayer(batch, nil, hasHeights: true))
        encoder.append(batch, to: &writer)
        let fresh = Array(writer.bytes)
        for index in writer.storage.indices { writer.storage[index] = 0xFF }
        writer.removeAll()
        encoder.append(batch, to: &writer)
        #expect(Array(writer.bytes) == fresh)
    }

    @Test func `random texts of every length come back`() throws {
        var random = SeededNumbers(seed: 3)
        let schema = (0..<3).map { PropertyDefinition(name: "p\($0)", type: .text) }
        var batch = FeatureBatch(identifiers: .integer, schema: schema)
        var expected: [[String: String]] = []
        for row in 0..<200 {
            batch.identifiers.append(integer: Int64(row))
            var values = ["id": String(row)]
            for index in schema.indices {
                let text = String(
                    (0..<Int.random(in: 0...40, using: &random))
                        .map { _ in "aşğ€😀".randomElement(using: &random) ?? "a" }
                )
                batch.properties[index].append(text: text)
                values["p\(index)"] = text
            }
            expected.append(values)
        }
        let file = try #require(FlatGeobufFile(flatGeobuf(flatGeobufLayer(batch, nil), [batch], isIndexed: false)))
        #expect(file.features.map(file.properties) == expected)
    }
}
