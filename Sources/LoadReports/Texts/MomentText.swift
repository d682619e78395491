internal import GeoCore

/// A moment in UTC as people of a time zone write it.
struct MomentText {
    /// Minutes east of UTC.
    let offsetMinutes: Int

    /// Returns `21.11.2026 13:53` for `2026-11-21T10:53:16Z` three hours east; the text itself if it has another form.
    func text(_ moment: String) -> String {
        guard let seconds = Self.seconds(moment) else { return ForeignText(moment, length: 40).text }
        let local = seconds + offsetMinutes * 60
        let (year, month, day) = Self.date(ofDay: Self.floored(local, 86_400))
        let minutes = (local - Self.floored(local, 86_400) * 86_400) / 60
        return "\(Self.two(day)).\(Self.two(month)).\(year) \(Self.two(minutes / 60)):\(Self.two(minutes % 60)) \(zone)"
    }

    /// The seconds between two moments; `nil` if one has another form.
    static func seconds(from start: String, to end: String) -> Int? {
        guard let start = seconds(start), let end = seconds(end) else { return nil }
        return end - start
    }

    private var zone: String {
        guard offsetMinutes != 0 else { return "UTC" }
        let minutes = abs(offsetMinutes) % 60
        return "UTC\(offsetMinutes < 0 ? "−" : "+")\(abs(offsetMinutes) / 60)"
            + (minutes == 0 ? "" : ":\(Self.two(minutes))")
    }

    /// Seconds since 1970 of `YYYY-MM-DDThh:mm:ss…Z`.
    private static func seconds(_ moment: String) -> Int? {
        let bytes = Array(moment.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z") else { return nil }
        let fields = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19]
            .compactMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
        guard fields.count == 6, (1...12).contains(fields[1]), (1...31).contains(fields[2]) else { return nil }
        return day(fields[0], fields[1], fields[2]) * 86_400 + fields[3] * 3_600 + fields[4] * 60 + fields[5]
    }

    /// Days since 1970, counted in years that begin in March, so that a leap day is the last of its year.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let monthsSinceMarch = (month + 9) % 12
        let leapDays = floored(shifted, 4) - floored(shifted, 100) + floored(shifted, 400)
        return shifted * 365 + leapDays + (153 * monthsSinceMarch + 2) / 5 + day - 1 - 719_468
    }

    private static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        // Walks at most a year and a month from an estimate, instead of inverting the formula.
        var year = 1970 + floored(number, 366)
        while day(year + 1, 1, 1) <= number { year += 1 }
        var month = 1
        while month < 12, day(year, month + 1, 1) <= number { month += 1 }
        return (year, month, number - day(year, month, 1) + 1)
    }

    private static func floored(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
