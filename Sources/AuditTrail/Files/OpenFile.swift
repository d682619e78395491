internal import GeoCore
internal import Glibc

/// An open file; closed when nobody uses it any more.
final class OpenFile: Sendable {
    let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Opens a file to read; `nil` if there is none.
    static func reading(_ path: String) throws(PaftaError) -> OpenFile? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .unreadableAudit(errno) }
        return OpenFile(descriptor)
    }

    /// Opens a file to read and write, and makes it for its owner alone if there is none.
    static func writing(_ path: String, only new: Bool = false) throws(PaftaError) -> OpenFile {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (new ? O_EXCL : 0)
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .unwritableAudit(errno) }
        return OpenFile(descriptor)
    }

    /// What the system says about the file.
    var status: stat? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status : nil
    }

    /// The length in bytes.
    func size() throws(PaftaError) -> Int {
        guard let status = status else { throw .unreadableAudit(errno) }
        return Int(status.st_size)
    }

    /// Whether `path` still leads to this file.
    func lies(at path: String) -> Bool {
        var there = stat()
        guard let here = status, unsafe lstat(path, &there) == 0 else { return false }
        return here.st_ino == there.st_ino && here.st_dev == there.st_dev
    }

    /// Reads up to `count` bytes from `offset` on; fewer only at the end of the file.
    func read(_ count: Int, at offset: Int) throws(PaftaError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        var done = 0
        while done < bytes.count {
            let part = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + done },
                    buffer.count - done,
                    offset + done
                )
            }
            if part < 0, errno == EINTR { continue }
            guard part >= 0 else { throw .unreadableAudit(errno) }
            if part == 0 { break }
            done += part
        }
        bytes.removeLast(bytes.count - done)
        return bytes
    }

    /// Writes all of the bytes, or leaves the file as it was and throws `audit.unwritable`.
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(PaftaError) {
        var done = 0
        while done < bytes.count {
            let part = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + done },
                    buffer.count - done,
                    offset + done
                )
            }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else {
                let number = errno
                // A disk that fills up takes the beginning of a line; the next record must not follow half a line.
                ftruncate(descriptor, offset)
                throw .unwritableAudit(number)
            }
            done += part
        }
    }

    /// Waits until the disk has what was written.
    func synchronise() throws(PaftaError) {
        guard fdatasync(descriptor) == 0 else { throw .unwritableAudit(errno) }
    }
}

/// Files that are read and written whole.
enum SmallFile {
    /// No key, head, seal or book of keys is longer.
    private static let longest = 1 << 22

    /// Returns the bytes; `nil` if there is no such file.
    static func read(_ path: String) throws(PaftaError) -> [UInt8]? {
        guard let file = try OpenFile.reading(path) else { return nil }
        return try file.read(min(try file.size(), longest), at: 0)
    }

    /// Writes a file under another name, so that `rename` can put it in its place whole.
    static func write(_ bytes: [UInt8], to path: String) throws(PaftaError) {
        let file = try OpenFile.writing(path)
        guard ftruncate(file.descriptor, 0) == 0 else { throw .unwritableAudit(errno) }
        try file.write(bytes[...], at: 0)
        try file.synchronise()
    }

    static func rename(_ old: String, to new: String) throws(PaftaError) {
        guard unsafe Glibc.rename(old, new) == 0 else { throw .unwritableAudit(errno) }
    }

    static func remove(_ path: String) { unsafe unlink(path) }

    /// Puts a file in place, whole or not at all.
    static func replace(_ path: String, with bytes: [UInt8]) throws(PaftaError) {
        try write(bytes, to: "\(path).part")
        try rename("\(path).part", to: path)
    }

    /// Makes the disk know the names in a folder.
    static func synchronise(folder: String) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
