internal import GeoCore
internal import Glibc

/// The calls to the operating system that a home needs.
enum FileSystem {
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    /// Creates a folder if it is not there.
    static func makeFolder(_ path: String) throws(PaftaError) {
        guard unsafe mkdir(path, 0o750) == 0 || errno == EEXIST else { throw .file("creating a folder", errno) }
    }

    static func rename(_ path: String, to target: String) throws(PaftaError) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw .file("renaming", errno) }
        let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try synchronise(folder.isEmpty ? "." : folder)
    }

    /// Makes sure that a file or folder is on the disk.
    static func synchronise(_ path: String) throws(PaftaError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY)
        guard descriptor >= 0 else { throw .file("opening", errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file("synchronising", errno) }
    }

    /// Removes a file or a folder with what is in it; what is not there is no fault, and what resists stays for the next time.
    static func removeFolder(_ path: String) {
        for name in (try? names(in: path)) ?? [] {
            let child = "\(path)/\(name)"
            if unsafe unlink(child) != 0 { removeFolder(child) }
        }
        unsafe rmdir(path)
    }

    /// Removes what a database file leaves beside it when its program dies; there must be no such file any more.
    static func removeCompanions(of path: String) {
        for suffix in ["-wal", "-shm", "-journal"] { unsafe unlink(path + suffix) }
    }

    /// Returns the names in a folder, sorted.
    static func names(in path: String) throws(PaftaError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .file("listing a folder", errno) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Returns what tells a file from another that takes its name later; `nil` if there is none.
    static func identity(_ path: String) -> FileIdentity? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    struct FileIdentity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64
    }

    /// Writes a small file, which must not be there.
    static func create(_ path: String, _ text: String) throws(PaftaError) {
        let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL, 0o640)
        guard descriptor >= 0 else { throw .file("creating", errno) }
        defer { close(descriptor) }
        var copy = text
        let count = copy.utf8.count
        let written = copy.withUTF8 { unsafe write(descriptor, $0.baseAddress, count) }
        guard written == count else { throw .file("writing", errno) }
    }

    /// Holds the lock file at `path` while `body` runs; waits for another holder.
    static func withLock<Result>(
        _ path: String,
        _ body: () throws(PaftaError) -> Result
    ) throws(PaftaError) -> Result {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .file("locking", errno) }
        defer { close(descriptor) }  // which gives up the lock, as the end of the process does
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .file("locking", errno) }
        }
        return try body()
    }
}
