import Testing

@testable import AuditTrail

/// The audit law: whatever somebody without the key does to the files of a trail, `verify` reports it.
@Suite struct `Audit law` {
    private static let names = ["2026-11-10.jsonl", "2026-11-11.jsonl", "2026-11-12.jsonl"]

    private func trail() throws -> (TrailFixture, [String: [UInt8]]) {
        let fixture = try TrailFixture()
        try fixture.fill(days: 3, records: 6)
        return (fixture, try fixture.snapshot())
    }

    @Test func `an untouched trail verifies`() throws {
        let (fixture, _) = try trail()
        let result = try fixture.verify()
        #expect(result.findings == [])
        #expect(result.records == 19)  // and the record of the key
        #expect(result.days == 3)
        #expect(result.seals == 2)
        #expect(result.lastSequence == 19)
    }

    @Test func `an untouched trail of random records verifies`() throws {
        var random = SeededNumbers(state: 7)
        for _ in 0..<20 {
            let fixture = try TrailFixture()
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let writer = try AuditWriter(fixture.folder)
                for _ in 0..<Int.random(in: 0...9, using: &random) {
                    let day = Int.random(in: 10...19, using: &random)
                    var record = TrailFixture.record(
                        0,
                        at: "2026-11-\(day)T\(Int.random(in: 10...23, using: &random)):00:00Z"
                    )
                    let scalars = (0..<Int.random(in: 0...40, using: &random))
                        .compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x1_F000, using: &random)) }
                    record.detail = String(String.UnicodeScalarView(scalars))
                    try writer.append(record)
                }
                try writer.flush()
            }
            #expect(try fixture.verify().findings == [])
        }
    }

    @Test func `every deletion of a record is reported`() throws {
        let (fixture, files) = try trail()
        for name in Self.names {
            for index in try fixture.lines(name).indices {
                var lines = try fixture.lines(name)
                lines.remove(at: index)
                try fixture.replace(name, withLines: lines)
                #expect(try !fixture.verify().isIntact, "\(name) \(index)")
                try fixture.restore(files)
            }
        }
        #expect(try fixture.verify().isIntact)
    }

    @Test func `every swap of two records is reported`() throws {
        let (fixture, files) = try trail()
        for name in Self.names {
            let lines = try fixture.lines(name)
            for one in lines.indices {
                for other in lines.indices where other > one {
                    var swapped = lines
                    swapped.swapAt(one, other)
                    try fixture.replace(name, withLines: swapped)
                    let result = try fixture.verify()
                    #expect(result.findings.contains { $0.kind == .sequence && $0.file == name })
                    try fixture.restore(files)
                }
            }
        }
    }

    @Test func `every changed byte is reported`() throws {
        let (fixture, files) = try trail()
        var random = SeededNumbers(state: 3)
        let kept = ["lock", "signing-key"]  // hold nothing that is proven
        let names = files.keys.filter { !kept.contains($0) }.sorted()
        for _ in 0..<1_000 {
            let name = try #require(names.randomElement(using: &random))
            var bytes = try #require(files[name])
            let place = Int.random(in: bytes.indices, using: &random)
            // The line feed behind a single document is no part of it.
            if place == bytes.count - 1, !name.hasSuffix(".jsonl") { continue }
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            try fixture.replace(name, with: bytes)
            #expect(try !fixture.verify().isIntact, "\(name) at \(place)")
            try fixture.restore(files)
        }
        #expect(try fixture.verify().isIntact)
    }

    @Test func `every copied or invented line is reported`() throws {
        let (fixture, files) = try trail()
        let donor = try fixture.lines(Self.names[1])
        for name in Self.names {
            for place in 0...(try fixture.lines(name).count) {
                for line in [donor[2], Array("{}".utf8), [], try forged(after: fixture.lines(name), place)] {
                    var lines = try fixture.lines(name)
                    lines.insert(line, at: place)
                    try fixture.replace(name, withLines: lines)
                    #expect(try !fixture.verify().isIntact, "\(name) \(place)")
                    try fixture.restore(files)
                }
            }
        }
    }

    /// A record that fits the one before it, as anybody can compute it.
    private func forged(after lines: [[UInt8]], _ place: Int) throws -> [UInt8] {
        var writer = LineWriter()
        let before = place > 0 ? ChainLine(lines[place - 1][...]) : nil
        let hash = before.flatMap { ChainHash($0.hash) } ?? .none
        let code = RecordCode(signingKey: [UInt8](repeating: 0, count: 32))
        let line = writer.line(
            of: TrailFixture.record(1),
            sequence: (before?.sequence ?? 0) + 1,
            after: hash,
            code: code
        )
        return Array(line.bytes.dropLast())
    }

    @Test func `an edit with all hashes computed anew is reported`() throws {
        let (fixture, _) = try trail()
        var writer = LineWriter()
        let lines = try fixture.lines(Self.names[2])
        let code = RecordCode(signingKey: [UInt8](repeating: 0, count: 32))
        let first = try #require(ChainLine(lines[0][...]))
        var hash = try #require(ChainHash(first.previous))
        var forged: [[UInt8]] = []
        for line in lines {
            var entry = try #require(AuditEntry(line[...]))
            entry.record.principal = "kimse"
            let written = writer.line(of: entry.record, sequence: entry.sequence, after: hash, code: code)
            forged.append(Array(written.bytes.dropLast()))
            hash = written.hash
        }
        try fixture.replace(Self.names[2], withLines: forged)
        #expect(try fixture.verify().findings.first?.kind == .head)
    }

    @Test func `every cut of the tail is reported`() throws {
        let (fixture, files) = try trail()
        for name in Self.names {
            let bytes = try #require(files[name])
            for size in stride(from: 0, to: bytes.count, by: 37) {
                try fixture.replace(name, with: Array(bytes[..<size]))
                #expect(try !fixture.verify().isIntact, "\(name) \(size)")
                try fixture.restore(files)
            }
            let lines = try fixture.lines(name)
            for count in lines.indices {
                try fixture.replace(name, withLines: Array(lines[..<count]))
                #expect(try !fixture.verify().isIntact, "\(name) \(count)")
                try fixture.restore(files)
            }
        }
    }

    @Test func `every deleted file is reported`() throws {
        let (fixture, files) = try trail()
        for name in files.keys where name != "lock" && name != "signing-key" {
            fixture.remove(name)
            #expect(try !fixture.verify().isIntact, "\(name)")
            try fixture.restore(files)
        }
        for name in Self.names { fixture.remove(name) }
        #expect(try !fixture.verify().isIntact)
        for name in fixture.names where name.hasSuffix(".json") { fixture.remove(name) }
        #expect(try !fixture.verify().isIntact)
    }

    @Test func `a seal or head by another key is reported`() throws {
        let (fixture, files) = try trail()
        let other = try TrailFixture()
        try other.fill(days: 3, records: 6)
        for name in ["2026-11-10.seal.json", "2026-11-11.seal.json", "head.json", "signing-key.pub"] {
            try fixture.replace(name, with: try other.bytes(name))
            #expect(try !fixture.verify().isIntact, "\(name)")
            try fixture.restore(files)
        }
    }

    @Test func `a whole trail made up with another key is reported to whoever noted the key down`() throws {
        let (fixture, _) = try trail()
        let key = try #require(try fixture.folder.publicKey())
        let other = try TrailFixture()
        try other.fill(days: 3, records: 6)
        try fixture.restore(try other.snapshot())
        #expect(try fixture.verify().isIntact)
        #expect(try !fixture.folder.verify(publicKey: key, patience: .zero).isIntact)
    }

    @Test func `an old state put back is reported to whoever noted a record down`() throws {
        let (fixture, files) = try trail()
        let writer = try AuditWriter(fixture.folder)
        let anchor = try writer.append(TrailFixture.record(1, at: "2026-11-12T10:00:00Z"))
        try writer.flush()
        #expect(try fixture.folder.verify(anchor: anchor, patience: .zero).isIntact)
        try fixture.restore(files)
        #expect(try fixture.verify().isIntact)
        #expect(try !fixture.folder.verify(anchor: anchor, patience: .zero).isIntact)
    }
}
