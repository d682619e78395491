import GeoCore
import Glibc
import Testing

@testable import AuditTrail

@Suite struct `Writing the audit trail` {
    private static let day = "2026-11-21.jsonl"

    @Test func `two writers continue each other's chain`() throws {
        let fixture = try TrailFixture()
        let (one, other) = (try AuditWriter(fixture.folder), try AuditWriter(fixture.folder))
        var random = SeededNumbers(state: 5)
        for number in 0..<200 {
            let writer = Bool.random(using: &random) ? one : other
            try writer.append(TrailFixture.record(number))
            if number % 17 == 0 { try writer.flush() }
        }
        try one.flush()
        try other.flush()
        let result = try fixture.verify()
        #expect(result.findings == [])
        #expect(result.records == 201)
    }

    @Test func `many threads and writers at once leave one whole chain over midnight`() async throws {
        let fixture = try TrailFixture()
        let folder = fixture.folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    let writer = try AuditWriter(folder)
                    for number in 0..<150 {
                        let time = "2026-11-21T2\(number / 60):\(10 + task):00Z"  // 21:00 UTC is midnight
                        try writer.append(TrailFixture.record(number, at: time))
                        if number % 20 == 0 { try writer.flush() }
                    }
                    try writer.flush()
                }
            }
            try await group.waitForAll()
        }
        let result = try fixture.verify()
        #expect(result.findings == [])
        #expect(result.records == 601)
        #expect(result.days == 2)
    }

    @Test func `the day changes at midnight in Türkiye and a late record stays in order`() throws {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        for time in ["2026-12-31T20:59:59.999Z", "2026-12-31T21:00:00Z", "2026-12-31T20:59:58Z"] {
            try writer.append(TrailFixture.record(1, at: time))
        }
        try writer.flush()
        #expect(try fixture.lines("2026-12-31.jsonl").count == 2)
        #expect(try fixture.lines("2027-01-01.jsonl").count == 2)
        #expect(try fixture.verify().findings == [])
    }

    @Test func `a line cut at any byte by a kill is told of and the chain goes on`() throws {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        for number in 0..<3 { try writer.append(TrailFixture.record(number)) }
        try writer.flush()
        let short = AuditRecord(event: "load", time: "2026-11-21T11:00:00Z", kind: "staff", principal: "ş")
        try writer.append(short)
        let files = try fixture.snapshot()
        let whole = try #require(files[Self.day])
        let line = try #require(try fixture.lines(Self.day).last)
        let start = whole.count - line.count - 1
        for size in start...whole.count {
            try fixture.restore(files)
            try fixture.replace(Self.day, with: Array(whole[..<size]))
            let torn = size - start
            if torn > 0 { #expect(try !fixture.verify().isIntact) }
            let next = try AuditWriter(fixture.folder)
            try next.append(TrailFixture.record(100))
            try next.flush()
            let result = try fixture.verify()
            #expect(result.findings == [])
            #expect(result.recovered == (torn > 0 && size < whole.count ? 1 : 0))
            try checkRecovery(fixture, Array(whole[start..<size]), isWhole: size == whole.count)
        }
    }

    private func checkRecovery(_ fixture: TrailFixture, _ torn: [UInt8], isWhole: Bool) throws {
        guard !torn.isEmpty, !isWhole else { return }
        var query = AuditQuery()
        query.event = "recovered"
        var details: [String] = []
        try fixture.folder.search(query) { entry, _ in
            details.append(entry.record.detail ?? "")
            return true
        }
        let text = String(decoding: torn, as: UTF8.self)
        #expect(details == ["\(torn.count) bytes of an unfinished line, SHA-256 \(ChainHash(of: torn[...])): \(text)"])
    }

    @Test func `records that a killed process had not signed are taken over by the next one`() throws {
        let fixture = try TrailFixture()
        let killed = try AuditWriter(fixture.folder)
        for number in 0..<5 { try killed.append(TrailFixture.record(number)) }
        #expect(try fixture.verify().findings.map(\.kind) == [.unsigned])
        let next = try AuditWriter(fixture.folder)
        try next.append(TrailFixture.record(5))
        try next.flush()
        #expect(try fixture.verify().findings == [])
    }

    @Test func `a running writer tells of a tail that was cut below it`() throws {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        for number in 0..<5 { try writer.append(TrailFixture.record(number)) }
        try writer.flush()
        let descriptor = unsafe open("\(fixture.folder.path)/\(Self.day)", O_WRONLY)
        ftruncate(descriptor, off_t(try fixture.lines(Self.day).prefix(4).reduce(0) { $0 + $1.count + 1 }))
        close(descriptor)
        for number in 5..<9 { try writer.append(TrailFixture.record(number)) }
        try writer.flush()
        let kinds = try fixture.verify().findings.map(\.kind)
        #expect(kinds.contains(.sequence) && kinds.contains(.broken))
    }

    @Test(arguments: ["delete", "cut", "head", "edit"])
    func `what was done while no writer ran is still reported after new records`(_ deed: String) throws {
        let fixture = try TrailFixture()
        try fixture.fill(days: 2, records: 4)
        let name = "2026-11-11.jsonl"
        switch deed {
        case "delete": fixture.remove(name)
        case "cut": try fixture.replace(name, withLines: Array(try fixture.lines(name).dropLast(2)))
        case "head": fixture.remove("head.json")
        default: try fixture.replace(name, with: try fixture.bytes(name).dropLast(2) + [0x7E, 0x0A])
        }
        let writer = try AuditWriter(fixture.folder)
        for number in 0..<5 { try writer.append(TrailFixture.record(number, at: "2026-11-11T10:00:00Z")) }
        try writer.flush()
        #expect(try fixture.verify().findings.contains { $0.kind == .broken })
        // And it is told once, not with every record.
        #expect(try fixture.verify().findings.count { $0.kind == .broken } == 1)
    }

    @Test func `a line put in below a running writer is not signed in silence`() throws {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        for number in 0..<3 { try writer.append(TrailFixture.record(number)) }
        try writer.flush()
        var forger = LineWriter()
        let bytes = try #require(try fixture.lines(Self.day).last)
        let last = try #require(ChainLine(bytes[...]))
        let code = RecordCode(signingKey: [UInt8](repeating: 1, count: 32))
        let hash = try #require(ChainHash(last.hash))
        let line = forger.line(of: TrailFixture.record(7), sequence: last.sequence + 1, after: hash, code: code)
        let file = try OpenFile.writing("\(fixture.folder.path)/\(Self.day)")
        try file.write(line.bytes, at: try file.size())
        try writer.append(TrailFixture.record(8))
        try writer.flush()
        #expect(try fixture.verify().findings.contains { $0.kind == .broken })
    }

    @Test func `a new key is followed by a running writer and proves the old seals`() throws {
        let fixture = try TrailFixture()
        let running = try AuditWriter(fixture.folder)
        try running.append(TrailFixture.record(1, at: "2026-11-10T10:00:00Z"))
        try running.append(TrailFixture.record(2, at: "2026-11-11T10:00:00Z"))
        let old = try #require(try fixture.folder.publicKey())
        let new = try AuditWriter(fixture.folder).replaceKey(by: "bilgiislem", at: "2026-11-11T11:00:00Z")
        try running.append(TrailFixture.record(3, at: "2026-11-11T12:00:00Z"))
        try running.append(TrailFixture.record(4, at: "2026-11-12T12:00:00Z"))
        try running.flush()
        for key in [old, new] { #expect(try fixture.folder.verify(publicKey: key, patience: .zero).findings == []) }
        fixture.remove("keys.jsonl")
        #expect(try !fixture.verify().isIntact)
    }

    @Test func `a trail that has begun is not continued with another key`() throws {
        let fixture = try TrailFixture()
        try fixture.fill(days: 1, records: 1)
        fixture.remove("signing-key")
        let writer = try AuditWriter(fixture.folder)
        let error = #expect(throws: PaftaError.self) { try writer.append(TrailFixture.record(1)) }
        #expect(error?.code == .auditKey)
    }

    @Test func `a key that others may read is refused`() throws {
        let fixture = try TrailFixture()
        try fixture.fill(days: 1, records: 1)
        unsafe chmod("\(fixture.folder.path)/signing-key", 0o644)
        let writer = try AuditWriter(fixture.folder)
        let error = #expect(throws: PaftaError.self) { try writer.append(TrailFixture.record(1)) }
        #expect(error?.code == .auditKey)
    }

    @Test func `files are for their owner alone`() throws {
        let fixture = try TrailFixture()
        try fixture.fill(days: 2, records: 1)
        for name in fixture.names {
            var status = stat()
            #expect(unsafe stat("\(fixture.folder.path)/\(name)", &status) == 0)
            #expect(status.st_mode & 0o077 == 0, "\(name)")
        }
    }

    @Test func `a full disk is told of`() throws {
        let full = try OpenFile.writing("/dev/full")
        let error = #expect(throws: PaftaError.self) { try full.write([1, 2, 3], at: 0) }
        #expect(error?.code == .unwritableAudit)
        #expect(error?.category == .unavailable)
    }

    @Test func `a record that could not be written leaves no gap`() throws {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        try writer.append(TrailFixture.record(1))
        // A folder where the next day's file should be.
        let obstacle = "\(fixture.folder.path)/2026-11-22.jsonl"
        unsafe mkdir(obstacle, 0o700)
        #expect(throws: PaftaError.self) { try writer.append(TrailFixture.record(2, at: "2026-11-22T10:00:00Z")) }
        unsafe rmdir(obstacle)
        try writer.append(TrailFixture.record(3, at: "2026-11-22T10:00:00Z"))
        try writer.flush()
        #expect(try fixture.verify().findings == [])
    }

    @Test func `records wait for a flush unless every record is to reach the disk`() throws {
        let fixture = try TrailFixture()
        let batched = try AuditWriter(fixture.folder)
        try batched.append(TrailFixture.record(1))
        #expect(batched.pendingSince != nil)
        try batched.flush()
        #expect(batched.pendingSince == nil)
        let careful = try AuditWriter(fixture.folder, durability: .everyRecord)
        try careful.append(TrailFixture.record(2))
        #expect(careful.pendingSince == nil)
        #expect(try fixture.verify().findings == [])
    }

    @Test func `a record without a time is refused`() throws {
        let fixture = try TrailFixture()
        let writer = try AuditWriter(fixture.folder)
        for time in ["", "2026-11-21", "2026-02-30T10:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T10:00:00.\n0Z"] {
            let error = #expect(throws: PaftaError.self) { try writer.append(TrailFixture.record(1, at: time)) }
            #expect(error?.code == .invalidAudit)
        }
    }
}
