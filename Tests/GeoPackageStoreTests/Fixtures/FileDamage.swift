import Glibc

/// What bad luck does to files.
enum FileDamage {
    /// Cuts a file off.
    static func truncate(_ path: String, to size: Int) { _ = unsafe Glibc.truncate(path, off_t(size)) }

    /// Writes `count` times `byte` over a file, from `offset` on.
    static func overwrite(_ path: String, at offset: Int, count: Int, with byte: UInt8) {
        let descriptor = unsafe open(path, O_WRONLY)
        let garbage = [UInt8](repeating: byte, count: count)
        _ = unsafe garbage.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, count, off_t(offset)) }
        close(descriptor)
    }

    /// Sets who may do what with a file or folder.
    static func permit(_ path: String, _ mode: mode_t) { _ = unsafe chmod(path, mode) }

    /// Whether permissions do not count, as for the administrator.
    static var isAlmighty: Bool { geteuid() == 0 }

    /// The size of a file in bytes.
    static func size(_ path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : -1
    }

    /// The number of files this process has open below `folder`.
    static func openFiles(below folder: String) -> Int {
        (0..<1_024)
            .count { descriptor in
                var name = [CChar](repeating: 0, count: 4_096)
                let length = unsafe readlink("/proc/self/fd/\(descriptor)", &name, name.count)
                guard length > 0 else { return false }
                return String(decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self).hasPrefix(folder)
            }
    }
}
