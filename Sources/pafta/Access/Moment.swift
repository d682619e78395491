import GeoCore
import Glibc
import SharingProtocols

/// Moments of the registry's access tables, in seconds since 1970 (UTC).
enum Moment {
    /// Now.
    static var now: Int64 { Int64(time(nil)) }

    /// Returns a moment in UTC, as `2026-11-21T10:53:16Z`.
    static func utc(_ seconds: Int64) -> String {
        let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CalendarDay(daysSince1970: Int(days)))T\(time.joined(separator: ":"))Z"
    }

    /// Returns a moment as people in Türkiye read it, as `2026-11-21 13:53`.
    static func local(_ seconds: Int64) -> String { LocalTime.text(utc(seconds)) }
}
