internal import CGDAL
import GeoCore
internal import Glibc

/// Copies one file, shared with the original where the file system can.
struct FileCopying {
    private let path: String
    private let name: String
    private let followsLinks: Bool
    /// What the file system says of the original that was copied.
    private var state = stat()

    /// Prepares to copy a file of the delivery `name`.
    init(_ path: String, of name: String, followsLinks: Bool) {
        self.path = path
        self.name = name
        self.followsLinks = followsLinks
    }

    /// Copies the bytes and returns how many.
    mutating func copy(to target: String, limit: Int64, of whole: Int64) throws(PaftaError) -> Int64 {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
        let source = unsafe open(path, flags)
        guard source >= 0 else { throw .unreadableSource(name, cause: "open: \(errno)") }
        defer { close(source) }
        guard unsafe fstat(source, &state) == 0, state.st_mode & S_IFMT == S_IFREG else {
            throw .unreadableSource(name, cause: "not a plain file")
        }
        let size = Int64(state.st_size)
        guard size <= limit else { throw .tooLarge(name, limit: whole) }
        let copy = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
        guard copy >= 0 else { throw .unreadableSource(name, cause: "open: \(errno)") }
        defer { close(copy) }
        let count = try transfer(from: source, to: copy, limit: size + 1)
        guard count == size, !hasChanged else { throw .changingSource(name) }
        return count
    }

    /// Whether the original is another one now, or was written to since.
    var hasChanged: Bool {
        var now = stat()
        return unsafe stat(path, &now) != 0 || now.st_ino != state.st_ino || !Self.areSame(state, now)
    }

    private static func areSame(_ first: stat, _ second: stat) -> Bool {
        first.st_size == second.st_size && first.st_mtim.tv_sec == second.st_mtim.tv_sec
            && first.st_mtim.tv_nsec == second.st_mtim.tv_nsec && first.st_ctim.tv_sec == second.st_ctim.tv_sec
            && first.st_ctim.tv_nsec == second.st_ctim.tv_nsec
    }

    private func transfer(from source: Int32, to copy: Int32, limit: Int64) throws(PaftaError) -> Int64 {
        var count: Int64 = 0
        while count < limit {
            let part = min(limit - count, 1 << 30)
            let copied = pafta_copy_range(source, copy, Int(part))
            if copied == 0 { return count }
            if copied > 0 {
                count += Int64(copied)
            } else if errno == ENOSPC {
                throw .noSpace(name)
            } else if errno != EINTR {
                return try pass(from: source, to: copy, count: count, limit: limit)
            }
        }
        return count
    }

    /// For file systems that do not copy by themselves.
    private func pass(from source: Int32, to copy: Int32, count: Int64, limit: Int64) throws(PaftaError) -> Int64 {
        var (count, chunk) = (count, [UInt8](repeating: 0, count: 1 << 20))
        while count < limit {
            let bytes = unsafe chunk.withUnsafeMutableBytes { unsafe read(source, $0.baseAddress, $0.count) }
            if bytes == 0 { return count }
            guard bytes > 0 else { throw .unreadableSource(name, cause: "read: \(errno)") }
            let written = unsafe chunk.withUnsafeBytes { unsafe write(copy, $0.baseAddress, bytes) }
            guard written == bytes else { throw .noSpace(name) }
            count += Int64(bytes)
        }
        return count
    }
}
