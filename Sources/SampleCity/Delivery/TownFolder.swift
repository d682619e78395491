import GeoCore
import Glibc

/// The folder that the sample city is written to.
struct TownFolder {
    /// The folder's path, without a slash at the end.
    let path: String

    init(path: String) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.path = trimmed.isEmpty ? "." : trimmed
    }

    /// Returns the path of a file in the folder.
    func path(of file: String) -> String { "\(path)/\(file)" }

    /// Whether something of this name is in the folder.
    func holds(_ file: String) -> Bool {
        unsafe access(path(of: file), F_OK) == 0
    }

    /// Creates the folder, those above it and those inside it that `file` needs.
    func createFolders(for file: String) throws(PaftaError) {
        let parts = path(of: file).split(separator: "/", omittingEmptySubsequences: false).dropLast()
        for length in 1...parts.count {
            let folder = parts.prefix(length).joined(separator: "/")
            guard !folder.isEmpty else { continue }
            let failed = unsafe mkdir(folder, 0o755) != 0
            let reason = errno
            guard !failed || reason == EEXIST else {
                throw .sampleTownNotWritten(folder, cause: "mkdir: errno \(reason)")
            }
        }
    }
}

/// A new file that bytes are added to; closed when the value goes out of scope.
struct NewFile: ~Copyable {
    private let descriptor: Int32
    private let name: String

    /// Creates the file.
    ///
    /// - Throws: `sample.unwritable`, also if it exists.
    init(_ name: String, in folder: TownFolder) throws(PaftaError) {
        let opened = unsafe open(folder.path(of: name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard opened >= 0 else { throw .sampleTownNotWritten(name, cause: "open: errno \(errno)") }
        descriptor = opened
        self.name = name
    }

    deinit { _ = close(descriptor) }

    /// Adds bytes.
    borrowing func append(_ bytes: ArraySlice<UInt8>) throws(PaftaError) {
        var rest = bytes
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            let reason = errno
            if written < 0, reason == EINTR { continue }
            guard written > 0 else { throw .sampleTownNotWritten(name, cause: "write: errno \(reason)") }
            rest = rest.dropFirst(written)
        }
    }
}
