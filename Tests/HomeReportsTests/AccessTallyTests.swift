import AuditTrail
import GeoCore
import Testing

@testable import HomeReports

@Suite struct `Tally of accesses` {
    private static func access(
        _ time: String,
        event: String = "access",
        agreement: String? = "2026/14@2",
        features: Int = 10
    ) -> AuditRecord {
        var record = AuditRecord(event: event, time: time, kind: agreement == nil ? "staff" : "partner", principal: "k")
        record.agreement = agreement
        record.collection = "parsel"
        record.address = "192.0.2.1"
        record.features = features
        record.bytes = 100
        return record
    }

    @Test func `versions of one protocol are one partner`() {
        var tally = AccessTally()
        tally.add(Self.access("2026-11-01T10:00:00Z"))
        tally.add(Self.access("2026-11-01T10:00:00Z", agreement: "2026/14@3"))
        tally.add(Self.access("2026-11-01T10:00:00Z", agreement: "2026/140@3"))
        #expect(tally.partners.mapValues(\.requests) == ["2026/14": 2, "2026/140": 1])
        #expect(tally.partners["2026/14"]?.features == 20)
    }

    @Test func `days are those of Türkiye`() {
        var tally = AccessTally()
        tally.add(Self.access("2026-11-01T20:59:59.999Z"))
        tally.add(Self.access("2026-11-01T21:00:00.000Z"))
        #expect(tally.days.mapValues(\.requests) == ["2026-11-01": 1, "2026-11-02": 1])
    }

    @Test func `refused requests are requests, packages and decisions are none`() {
        var tally = AccessTally()
        tally.add(Self.access("2026-11-01T10:00:00Z", event: "denied", features: 0))
        tally.add(Self.access("2026-11-01T10:00:00Z", event: "package"))
        tally.add(Self.access("2026-11-01T10:00:00Z", event: "protocol"))
        tally.add(Self.access("2026-11-01T10:00:00Z", event: "login.failed", agreement: nil))
        #expect(tally.requests == 1)
        #expect(tally.partners["2026/14"] == .init(requests: 1, features: 10, bytes: 200, denied: 1, packages: 1))
        #expect(tally.refusedLogins.values.reduce(0, +) == 1)
    }

    @Test func `a day of more than three times the usual is unusual`() {
        var tally = AccessTally()
        for day in 1...9 { tally.add(Self.access("2026-11-0\(day)T10:00:00Z", features: 1_000)) }
        #expect(tally.unusual.isEmpty)
        tally.add(Self.access("2026-11-10T10:00:00Z", features: 9_000))
        #expect(tally.unusual.map(\.day) == ["2026-11-10"])
        #expect(tally.unusual.first?.usual == 1_000)
    }

    @Test func `counts that cannot be do not overflow`() {
        var tally = AccessTally()
        for _ in 0..<3 { tally.add(Self.access("2026-11-01T10:00:00Z", features: .max)) }
        tally.add(Self.access("2026-11-01T10:00:00Z", features: -5))
        #expect(tally.partners["2026/14"]?.features == .max)
    }

    @Test func `every row has a cell for each column`() {
        var tally = AccessTally()
        tally.add(Self.access("2026-11-01T10:00:00Z"))
        tally.add(Self.access("2026-11-01T10:00:00Z", agreement: nil))
        tally.add(Self.access("2026-11-01T10:00:00Z", event: "harvest"))
        tally.add(Self.access("2026-11-01T10:00:00Z", event: "login.failed"))
        for table in tally.tables() {
            #expect(table.rows.count >= 1)
            #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        }
    }
}
