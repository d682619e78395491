internal import Glibc

/// What tells whether a file is still the one that was read.
struct FileStamp: Hashable, Sendable {
    private let seconds: Int
    private let nanoseconds: Int
    private let inode: UInt
    private let size: Int

    /// Looks at a file, through links; `nil` if there is none.
    init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
    }
}
