import Foundation
import GeoCore
import GeoExchange
import Testing

@Suite struct `An archive that is written` {
    private let folder = "/tmp/pafta-archive-\(UInt64.random(in: 0...UInt64.max))"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    private func archive(_ name: String, _ contents: [(String, [UInt8])]) throws -> String {
        let writer = try ArchiveWriter(path: "\(folder)/\(name)")
        for (member, bytes) in contents {
            let file = "\(folder)/member"
            try Data(bytes).write(to: URL(filePath: file))
            try writer.add(file, as: member)
        }
        try writer.close()
        return "\(folder)/\(name)"
    }

    @Test func `gives back what was put in, and is the same each time`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let long = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let contents = [("a.txt", [UInt8]()), ("data/b.bin", long), ("c", [0])]
        let path = try archive("one.zip", contents)
        let reader = try ArchiveReader(path: path)
        #expect(reader.members.map(\.name) == contents.map(\.0))
        for (member, bytes) in contents {
            var read: [UInt8] = []
            try reader.read(member) { part throws(PaftaError) in read += part }
            #expect(read == bytes)
        }
        let second = try archive("two.zip", contents)
        #expect(FileManager.default.contentsEqual(atPath: path, andPath: second))
    }

    @Test func `refuses a place that is taken, and members that are not there`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try archive("one.zip", [("a", [1])])
        #expect(throws: PaftaError.self) { try ArchiveWriter(path: path) }
        #expect(throws: PaftaError.self) { try ArchiveReader(path: path).read("b") { (_: [UInt8]) in } }
        #expect(throws: PaftaError.self) {
            try ArchiveWriter(path: "\(folder)/three.zip").add("\(folder)/none", as: "a")
        }
    }
}
