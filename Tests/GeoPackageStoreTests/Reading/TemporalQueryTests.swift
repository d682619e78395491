import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Features of a time` {
    private static func home(_ type: PropertyType, _ texts: [String?]) throws -> TemporaryHome {
        let home = try TemporaryHome()
        let schema = FeatureSchema.layer(properties: [PropertyDefinition(name: "zaman", type: type)], temporal: "zaman")
        try home.load(schema, texts.map { Sample(values: [$0.map { .text($0) } ?? .null]) })
        return home
    }

    private static func query(_ start: String?, _ end: String?) -> Query {
        var query = Query()
        query.temporalFilter = TemporalFilter(
            start: start.map { TemporalFilter.Instant(text: $0) }, end: end.map { TemporalFilter.Instant(text: $0) })
        return query
    }

    private static func texts(_ home: TemporaryHome, _ query: Query) throws -> [String] {
        try home.open().rows(query).map { if case .text(let text) = $0.values[0] { text } else { "-" } }
    }

    @Test(arguments: [
        ("2026-11-21T00:00:00.000Z" as String?, "2026-11-21T23:59:59.999Z" as String?, ["2026-11-21", "-"]),
        ("2026-11-21T12:00:00.000Z", "2026-11-22T01:00:00.000Z", ["2026-11-21", "2026-11-22", "-"]),
        (nil, "2026-11-20T00:00:00.000Z", ["2026-11-20", "-"]), ("2026-11-22T00:00:00.000Z", nil, ["2026-11-22", "-"]),
        (nil, nil, ["2026-11-20", "2026-11-21", "2026-11-22", "-"]),
    ])
    func `days meet an interval, and features without day stay`(_ start: String?, _ end: String?, _ days: [String]) throws {
        let home = try Self.home(.date, ["2026-11-20", "2026-11-21", "2026-11-22", nil])
        #expect(try Self.texts(home, Self.query(start, end)) == days)
    }

    @Test(arguments: [
        ("16.000" as String?, "16.000" as String?, ["16", "16.0", "16.000", "16.000000"]), ("16.500", "16.500", ["16.5", "16.50"]),
        ("16.001", "16.999", ["16.5", "16.50"]), (nil, "15.999", []), ("16.501", nil, ["17"]),
        (nil, "16.000", ["16", "16.0", "16.000", "16.000000"]), ("16.100", "17.000", ["16.5", "16.50", "17"]),
    ])
    func `moments are compared whatever the number of their digits`(_ start: String?, _ end: String?, _ seconds: [String]) throws {
        let moment = { (second: String) in "2026-11-21T10:53:\(second)Z" }
        let home = try Self.home(
            .dateTime, ["16", "16.0", "16.000", "16.000000", "16.5", "16.50", "17"].map(moment) + [nil])
        #expect(try Self.texts(home, Self.query(start.map(moment), end.map(moment))) == seconds.map(moment) + ["-"])
    }

    @Test func `the temporal extent is known, and follows edits`() throws {
        let home = try Self.home(.date, ["2026-11-20", nil, "2024-02-29", "2026-11-22"])
        #expect(try home.open().temporalExtent() == "2024-02-29"..."2026-11-22")
        try home.edit("DELETE FROM parsel WHERE zaman < '2025-01-01'; UPDATE parsel SET zaman = '2027-01-01' WHERE zaman ISNULL")
        #expect(try home.open().temporalExtent() == "2026-11-20"..."2027-01-01")
        try home.edit("UPDATE parsel SET zaman = NULL")
        #expect(try home.open().temporalExtent() == nil)
    }

    @Test func `a layer without time ignores the filter`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(3))
        #expect(try home.open().rows(Self.query("2026-11-21T00:00:00.000Z", nil)).count == 3)
        #expect(try home.open().temporalExtent() == nil)
    }

    @Test func `a temporal column that another program dropped is forgotten`() throws {
        let home = try Self.home(.date, ["2026-11-20"])
        try home.edit("ALTER TABLE parsel DROP COLUMN zaman; INSERT INTO parsel (geom) VALUES (NULL)")
        #expect(try home.open().temporalExtent() == nil)
        #expect(try home.open().rows(Self.query("2030-11-21T00:00:00.000Z", nil)).count == 2)
    }
}
