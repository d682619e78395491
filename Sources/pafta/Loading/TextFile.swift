import GeoCore
import Glibc

/// Small text files that a person wrote.
enum TextFile {
    private static let limit = 1 << 20

    /// Returns the text of a file.
    ///
    /// - Throws: `file.unreadable` if it is not there, too large, or not UTF-8.
    static func read(_ path: String) throws(PaftaError) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadableFile(path, cause: unsafe String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw .unreadableFile(path, cause: unsafe String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += piece[..<count]
        }
        guard bytes.count <= limit else { throw .unreadableFile(path, cause: "more than 1 MiB") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadableFile(path, cause: "not UTF-8")
        }
        return text
    }

    /// Writes a file in the place of one that may be there.
    ///
    /// - Throws: `file.unwritable`.
    static func write(_ text: String, to path: String, replacing: Bool) throws(PaftaError) {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
        let descriptor = unsafe open(path, flags, 0o640)
        guard descriptor >= 0 else { throw .unwritableFile(path, cause: unsafe String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .unwritableFile(path, cause: unsafe String(cString: strerror(errno))) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes a folder that is not there yet, with a number at its end if one of this name is.
    ///
    /// - Returns: Its path.
    /// - Throws: `file.unwritable`.
    static func makeNewFolder(_ path: String) throws(PaftaError) -> String {
        var candidate = path
        var number = 2
        while unsafe mkdir(candidate, 0o750) != 0 {
            guard errno == EEXIST else { throw .unwritableFile(path, cause: unsafe String(cString: strerror(errno))) }
            candidate = "\(path)-\(number)"
            number += 1
        }
        return candidate
    }

    /// Makes a folder with those above it; one that is there is no fault.
    ///
    /// - Throws: `file.unwritable`.
    static func makeFolder(_ path: String) throws(PaftaError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
            guard unsafe mkdir(made, 0o750) == 0 || errno == EEXIST else {
                throw .unwritableFile(path, cause: unsafe String(cString: strerror(errno)))
            }
        }
    }
}

extension PaftaError.Code {
    /// A file that a person named cannot be read.
    static let unreadableFile = Self("file.unreadable")
    /// A file or folder cannot be written.
    static let unwritableFile = Self("file.unwritable")
}

extension PaftaError {
    fileprivate static func unreadableFile(_ path: String, cause: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unreadableFile,
            LocalizedText("'\(path)' cannot be read as text.", tr: "'\(path)' metin olarak okunamıyor."),
            cause: cause
        )
    }

    static func unwritableFile(_ path: String, cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritableFile,
            LocalizedText("'\(path)' cannot be written.", tr: "'\(path)' yazılamıyor."),
            remedy: LocalizedText(
                "Check the folder, the permissions and the disk; or name another place.",
                tr: "Klasörü, izinleri ve diski denetleyin ya da başka bir yer belirtin."
            ),
            cause: cause
        )
    }
}
