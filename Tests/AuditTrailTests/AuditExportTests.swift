import GeoCore
import Testing

@testable import AuditTrail

@Suite struct `Audit records for others` {
    private let sender = SyslogMessage.Sender(host: "harita 1\n", process: "4711")

    @Test func `a syslog message follows the grammar of RFC 5424`() throws {
        var record = TrailFixture.record(2)
        record.purpose = "a\"b\\c]d\ne"
        let message = SyslogMessage(record, anchor: AuditAnchor(sequence: 7, hash: "ab"), from: sender)
        let expected =
            "<110>1 2026-11-21T10:53:16.123Z harita_1_ pafta 4711 access [pafta@32473 seq=\"7\" event=\"access\""
            + " kind=\"partner\" principal=\"kurum2\" protocol=\"2026/14@3\""
            + " purpose=\"a\\\"b\\\\c\\]d⟨U+000A⟩e\" method=\"GET\""
            + " target=\"/collections/parsel/items?bbox=32,39,33,40&limit=2\" collection=\"parsel\""
            + " fields=\"ada parsel alan\" features=\"2\" status=\"200\" milliseconds=\"1.25\" hash=\"ab\"] \u{FEFF}"
            + "access kurum2 GET /collections/parsel/items?bbox=32,39,33,40&limit=2 200"
        #expect(String(decoding: message.bytes, as: UTF8.self) == expected)
        #expect(message.octetCounted == Array("\(message.bytes.count) ".utf8) + message.bytes)
    }

    @Test func `a syslog message of hostile texts has no controls and stays short`() throws {
        var record = AuditRecord(event: "\u{1B}\n", time: "x\n", kind: "\n<110>1", principal: "\u{202E}")
        record.target = String(repeating: "👩", count: 50_000)
        let bytes = SyslogMessage(record, from: SyslogMessage.Sender(host: "", process: "")).bytes
        #expect(!bytes.contains { $0 < 0x20 })
        #expect(bytes.count < 10_000)
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("<109>1 - - pafta - __ [pafta@32473 "))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "|x", "＝1"])
    func `no cell of a table begins a formula`(_ text: String) throws {
        var record = TrailFixture.record(1)
        record.detail = text
        let fixture = try TrailFixture()
        try AuditWriter(fixture.folder).append(record)
        let entry = try #require(AuditEntry(try fixture.lines("2026-11-21.jsonl")[1][...]))
        let line = String(decoding: AuditTable.line(entry), as: UTF8.self)
        #expect(line.contains(",\"'\(text)\","))
    }

    @Test func `a table has a cell for each column and no line break within one`() throws {
        let fixture = try TrailFixture()
        var record = TrailFixture.record(1)
        record.detail = "a\"b,c\r\nd"
        try AuditWriter(fixture.folder).append(record)
        let entry = try #require(AuditEntry(try fixture.lines("2026-11-21.jsonl")[1][...]))
        let line = String(decoding: AuditTable.line(entry), as: UTF8.self)
        #expect(line.contains("\"a\"\"b,c⟨U+000D⟩⟨U+000A⟩d\""))
        #expect(line.hasSuffix("\r\n") && line.utf8.count { $0 == 0x0A } == 1)
        for language in Language.allCases {
            #expect(AuditTable.heading(in: language).count { $0 == UInt8(ascii: ",") } == 20)
        }
    }

    @Test func `records are found by what they say`() throws {
        let fixture = try TrailFixture()
        try fixture.fill(days: 3, records: 6)
        func count(_ change: (inout AuditQuery) -> Void) throws -> Int {
            var query = AuditQuery()
            change(&query)
            var count = 0
            try fixture.folder.search(query) { _, _ in
                count += 1
                return true
            }
            return count
        }
        #expect(try count { _ in } == 19)
        #expect(try count { $0.principal = "kurum1" } == 6)
        #expect(try count { $0.agreement = "2026/14" } == 18)
        #expect(try count { $0.agreement = "2026/1" } == 0)
        #expect(try count { $0.event = "key" } == 1)
        #expect(try count { $0.status = 200 } == 18)
        #expect(try count { ($0.from, $0.to) = (AuditDay("2026-11-11"), AuditDay("2026-11-11")) } == 6)
        #expect(try count { $0.since = "2026-11-12T09:00:00Z" } == 6)
        #expect(try count { $0.before = "2026-11-10T09:00:00.5Z" } == 0)
        #expect(try count { $0.text = "BBOX=32" } == 18)
        #expect(try count { $0.text = "PARSEL/İTEMS" } == 18)
    }
}

@Suite struct `Pruning the audit trail` {
    private func trail() throws -> TrailFixture {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        for month in ["2025-01", "2025-02", "2025-03", "2026-01"] {
            for number in 0..<3 { try writer.append(TrailFixture.record(number, at: "\(month)-15T10:00:00Z")) }
        }
        try writer.flush()
        return fixture
    }

    @Test func `old days go and the trail still verifies`() throws {
        let fixture = try trail()
        let writer = try AuditWriter(fixture.folder)
        let days = try writer.prune(keeping: try AuditRetention(parsing: "12m"), at: "2026-03-01T10:00:00Z")
        try writer.flush()
        #expect(days.map(\.description) == ["2025-01-15", "2025-02-15"])
        #expect(try fixture.verify().findings == [])
        #expect(try fixture.folder.verify(to: AuditDay("2025-03-15"), patience: .zero).findings == [])
        fixture.remove("2025-03-15.jsonl")
        #expect(try fixture.verify().findings.contains { $0.kind == .missingDay })
    }

    @Test func `a deletion that nobody recorded is reported`() throws {
        let fixture = try trail()
        fixture.remove("2025-01-15.jsonl")
        #expect(try fixture.verify().findings.contains { $0.kind == .missingDay })
        // Also when a pruning of fewer days was recorded.
        let writer = try AuditWriter(fixture.folder)
        try writer.append(
            TrailEvent.record(
                "pruned",
                at: "2026-02-01T00:00:00Z",
                "Deleted as the retention says, up to 2025-01-15: x"
            )
        )
        try writer.flush()
        #expect(try fixture.verify().findings.contains { $0.kind == .missingDay })
    }

    @Test func `the last day stays, however old it is`() throws {
        let fixture = try TrailFixture()
        try fixture.fill(days: 1, records: 2)
        let writer = try AuditWriter(fixture.folder)
        #expect(try writer.prune(keeping: .standard, at: "2036-01-01T00:00:00Z") == [])
    }

    @Test(arguments: ["", "m", "5m", "0y", "-24m", "24", "24d", "9999999999999999999m", "1e2m"])
    func `a retention that is none or too short is refused`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try AuditRetention(parsing: text) }
        #expect(error?.code == .invalidAudit)
    }

    @Test func `months are counted by the calendar`() {
        let days = [("2026-08-31", 6, "2026-02-28"), ("2028-02-29", 12, "2027-02-28"), ("2026-01-15", 1, "2025-12-15")]
        for (day, months, expected) in days {
            #expect(AuditDay(day)?.before(months: months)?.description == expected)
        }
    }
}
