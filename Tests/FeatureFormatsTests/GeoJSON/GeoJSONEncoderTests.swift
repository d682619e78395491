import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `GeoJSON documents` {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private var parcels: FeatureBatch {
        var batch = FeatureBatch(
            identifiers: .integer,
            schema: [.init(name: "ada", type: .integer), .init(name: "Yüzölçümü \"m²\"", type: .real)]
        )
        for row in 0..<2 {
            batch.identifiers.append(integer: Int64(7 + row))
            batch.properties[0].append(integer: Int64(100 + row))
        }
        batch.properties[1].append(real: 512.25)
        batch.properties[1].appendNull()
        batch.geometry.append(.point, [[[[32.5, 39.25]]]])
        batch.geometry.appendNull()
        return batch
    }

    @Test func `a collection without features is a whole document`() {
        #expect(text(document([])) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    }

    @Test func `features stand one on a line`() {
        let expected = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[32.5,39.25]},\
            "properties":{"ada":100,"Yüzölçümü \\"m²\\"":512.25}},
            {"type":"Feature","id":8,"geometry":null,"properties":{"ada":101,"Yüzölçümü \\"m²\\"":null}}
            ],"numberReturned":2}

            """
        #expect(text(document([parcels], members: "\"numberReturned\":2")) == expected)
    }

    @Test func `batches follow one another with a comma, and an empty one leaves no trace`() throws {
        let empty = FeatureBatch(identifiers: .integer, schema: parcels.schema)
        let json = try #require(StrictJSON(document([empty, parcels, empty, parcels])))
        let identifiers = (0..<5).map { json["features"]?[$0]?["id"] }
        #expect(identifiers == [.number("7"), .number("8"), .number("7"), .number("8"), nil])
        #expect(text(document([empty, empty])) == text(document([])))
    }

    @Test func `an encoder that begins again writes no comma first`() {
        var writer = ByteWriter()
        var encoder = GeoJSONEncoder(properties: parcels.schema)
        for _ in 0..<2 {
            writer.removeAll()
            encoder.begin(to: &writer)
            encoder.append(parcels, to: &writer)
            encoder.end(members: [], to: &writer)
        }
        #expect(writer.take() == document([parcels]))
    }

    @Test func `a single feature takes further members`() throws {
        let json = try #require(StrictJSON(feature(parcels, row: 1, members: "\"links\":[]").utf8))
        #expect(json["links"] == .array([]) && json["id"] == .number("8") && json["type"] == .text("Feature"))
    }

    @Test func `identifiers may be texts`() {
        var batch = FeatureBatch(identifiers: .text, schema: [])
        batch.identifiers.append(text: "TR-06/\"ş\"")
        #expect(
            feature(batch) == "{\"type\":\"Feature\",\"id\":\"TR-06/\\\"ş\\\"\",\"geometry\":null,\"properties\":{}}"
        )
    }

    @Test func `a batch without geometries writes null geometries`() {
        var batch = parcels
        batch.geometry.removeAll()
        #expect(feature(batch).contains("\"geometry\":null"))
    }
}
