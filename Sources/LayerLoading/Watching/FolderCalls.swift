internal import GeoCore
internal import Glibc

/// The calls to the operating system that a watched folder needs; none of them follows a link.
enum FolderCalls {
    private static let textLimit = 1 << 20

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Makes a folder that departments may read as far as the watcher's account lets them; one that is there is no fault, a link in its place is.
    static func make(_ path: String) throws(PaftaError) {
        guard unsafe mkdir(path, 0o775) != 0 else { return }
        let number = errno
        var status = stat()
        guard number == EEXIST, unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .unusableWatchFolder(path, number)
        }
    }

    static func rename(_ path: String, to target: String) throws(PaftaError) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw .unusableWatchFolder(path, errno) }
    }

    /// Returns the names in a folder, sorted.
    static func names(in path: String) throws(PaftaError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .unusableWatchFolder(path, errno) }
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

    /// Returns a plain file of a folder; `nil` for anything else.
    static func file(_ folder: String, _ name: String) -> DroppedFile? {
        var status = stat()
        guard unsafe lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return DroppedFile(
            name: name,
            bytes: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            number: UInt64(status.st_ino)
        )
    }

    /// Removes a file, or a folder with what is in it; what resists stays.
    static func remove(_ path: String) {
        guard unsafe unlink(path) != 0 else { return }
        for name in (try? names(in: path)) ?? [] { remove("\(path)/\(name)") }
        unsafe rmdir(path)
    }

    static func text(_ path: String) throws(PaftaError) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unusableWatchFolder(path, errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: textLimit)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw .unusableWatchFolder(path, errno) }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Writes a file that must not be there, down to the disk.
    static func write(_ text: String, to path: String) throws(PaftaError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .unusableWatchFolder(path, errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else { throw .unusableWatchFolder(path, errno) }
    }
}

extension PaftaError {
    static func unusableWatchFolder(_ path: String, _ number: Int32) -> PaftaError {
        PaftaError(
            number == ENOENT || number == ENOTDIR ? .notFound : .unavailable,
            .unusableWatchFolder,
            LocalizedText(
                "The watched folder cannot be used: '\(path)' is not there, or cannot be read or written.",
                tr: "İzlenen klasör kullanılamıyor: '\(path)' yok ya da okunamıyor, yazılamıyor."
            ),
            remedy: LocalizedText(
                "Check the folder, its permissions and the disk.",
                tr: "Klasörü, izinlerini ve diski denetleyin."
            ),
            cause: unsafe String(cString: strerror(number))
        )
    }

    static func watchedFolder(_ path: String) -> PaftaError {
        PaftaError(
            .conflict,
            .watchedFolder,
            LocalizedText(
                "Another program watches '\(path)' already.",
                tr: "'\(path)' klasörünü başka bir program zaten izliyor."
            ),
            remedy: LocalizedText(
                "End the other 'pafta watch', or watch another folder.",
                tr: "Öbür 'pafta watch' komutunu sonlandırın ya da başka bir klasörü izleyin."
            )
        )
    }
}
