import Testing

@testable import AuditTrail

@Suite struct `The form of records` {
    static let hostile = [
        "a\nb", "a\r\n{\"seq\":1}", "\u{0}\u{7}\u{1B}[31m", "\u{202E}gnp.exe", "\u{2066}x\u{2069}", "\u{2028}\u{2029}",
        "\u{200B}\u{FEFF}\u{AD}", "\u{85}\u{9B}31m", "\"}\n{\"hash\":\"", "\\\"\\", "\u{E0041}\u{E000}", "İıŞğ ÇÖÜ",
        "👩‍👧",
        String(repeating: "\u{1}", count: 200), "\",\"hash\":\"\(String(repeating: "0", count: 64))\"}",
    ]

    /// By number, because a report of the tests would hold the texts themselves.
    @Test(arguments: hostile.indices)
    func `no text breaks a line or hides in it`(_ number: Int) throws {
        let text = Self.hostile[number]
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        var record = AuditRecord(event: text, time: "2026-11-21T10:53:16Z", kind: text, principal: text)
        (record.target, record.detail, record.fields) = (text, text, [text])
        try writer.append(record)
        try writer.flush()
        let lines = try fixture.lines("2026-11-21.jsonl")
        #expect(lines.count == 2)
        let scalars = String(decoding: lines[1], as: UTF8.self).unicodeScalars
        #expect(
            !scalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0.value >= 0x80 && SafeText.isInvisible($0) }
        )
        let entry = try #require(AuditEntry(lines[1][...]))
        #expect(entry.record == record)
        #expect(try fixture.verify().findings == [])
    }

    @Test func `a text beyond the limit is cut and says so`() throws {
        let fixture = try TrailFixture()
        var record = TrailFixture.record(1)
        record.target = String(repeating: "ş", count: 100_000)
        record.fields = (0..<5_000).map { "f\($0)" }
        try AuditWriter(fixture.folder).append(record)
        let entry = try #require(AuditEntry(try fixture.lines("2026-11-21.jsonl")[1][...]))
        #expect(entry.record.target == String(repeating: "ş", count: 4_096) + "…[200000]")
        #expect(entry.record.fields.count == 501)
        #expect(entry.record.fields.last == "…[5000]")
    }

    @Test func `members stand in their order and the hash is that of the bytes before it`() throws {
        let fixture = try TrailFixture()
        try AuditWriter(fixture.folder).append(TrailFixture.record(4))
        let lines = try fixture.lines("2026-11-21.jsonl")
        let text = String(decoding: lines[1], as: UTF8.self)
        let beginning = """
            {"seq":2,"time":"2026-11-21T10:53:16.123Z","event":"access","kind":"partner","principal":"kurum1",\
            "protocol":"2026/14@3","method":"GET","target":"/collections/parsel/items?bbox=32,39,33,40&limit=4",\
            "collection":"parsel","fields":["ada","parsel","alan"],"features":4,"status":200,"milliseconds":1.250,\
            "previous":"\(try #require(AuditEntry(lines[0][...])).hash)","mac":"
            """
        #expect(text.hasPrefix(beginning))
        let end = lines[1].count - ",\"hash\":\"\"}".utf8.count - 64
        #expect(text.hasSuffix(",\"hash\":\"\(ChainHash(of: lines[1][..<end]))\"}"))
    }

    @Test func `no bytes end the reading of a line`() throws {
        let fixture = try TrailFixture()
        try AuditWriter(fixture.folder).append(TrailFixture.record(4))
        let line = try fixture.lines("2026-11-21.jsonl")[1]
        var random = SeededNumbers(state: 11)
        for _ in 0..<3_000 {
            var damaged = line
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let cut = damaged.prefix(Int.random(in: 0...damaged.count, using: &random))
            _ = (AuditEntry(cut), ChainLine(cut), AuditEntry(damaged[...]), ChainLine(damaged[...]))
        }
        for text in [
            "", "{", "{}", "[]", "{\"a\"}", "{\"a\":{}}", "{\"a\":[[]]}", "{\"a\":\"\\ud800\"}", "{\"a\":1,\"a\":2}",
        ] {
            #expect(AuditEntry(Array(text.utf8)[...]) == nil)
        }
    }
}
