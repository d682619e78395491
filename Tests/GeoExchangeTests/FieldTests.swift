import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Values of deliveries` {
    private func read(_ properties: String...) throws -> FeatureBatch {
        let folder = try TemporaryFolder()
        let features = properties.map { "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\($0)}}" }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        return try VectorFile.open(folder.write("a.geojson", text)).all()
    }

    @Test func `each JSON type becomes the type of property that holds it`() throws {
        let batch = try read(
            #""i":9007199254740993,"b":true,"r":1.5,"t":"ığüşöç","d":"2026-11-21","o":{"k":[1]},"#
                + #""l":[1,2],"f":[1.5,2],"s":["a","ş\"\n"]"#
        )
        let types = Dictionary(uniqueKeysWithValues: batch.schema.map { ($0.name, $0.type) })
        #expect(types["i"] == .integer && types["b"] == .boolean && types["r"] == .real && types["d"] == .date)
        #expect(batch.properties[0].integers == [9_007_199_254_740_993])
        #expect(try batch.texts("t") == ["ığüşöç"])
        #expect(try batch.texts("d") == ["2026-11-21"])
        #expect(try batch.texts("l") == ["[1,2]"])
        #expect(try batch.texts("f") == ["[1.5,2.0]"])
        #expect(try batch.texts("s") == [#"["a","ş\"\u000a"]"#])
    }

    @Test func `null and missing values are null`() throws {
        let batch = try read(#""a":1,"b":"x""#, #""a":null"#)
        #expect(batch.properties.map(\.isNull) == [[false, true], [false, true]])
    }

    /// Moments by hand.
    static let moments = [
        ("2026-11-21T10:53:16Z", "2026-11-21T10:53:16Z"),
        ("2026-11-21T10:53:16", "2026-11-21T10:53:16Z"),
        ("2026-01-01T01:30:00+03:00", "2025-12-31T22:30:00Z"),
        ("2024-02-28T23:30:00-02:00", "2024-02-29T01:30:00Z"),
        ("2026-12-31T23:45:00-00:30", "2027-01-01T00:15:00Z"),
        ("2026-11-21T10:53:16.250Z", "2026-11-21T10:53:16.250Z"),
    ]

    @Test(arguments: moments)
    func `moments come in UTC`(_ stated: String, _ expected: String) throws {
        #expect(try read("\"m\":\"\(stated)\"").texts("m") == [expected])
    }

    @Test func `texts of tables stay texts with their leading zeros`() throws {
        let folder = try TemporaryFolder()
        let file = try VectorFile.open(folder.write("a.csv", "ADA;PARSEL\r\n0012;7\r\n;8\r\n"))
        #expect(try file.all().texts("ADA") == ["0012", nil])
    }
}
