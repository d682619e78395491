internal import Glibc

/// Reads the small files that come with the server.
enum AssetFile {
    private static let maximumSize = 16 << 20

    /// Returns the content of a file; `nil` if it is not there or is no plain file.
    static func read(_ path: String) -> [UInt8]? {
        // Not blocking: a pipe of this name would wait for its writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // Only files with an end have a size; folders have one, too, but cannot be read.
        let size = lseek(descriptor, 0, SEEK_END)
        guard (0...maximumSize).contains(size), lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: size)
        var got = 0
        while got < bytes.count {
            let part = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: got), buffer.count - got)
            }
            guard part > 0 else { return nil }
            got += part
        }
        return bytes
    }

    /// Returns the folders that may hold the viewer's files: beside the program and in the folders above it.
    ///
    /// So a build tree (`.build/release/pafta`, `.build/assets`) and an installation (`bin/pafta`, `share/pafta`) both work.
    static func searchPath(override: String?) -> [String] {
        var folders = override.map { [$0] } ?? []
        var path = [CChar](repeating: 0, count: 4_096)
        let length = unsafe readlink("/proc/self/exe", &path, path.count - 1)
        guard length > 0 else { return folders }
        var parts = String(decoding: path[0..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .split(separator: "/")
        for _ in 0..<4 {
            guard !parts.isEmpty else { break }
            parts.removeLast()
            let base = "/" + parts.joined(separator: "/")
            folders += ["\(base)/pafta_PaftaServer.resources/Web", "\(base)/share/pafta", "\(base)/assets"]
        }
        return folders
    }
}
