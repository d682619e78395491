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
            start: start.map { TemporalFilter.Instant(text: $0) },
            end: end.map { TemporalFilter.Instant(text: $0) }
        )
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
    func `days meet an interval, and features without day stay`(_ start: String?, _ end: String?, _ days: [String])
        throws
    {
        let home = try Self.home(.date, ["2026-11-20", "2026-11-21", "2026-11-22", nil])
        #expect(try Self.texts(home, Self.query(start, end)) == days)
    }

    @Test(arguments: [
        ("16.000" as String?, "16.000" as String?, [1, 2, 3, 4]), ("16.500", "16.500", [5, 6]),
        ("16.001", "16.999", [5, 6]),
        (nil, "15.999", []), ("16.501", nil, [7]), (nil, "16.000", [1, 2, 3, 4]), ("16.100", "17.000", [5, 6, 7]),
    ])
    func `moments are compared whatever the number of their digits`(
        _ start: String?,
        _ end: String?,
        _ positions: [Int64]
    ) throws {
        let moment = { (second: String) in "2026-11-21T10:53:\(second)Z" }
        let home = try Self.home(.dateTime, [])
        let moments = ["16", "16.0", "16.000", "16.000000", "16.5", "16.50", "17"].map { "('\(moment($0))')" }
        try home.edit("INSERT INTO parsel (zaman) VALUES \(moments.joined(separator: ", ")), (NULL)")
        let rows = try home.open().rows(Self.query(start.map(moment), end.map(moment)))
        #expect(rows.map(\.position) == positions + [8])
    }

    @Test(arguments: [
        ("2026-11-21T10:53:16Z", "2026-11-21T10:53:16.000Z"), ("2026-11-21T10:53:16.5Z", "2026-11-21T10:53:16.500Z"),
        ("2026-11-21T10:53:16.25Z", "2026-11-21T10:53:16.250Z"), ("2026-11-21T10:53:16.123456Z", nil),
        ("2026-11-21T10:53:16+03:00", nil), ("", nil),
    ])
    func `moments are stored as the standard writes them`(_ moment: String, _ stored: String?) throws {
        let home = try Self.home(.dateTime, [moment])
        #expect(try home.connect().text("SELECT zaman FROM parsel") == stored ?? moment)
        var query = Query()
        query.propertyFilters = [PropertyFilter(property: "zaman", value: .text(moment))]
        let read = moment.hasSuffix("16Z") ? moment : stored ?? moment
        #expect(try Self.texts(home, query) == [read])
        #expect(try home.open().temporalExtent() == (moment...moment))
        try home.edit("UPDATE parsel SET geom = NULL")
        #expect(try home.open().temporalExtent() == (read...read))
    }

    @Test func `the temporal extent is known, and follows edits`() throws {
        let home = try Self.home(.date, ["2026-11-20", nil, "2024-02-29", "2026-11-22"])
        #expect(try home.open().temporalExtent() == "2024-02-29"..."2026-11-22")
        try home.edit(
            "DELETE FROM parsel WHERE zaman < '2025-01-01'; UPDATE parsel SET zaman = '2027-01-01' WHERE zaman ISNULL"
        )
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
