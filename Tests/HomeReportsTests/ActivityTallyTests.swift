import AuditTrail
import GeoCore
import HomeReports
import Testing

@testable import HomeRegistry

@Suite struct `Tally of activity` {
    private static func period(_ from: String, _ to: String) throws -> ReportPeriod? {
        ReportPeriod(from: try #require(AuditDay(from)), to: try #require(AuditDay(to)))
    }

    private static func load(_ number: Int64, _ time: String, state: LoadRecord.State = .finished) -> LoadRecord {
        var load = LoadRecord(
            number: number,
            kind: .load,
            state: state,
            sha256: nil,
            fileName: "a.gpkg",
            unit: "Emlak",
            person: "ayse",
            letter: nil,
            note: nil,
            startedAt: time,
            endedAt: nil
        )
        load.layers = [
            LoadRecord.Layer(collection: "parsel", changeset: 1, inserted: 2, updated: 3, deleted: 4, unchanged: 5)
        ]
        return load
    }

    @Test func `a period ends with its last day in Türkiye`() throws {
        let period = try #require(try Self.period("2026-11-01", "2026-11-02"))
        #expect(period.contains("2026-10-31T21:00:00Z") && period.contains("2026-11-02T20:59:59Z"))
        #expect(!period.contains("2026-10-31T20:59:59Z") && !period.contains("2026-11-02T21:00:00Z"))
        #expect(!period.contains("nonsense"))
        #expect(try Self.period("2026-11-02", "2026-11-01") == nil)
    }

    @Test func `loads of the period that were finished count, by layer`() throws {
        var tally = ActivityTally(try #require(try Self.period("2026-11-01", "2026-11-30")))
        tally.add(Self.load(1, "2026-11-05T10:00:00Z"), in: .english)
        tally.add(Self.load(2, "2026-11-06T10:00:00Z"), in: .english)
        tally.add(Self.load(3, "2026-12-05T10:00:00Z"), in: .english)
        tally.add(Self.load(4, "2026-11-05T10:00:00Z", state: .abandoned), in: .english)
        let report = tally.report(of: "x", AccessTally())
        let layers = try #require(report.tables.first { $0.key == "layers" })
        #expect(layers.rows == [[.text("parsel"), .number(2), .number(4), .number(6), .number(8)]])
        #expect(report.tables.first { $0.key == "loads" }?.rows.count == 2)
    }

    @Test func `drafts are no decisions`() throws {
        var tally = ActivityTally(try #require(try Self.period("2026-11-01", "2026-11-30")))
        let entry = ProtocolEntry(
            number: "2026/14",
            version: 2,
            effectiveVersion: 2,
            state: "approved",
            title: "",
            receiver: "Su İdaresi",
            receiverKey: ""
        )
        for (version, state) in [(1, "draft"), (2, "approved")] {
            let decision = ProtocolVersion(
                version: version,
                state: state,
                digest: "",
                actor: "ayse",
                decidedAt: "2026-11-05T10:00:00Z"
            )
            tally.add(entry, decision, state: state)
        }
        let table = tally.report(of: "x", AccessTally()).tables.first { $0.key == "protocols" }
        #expect(table?.rows.map { $0[2] } == [.number(2)])
    }
}
