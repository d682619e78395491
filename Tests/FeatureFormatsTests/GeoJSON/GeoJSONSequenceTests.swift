import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `GeoJSON sequences` {
    private var parcels: FeatureBatch {
        var parcels = FeatureBatch(identifiers: .integer, schema: [.init(name: "ad\n", type: .text)])
        for row in 0..<3 {
            parcels.identifiers.append(integer: Int64(row))
            parcels.properties[0].append(text: "a\nb\r\u{1E}\u{2028}")
            parcels.geometry.append(.point, [[[[Double(row), 39]]]])
        }
        return parcels
    }

    private func sequence(_ batches: [FeatureBatch], _ separation: GeoJSONSequenceEncoder.Separation) -> [UInt8] {
        var writer = ByteWriter(capacity: 0)
        var encoder = GeoJSONSequenceEncoder(properties: parcels.schema, separation: separation)
        encoder.begin(to: &writer)
        for batch in batches { encoder.append(batch, to: &writer) }
        encoder.end(members: Array("\"numberReturned\":3".utf8)[...], to: &writer)
        return writer.take()
    }

    @Test func `every line is a feature, whatever line breaks the values hold`() throws {
        let lines = sequence([parcels, parcels], .lines).split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.count == 7 && lines[6].isEmpty)
        for line in lines.dropLast() {
            let feature = try #require(StrictJSON(line))
            #expect(feature["type"] == .text("Feature"))
            #expect(feature["properties"]?["ad\n"] == .text("a\nb\r\u{1E}\u{2028}"))
        }
    }

    @Test func `records begin with a record separator and end with a line feed`() throws {
        let bytes = sequence([parcels], .records)
        let records = bytes.split(separator: 0x1E, omittingEmptySubsequences: false)
        #expect(records.count == 4 && records[0].isEmpty)
        for record in records.dropFirst() {
            #expect(record.last == 0x0A)
            #expect(StrictJSON(record.dropLast())?["geometry"]?["type"] == .text("Point"))
        }
    }

    @Test func `lines are the features of a collection`() throws {
        let collection = try #require(StrictJSON(document([parcels])))
        let lines = sequence([parcels], .lines).split(separator: 0x0A).map { StrictJSON($0) }
        #expect((0..<3).map { collection["features"]?[$0] } == lines)
    }

    @Test func `no features are no bytes`() {
        #expect(sequence([], .lines).isEmpty && sequence([], .records).isEmpty)
    }
}
