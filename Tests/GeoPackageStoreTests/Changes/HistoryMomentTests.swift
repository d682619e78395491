import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `The state at a moment` {
    @Test(arguments: [
        ("2026-11-21", "2026-11-21T20:59:59.999Z"), ("2026-11-21T10:53:16Z", "2026-11-21T10:53:16.000Z"),
        ("2026-11-21T10:53:16.25+03:00", "2026-11-21T07:53:16.250Z"),
        ("2026-12-31t23:30:00-01:00", "2027-01-01T00:30:00.000Z"), ("2024-02-29", "2024-02-29T20:59:59.999Z"),
    ])
    func `is asked for in any zone`(_ text: String, _ expected: String) throws {
        let connection = try ChangeSamples.home(1).connect()
        #expect(try HistoryMoment.end(text, in: connection) == expected)
    }

    @Test(arguments: [
        "", "now", "2026", "2026-13-01", "2026-02-30", "2026-11-21T", "2026-11-21T10:53:16", "2026-11-21T25:00:00Z",
        "2026-11-21 10:53:16Z", "2026-11-21T10:53:16.Z", "2026-11-21T10:53:16+99:00", "2461366.5",
        "2026-11-21T10:53:61Z",
        "２０２６-11-21",
    ])
    func `must be a moment`(_ text: String) throws {
        let connection = try ChangeSamples.home(1).connect()
        let error = #expect(throws: PaftaError.self) { try HistoryMoment.end(text, in: connection) }
        #expect(error?.code == .invalidMoment)
    }

    @Test func `is that of the last changeset that had ended`() throws {
        let home = try ChangeSamples.home(9)
        try home.edit("DELETE FROM parsel WHERE fid = 1")
        try home.edit(
            """
            UPDATE pafta_changesets SET ended_at = '2026-03-0' || changeset || 'T21:00:00.000Z'
            """
        )
        let (home_, layer) = (home.home, "parsel")
        #expect(try home_.changeset(of: layer, at: "2026-03-02") == 1)
        #expect(try home_.changeset(of: layer, at: "2026-03-03") == 2)
        #expect(try home_.changeset(of: layer, at: "2026-03-02T21:00:00Z") == 2)
        let error = #expect(throws: PaftaError.self) { try home_.changeset(of: layer, at: "2026-03-01") }
        #expect(error?.code == .historyTooEarly)
        #expect(
            error?.message.english == "The history of 'parsel' starts at 2026-03-01T21:00:00.000Z with changeset 1."
        )
    }
}
