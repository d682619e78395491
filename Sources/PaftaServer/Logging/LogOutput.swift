internal import Glibc
internal import Synchronization

/// The standard error, one whole line at a time.
final class LogOutput: Sendable {
    /// The process has one standard error, so its lines need one lock.
    static let standardError = LogOutput()

    private let lock = Mutex(())

    /// Writes a line; a closed terminal or a full disk loses it, because there is nowhere left to say so.
    func write(_ line: ArraySlice<UInt8>) {
        lock.withLock { _ in
            unsafe line.withUnsafeBytes { bytes in _ = unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
            }
        }
    }
}
