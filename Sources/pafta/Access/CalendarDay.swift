import ArgumentParser
import GeoCore

/// A day that a person writes as `2027-12-31`.
struct CalendarDay: ExpressibleByArgument, CustomStringConvertible {
    private let year: Int
    private let month: Int
    private let day: Int

    /// Reads a day; `nil` if there is none such.
    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1970...9_999).contains(year), (1...12).contains(month),
            (1...GregorianCalendar.days(inMonth: month, year: year)).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day that is so many days behind 1 January 1970.
    init(daysSince1970 days: Int64) {
        var (rest, year, month) = (Int(days), 1970, 1)
        // Whole cycles of 400 years have the same number of days.
        year += rest / 146_097 * 400
        rest %= 146_097
        while rest >= Self.days(inYear: year) {
            rest -= Self.days(inYear: year)
            year += 1
        }
        while rest >= GregorianCalendar.days(inMonth: month, year: year) {
            rest -= GregorianCalendar.days(inMonth: month, year: year)
            month += 1
        }
        (self.year, self.month, day) = (year, month, rest + 1)
    }

    /// When the day has gone by in Türkiye, in seconds since 1970 (UTC).
    var end: Int64 {
        let years = (1970..<year).reduce(0) { $0 + Self.days(inYear: $1) }
        let months = (1..<month).reduce(0) { $0 + GregorianCalendar.days(inMonth: $1, year: year) }
        return Int64(years + months + day) * 86_400 - 3 * 3_600
    }

    /// As it is written.
    var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

    private static func days(inYear year: Int) -> Int {
        GregorianCalendar.days(inMonth: 2, year: year) + 337
    }
}

/// A span of time that a person writes as `14d`, `12h` or `30m`.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
    /// The seconds.
    let seconds: Int64

    /// Creates a span.
    init(seconds: Int64) { self.seconds = seconds }

    /// Reads a span of at most ten years; `nil` if it is none.
    init?(argument: String) {
        let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (0...5_256_000).contains(count), count * unit <= 3_650 * 86_400
        else { return nil }
        seconds = count * unit
    }

    /// The span in days, or else in minutes.
    var description: String {
        seconds.isMultiple(of: 86_400) ? "\(seconds / 86_400)d" : "\(seconds / 60)m"
    }
}
