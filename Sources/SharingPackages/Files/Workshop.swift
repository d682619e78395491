internal import GeoCore
internal import Glibc

/// A folder beside the place of a package in which it grows; it disappears with the value.
///
/// It is on the same disk, so that a finished file gets to its place in one step or not at all.
final class Workshop {
    /// Where packages come to lie.
    let target: String
    private let folder: String
    /// Holds the folder while it is in use.
    private let handle: Int32

    private static let prefix = ".pafta-package-"

    /// Makes the folder, and the target's own if it is not there; what killed programs left there is removed.
    ///
    /// - Throws: `package.unwritable`.
    init(in target: String) throws(PaftaError) {
        try Self.makeFolder(target)
        Self.clean(target)
        let path = "\(target)/\(Self.prefix)\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        try Self.makeFolder(path)
        guard let held = Self.hold(path) else { throw .unwritablePackage("flock: \(errno)") }
        self.target = target
        (folder, handle) = (path, held)
    }

    deinit {
        Self.remove(folder)
        close(handle)
    }

    /// Holds a folder, unless another program does; it is let go of when the handle is closed, also by a kill.
    private static func hold(_ folder: String) -> Int32? {
        let handle = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard handle >= 0 else { return nil }
        guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
            close(handle)
            return nil
        }
        return handle
    }

    private static func clean(_ target: String) {
        for name in names(in: target) where name.hasPrefix(prefix) {
            guard let handle = hold("\(target)/\(name)") else { continue }
            remove("\(target)/\(name)")
            close(handle)
        }
    }

    /// Where a part of the package is made.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Makes a folder for parts of the package.
    func makeFolder(_ name: String) throws(PaftaError) { try Self.makeFolder(path(name)) }

    /// The names of the files in a folder of the package, sorted.
    func files(in name: String) -> [String] { Self.names(in: path(name)).sorted() }

    /// Writes a small file.
    func write(_ bytes: [UInt8], to name: String) throws(PaftaError) {
        let file = unsafe open(path(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
        guard file >= 0 else { throw .unwritablePackage("open: \(errno)") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .unwritablePackage("write: \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    /// The bytes of a file.
    func size(of name: String) throws(PaftaError) -> Int64 {
        var state = stat()
        guard unsafe stat(path(name), &state) == 0 else { throw .unwritablePackage("stat: \(errno)") }
        return Int64(state.st_size)
    }

    /// Waits until the disk has a file, which only its owner, or its owner's group too, may read from now on.
    func synchronise(_ name: String, forGroup: Bool) throws(PaftaError) {
        let file = unsafe open(path(name), O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw .unwritablePackage("open: \(errno)") }
        defer { close(file) }
        guard fchmod(file, forGroup ? 0o640 : 0o600) == 0, fsync(file) == 0 else {
            throw .unwritablePackage("fsync: \(errno)")
        }
    }

    /// Moves files to their place, in this order; all of them or none.
    ///
    /// - Throws: `package.unwritable`, also if one is there already.
    func publish(_ names: [String]) throws(PaftaError) {
        for name in names where unsafe access("\(target)/\(name)", F_OK) == 0 { throw .existingPackage(name) }
        var moved: [String] = []
        for name in names {
            guard unsafe rename(path(name), "\(target)/\(name)") == 0 else {
                let number = errno
                for name in moved { unsafe unlink("\(target)/\(name)") }
                throw .unwritablePackage("rename: \(number)")
            }
            moved.append(name)
        }
        let file = unsafe open(target, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = fsync(file)
        close(file)
    }

    private static func makeFolder(_ path: String) throws(PaftaError) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .unwritablePackage("mkdir: \(errno)") }
    }

    private static func remove(_ folder: String) {
        for name in names(in: folder) {
            let path = "\(folder)/\(name)"
            if unsafe unlink(path) != 0 { remove(path) }
        }
        unsafe rmdir(folder)
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
