import Foundation
import FeatureQuery
import GeoCore
import LayerValidation
import LoadReports
import Testing

@Suite struct `Report files` {
    private func object(_ findings: LoadFindings, _ name: String) throws -> [String: Any] {
        let data = try ReportFixture.written(findings, name)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Splits a line of the table at separators outside quotes.
    private func fields(_ line: Substring) -> [String] {
        var (fields, isQuoted) = ([""], false)
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    @Test func `the document has its members`() throws {
        let faults = [
            ReportFixture.fault(), ReportFixture.fault(16, .warning, key: nil, point: nil),
            ReportFixture.fault(12, isRepaired: true),
        ]
        let root = try object(try ReportFixture.findings(faults), ReportWriter.documentName)
        #expect(root["format"] as? String == "pafta-report" && root["version"] as? Int == 1)
        #expect(root["outcome"] as? String == "refused" && root["errors"] as? Int == 1)
        #expect(root["warnings"] as? Int == 1 && root["repaired"] as? Int == 1)
        let layer = try #require((root["layers"] as? [[String: Any]])?.first)
        #expect(layer["crs"] as? String == "EPSG:5255" && layer["features"] as? Int == 1_295)
        let listed = try #require(layer["faults"] as? [[String: Any]])
        #expect(listed.map { $0["rule"] as? String } == ["V-12", "V-12", "V-16"])
        #expect(listed[0]["x"] as? Double == 488_032.7 && listed[2]["x"] is NSNull && listed[2]["key"] is NSNull)
        #expect(listed.map { $0["number"] as? Int } == [1, 2, 3])
    }

    @Test(arguments: ["\"\\\u{0}\u{1B}", "\u{202E}abc", "<script>", String(repeating: "x", count: 10_000_000)])
    func `documents stay readable whatever a delivered value holds`(_ text: String) throws {
        let findings = try ReportFixture.findings([ReportFixture.fault(key: text, message: text)])
        #expect(try object(findings, ReportWriter.documentName)["errors"] as? Int == 1)
        #expect(try (object(findings, ReportWriter.pointsName)["features"] as? [Any])?.count == 1)
    }

    @Test func `fault points are longitude and latitude`() throws {
        // Ankara in TUREF / TM33 as PROJ's cs2cs computes it from 32.86 E, 39.93 N.
        let root = try object(try ReportFixture.findings([ReportFixture.fault()]), ReportWriter.pointsName)
        let feature = try #require((root["features"] as? [[String: Any]])?.first)
        let geometry = try #require(feature["geometry"] as? [String: Any])
        let coordinates = try #require(geometry["coordinates"] as? [Double])
        #expect(abs(coordinates[0] - 32.86) < 1e-6 && abs(coordinates[1] - 39.93) < 1e-6, "degrees, a decimetre")
        let properties = try #require(feature["properties"] as? [String: Any])
        #expect(properties["rule"] as? String == "V-12" && properties["severity"] as? String == "error")
        #expect(properties["message"] as? String == "2705/15 crosses itself.")
    }

    @Test func `points that cannot be transformed spoil no other point`() throws {
        let faults = [
            ReportFixture.fault(), ReportFixture.fault(point: (.nan, 1)), ReportFixture.fault(point: (1e11, 1e11)),
            ReportFixture.fault(point: nil),
        ]
        let root = try object(try ReportFixture.findings(faults), ReportWriter.pointsName)
        let features = try #require(root["features"] as? [[String: Any]])
        #expect(features.map { $0["geometry"] is NSNull } == [false, true, true, true])
    }

    @Test func `the table opens in Turkish Excel`() throws {
        let findings = try ReportFixture.findings([ReportFixture.fault(message: "Ada; \"parsel\"\n12")])
        let data = try ReportFixture.written(findings, ReportWriter.tableName)
        #expect(Array(data.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let lines = String(decoding: data.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(fields(lines[0])[10] == "y_saga" && fields(lines[0]).count == 14)
        let values = fields(lines[1])
        #expect(values.count == 14 && values[0] == "parsel" && values[6] == "2705/15")
        #expect(values[10] == "488032,700" && values[11] == "4421766,000")
        #expect(lines[1].contains("\"Ada; \"\"parsel\"\" 12\""))
    }

    @Test(arguments: ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
    func `no value of the table is taken for a formula`(_ text: String) throws {
        let data = try ReportFixture.written(
            try ReportFixture.findings([ReportFixture.fault(key: text)]),
            ReportWriter.tableName
        )
        let line = String(decoding: data, as: UTF8.self).split(separator: "\r\n")[1]
        let key = fields(line)[6]
        #expect(key.hasPrefix("'") || key.hasPrefix(" ="))
    }

    @Test func `faults are features for a layer of a GeoPackage`() throws {
        let layer = try ReportFixture.layer([ReportFixture.fault(), ReportFixture.fault(16, point: nil)])
        let faults = FaultLayer(layer, language: .turkish)
        #expect(faults.schema.collection == "parsel_hatalar" && faults.schema.geometry?.crs == .epsg(5255))
        #expect(faults.batch.count == 2 && faults.batch.schema == faults.schema.properties)
        #expect(faults.batch.geometry.types == [.point, nil])
        #expect(faults.batch.geometry.xy == [488_032.7, 4_421_766.0])
    }

    @Test func `a folder that is missing is an error with a remedy`() throws {
        let writer = ReportWriter(language: .turkish, references: ReportFixture.references)
        let findings = try ReportFixture.findings([])
        let error = #expect(throws: PaftaError.self) { try writer.write(findings, to: "/nonexistent/folder") }
        #expect(error?.code == .unwritableReport)
        #expect(error?.message.turkish == "'rapor.json' raporu yazılamıyor.")
        #expect(error?.remedy != nil)
    }
}
