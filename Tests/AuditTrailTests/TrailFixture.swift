import Glibc
import Testing

@testable import AuditTrail

/// A trail in a folder of its own, which goes when the fixture goes.
final class TrailFixture {
    let home: String
    let folder: AuditFolder

    init() throws {
        home = "/tmp/pafta-audit-\(UInt64.random(in: 0 ... .max))"
        try #require(unsafe mkdir(home, 0o700) == 0)
        folder = AuditFolder(home: home)
    }

    deinit {
        for name in names { unsafe unlink("\(folder.path)/\(name)") }
        unsafe rmdir(folder.path)
        unsafe rmdir(home)
    }

    var names: [String] {
        guard let directory = unsafe opendir(folder.path) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func bytes(_ name: String) throws -> [UInt8] { try #require(try SmallFile.read("\(folder.path)/\(name)")) }

    /// Writes as somebody does who has no key but may write to the folder.
    func replace(_ name: String, with bytes: [UInt8]) throws {
        let path = "\(folder.path)/\(name)"
        unsafe unlink(path)
        let file = try OpenFile.writing(path)
        try file.write(bytes[...], at: 0)
    }

    func remove(_ name: String) { unsafe unlink("\(folder.path)/\(name)") }

    func lines(_ name: String) throws -> [[UInt8]] { try bytes(name).split(separator: 0x0A).map { Array($0) } }

    func replace(_ name: String, withLines lines: [[UInt8]]) throws {
        try replace(name, with: lines.flatMap { $0 + [0x0A] })
    }

    func verify() throws -> AuditVerification { try folder.verify(patience: .zero) }

    /// Every file, to go back to.
    func snapshot() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in names { files[name] = try bytes(name) }
        return files
    }

    func restore(_ files: [String: [UInt8]]) throws {
        for name in names where files[name] == nil { remove(name) }
        for (name, bytes) in files where try SmallFile.read("\(folder.path)/\(name)") != bytes {
            try replace(name, with: bytes)
        }
    }

    static func record(_ number: Int, at time: String = "2026-11-21T10:53:16.123Z") -> AuditRecord {
        var record = AuditRecord(event: "access", time: time, kind: "partner", principal: "kurum\(number % 3)")
        record.agreement = "2026/14@3"
        record.method = "GET"
        record.target = "/collections/parsel/items?bbox=32,39,33,40&limit=\(number)"
        record.collection = "parsel"
        record.fields = ["ada", "parsel", "alan"]
        record.features = number
        record.status = 200
        record.milliseconds = 1.25
        return record
    }

    /// Days of records one after the other; the last one is still running.
    func fill(days: Int, records: Int) throws {
        let writer = try AuditWriter(folder)
        for day in 0..<days {
            for number in 0..<records { try writer.append(Self.record(number, at: "2026-11-\(10 + day)T09:00:00.5Z")) }
        }
        try writer.flush()
    }
}

/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
