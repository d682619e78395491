import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `JSON-FG time and heights` {
    private func feature(_ batch: FeatureBatch, time: String? = "t") throws -> StrictJSON {
        var writer = ByteWriter(capacity: 0)
        let document = JSONFGDocument(crs: .epsg(5254), featureType: "x", temporalProperty: time)
        JSONFGEncoder(properties: batch.schema, coordinates: CoordinateForm(decimals: 3), document: document)
            .appendFeature(row: 0, of: batch, members: [], to: &writer)
        return try #require(StrictJSON(writer.bytes))
    }

    /// OGC 21-045r1, `/req/core/instant`.
    @Test func `a date is a date and a moment a timestamp`() throws {
        let day = try feature(batch("t", .date) { $0.append(text: "1969-07-20") })
        #expect(day["time"] == .object(["date": .text("1969-07-20")]))
        for text in ["1969-07-20T20:17:40Z", "1969-07-20T20:17:40.250Z"] {
            let moment = try feature(batch("t", .dateTime) { $0.append(text: text) })
            #expect(moment["time"] == .object(["timestamp": .text(text)]))
            #expect(moment["properties"]?["t"] == .text(text))
        }
    }

    /// `/req/core/utc`; what is not an instant still stands among the properties.
    @Test(arguments: [
        "", "1969", "1969-07-20T20:17:40", "1969-07-20T20:17:40+03:00", "1969-07-20T20:17:40.Z", "\"1969-07-20T20:17Z",
        "1969-07-20 20:17:40Z", "1969-07-20T20:17:40.2\"Z", "1969-07-2\u{0660}", "19690720T201740Z",
        "1969-07-20T20:17:40.1234567890123456789012345678901234567890Z",
    ])
    func `what is not an instant in UTC is no time`(_ text: String) throws {
        for type in [PropertyType.date, .dateTime] {
            let written = try feature(batch("t", type) { $0.append(text: text) })
            #expect(written["time"] == nil && written["properties"]?["t"] == .text(text))
        }
    }

    @Test func `without a value, a temporal property or one among the properties there is no time`() throws {
        #expect(try feature(batch("t", .date) { $0.appendNull() })["time"] == nil)
        #expect(try feature(batch("t", .date) { $0.append(text: "1969-07-20") }, time: nil)["time"] == nil)
        #expect(try feature(batch("u", .date) { $0.append(text: "1969-07-20") })["time"] == nil)
        #expect(try feature(batch("t", .text) { $0.append(text: "1969-07-20") })["time"] == nil)
    }

    /// Requirement `/req/core/coordinate-dimension`.
    @Test func `a geometry has all its heights or none`() throws {
        var column = GeometryColumn()
        column.append(.lineString, [[[[1, 2, 3], [4, 5, .nan]]]])
        #expect(try feature(batch(of: column))["place"]?["coordinates"] == StrictJSON("[[1,2],[4,5]]".utf8))
        var whole = GeometryColumn()
        whole.append(.lineString, [[[[1, 2, 3], [4, 5, 6.5]]]])
        #expect(try feature(batch(of: whole))["place"]?["coordinates"] == StrictJSON("[[1,2,3],[4,5,6.5]]".utf8))
    }
}
