import Glibc

/// Tells the time; tests put another in its place.
public struct WallClock: Sendable {
    /// Returns the milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: @Sendable () -> Int64

    /// Creates a clock.
    public init(milliseconds: @escaping @Sendable () -> Int64) { self.milliseconds = milliseconds }

    /// The clock of the machine.
    public static let system = WallClock {
        var time = timespec()
        // Cannot fail: the clock exists on every Linux and the address is valid.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// The time now, in UTC as `2026-11-21T10:53:16.123Z`.
    package var timestamp: String { now.rfc3339Milliseconds }

    /// The time now, in the form of HTTP.
    package var httpDate: String { now.httpDate }

    /// The time now.
    var now: Moment { Moment(milliseconds: milliseconds()) }
}
