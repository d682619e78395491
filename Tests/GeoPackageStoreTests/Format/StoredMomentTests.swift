import Testing

@testable import GeoPackageStore

@Suite struct `Moments as they are compared` {
    @Test func `every spelling of a moment is compared as one, by SQLite and by us`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), [])
        let connection = try home.connect()
        let spellings: [(String, [String])] = [
            ("2026-11-21T10:53:00", ["Z", ".0Z", ".000Z", ".000000Z", "z", ""].map { "2026-11-21T10:53:00\($0)" }),
            (
                "2026-11-21T10:53:16.05",
                ["2026-11-21T10:53:16.05Z", "2026-11-21 10:53:16.050", "2026-11-21T10:53:16.0500Z"]
            ),
            ("2026-11-21T", ["2026-11-21"]), ("T", [""]),
        ]
        for (expected, moments) in spellings {
            for moment in moments {
                #expect(StoredMoment.compared(moment) == expected)
                #expect(try connection.text("SELECT \(StoredMoment.compared(sql: "?1"))", [.text(moment)]) == expected)
            }
        }
        #expect(try connection.text("SELECT \(StoredMoment.compared(sql: "?1"))", [.null]) == nil)
    }
}
