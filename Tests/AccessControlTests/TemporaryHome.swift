import Foundation
import GRDB

/// A folder that goes with the test.
final class TemporaryHome: Sendable {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "pafta-access-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    /// Executes SQL in the registry, as somebody would who is no Pafta.
    func execute(_ sql: String) throws {
        try DatabaseQueue(path: "\(path)/registry.sqlite").write { try $0.execute(sql: sql) }
    }

    func write(_ name: String, _ text: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}
