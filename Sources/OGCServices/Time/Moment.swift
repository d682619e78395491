import GeoCore

/// A moment in UTC of the years 0 to 9999 in the Gregorian calendar, to the millisecond.
struct Moment: Sendable, Hashable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
    let milliseconds: Int64

    init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Whole seconds since 1970, rounded down.
    var seconds: Int64 { Self.floor(milliseconds, 1_000) }

    static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Calendar and clock of a moment.
    struct Parts {
        let year: Int
        let month: Int
        let day: Int
        let hour: Int
        let minute: Int
        let second: Int
        let millisecond: Int
        /// 0 for Sunday.
        let weekday: Int
    }

    /// Creates a moment from calendar and clock; `nil` if there is no such day or time.
    init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
        guard (0...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= GregorianCalendar.days(inMonth: month, year: year),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond)
        else { return nil }
        let days = Self.days(before: year) + Self.days(before: month, in: year) + day - 1
        let time = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
        milliseconds = Int64(days) * 86_400_000 + Int64(time)
    }

    /// The moment taken apart.
    var parts: Parts {
        let days = Int(Self.floor(milliseconds, 86_400_000))
        let time = Int(milliseconds - Int64(days) * 86_400_000)
        // The mean length of a year gives the year or a neighbour.
        var year = 1_970 + Int(Self.floor(Int64(days) * 400, 146_097))
        while Self.days(before: year) > days { year -= 1 }
        while Self.days(before: year + 1) <= days { year += 1 }
        let dayOfYear = days - Self.days(before: year)
        var month = 12
        while Self.days(before: month, in: year) > dayOfYear { month -= 1 }
        return Parts(
            year: year,
            month: month,
            day: dayOfYear - Self.days(before: month, in: year) + 1,
            hour: time / 3_600_000,
            minute: time / 60_000 % 60,
            second: time / 1_000 % 60,
            millisecond: time % 1_000,
            weekday: ((days + 4) % 7 + 7) % 7  // 1970-01-01 was a Thursday
        )
    }

    /// The days from 1970-01-01 to the first day of `year`.
    private static func days(before year: Int) -> Int {
        let past = Int64(year) - 1
        return Int(365 * past + floor(past, 4) - floor(past, 100) + floor(past, 400)) - 719_162
    }

    /// The days from the first day of the year to the first day of `month`.
    private static func days(before month: Int, in year: Int) -> Int {
        (1..<month).reduce(0) { $0 + GregorianCalendar.days(inMonth: $1, year: year) }
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value + 1) / divisor - 1
    }
}

extension Int {
    /// The number in decimal with zeros in front, `count` digits at least.
    func padded(_ count: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, count - digits.utf8.count)) + digits
    }
}
