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
            unsafe line.withUnsafeBytes { bytes in _ = unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
        }
    }
}

/// The current time in UTC.
enum Timestamp {
    /// Returns the moment as `2026-11-21T10:53:16.123Z`.
    static func now() -> String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        var parts = tm()
        unsafe gmtime_r(&time.tv_sec, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let milliseconds = String(1_000 + time.tv_nsec / 1_000_000).dropFirst()
        return "\(parts.tm_year + 1_900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(milliseconds)Z"
    }
}
