internal import GeoCore
internal import Glibc

/// The lock that every process holds while it adds to the trail.
final class FolderLock: Sendable {
    private let file: OpenFile

    init(_ path: String) throws(PaftaError) { file = try OpenFile.writing(path) }

    /// Runs `body` while nobody else holds the lock; the system gives it up for a process that dies.
    func hold<Result>(_ body: () throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        while flock(file.descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .unwritableAudit(errno) }
        }
        defer { flock(file.descriptor, LOCK_UN) }
        return try body()
    }
}
