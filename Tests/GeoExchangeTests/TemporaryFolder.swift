import Glibc
import Testing

/// A folder that disappears with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = "/tmp/pafta-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        let result = unsafe mkdir(path, 0o700)
        try #require(result == 0)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        for name in names(in: path) { remove("\(path)/\(name)") }
        unsafe _ = Glibc.remove(path)
    }

    /// The names in the folder, sorted.
    var names: [String] { Self.names(in: path) }

    /// Whether something has this path.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(path)/\(name)"
        let file = try unsafe Self.opened(path, "wb")
        let count = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
        unsafe fclose(file)
        try #require(count == bytes.count)
        return path
    }

    /// Writes a text file and returns its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    /// Reads a file of the folder.
    func bytes(_ name: String) throws -> [UInt8] { try Self.bytes("\(path)/\(name)") }

    /// Reads a text file of the folder.
    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Copies sample files into the folder.
    func copy(_ names: String...) throws {
        for name in names {
            let last = try #require(name.split(separator: "/").last)
            try write(String(last), Self.bytes(Delivery.path(name)))
        }
    }

    /// The number of files of this name that the process has open.
    static func openFiles(named name: String) -> Int {
        names(in: "/proc/self/fd").count { target(of: "/proc/self/fd/\($0)").hasSuffix("/\(name)") }
    }

    private static func target(of link: String) -> String {
        var target = [CChar](repeating: 0, count: 4_096)
        let length = unsafe readlink(link, &target, target.count)
        return String(decoding: target.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func names(in path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe _ = closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: Array(bytes).prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func opened(_ path: String, _ mode: String) throws -> UnsafeMutablePointer<FILE> {
        guard let file = unsafe fopen(path, mode) else { throw CannotOpen(path: path) }
        return unsafe file
    }

    /// Reads any file.
    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try unsafe opened(path, "rb")
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }
}

/// A file of a test that is not there.
struct CannotOpen: Error {
    var path: String
}
