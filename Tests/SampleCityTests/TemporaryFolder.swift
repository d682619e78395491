import Glibc

/// A folder of its own for one test, removed with everything in it when the value is released.
final class TemporaryFolder {
    /// The folder's path.
    let path = "/tmp/pafta-town-\(UInt64.random(in: 0...UInt64.max))"

    init() { _ = unsafe mkdir(path, 0o700) }

    deinit { Self.removeFolder(path) }

    /// The bytes of a file; empty if it is not there.
    func bytes(of file: String) -> [UInt8] {
        guard let stream = unsafe fopen("\(path)/\(file)", "r") else { return [] }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&part, 1, part.count, stream)
            guard count > 0 else { return bytes }
            bytes += part.prefix(count)
        }
    }

    private static func removeFolder(_ path: String) {
        guard let folder = unsafe opendir(path) else { return }
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            if unsafe unlink("\(path)/\(name)") != 0 { removeFolder("\(path)/\(name)") }
        }
        unsafe closedir(folder)
        _ = unsafe rmdir(path)
    }
}
