/// A moment as Türkiye's calendar has it: three hours ahead of UTC all year (since 2016).
public struct Moment: Sendable, Hashable {
    /// The seconds since 1970-01-01T00:00:00Z.
    public let second: Int
    /// The days since 1970-01-01.
    public let day: Int
    /// The months since January of the year 0.
    public let month: Int

    static let secondsOfDay = 86_400
    private static let offset = 3 * 3_600

    /// The moment so many seconds after 1970-01-01T00:00:00Z; a number that is no moment becomes that one.
    ///
    /// - Parameter seconds: From the year 0 to the year 9999.
    public init(_ seconds: Double) {
        let isMoment = seconds >= -62_167_219_200 && seconds <= 253_402_300_799
        second = isMoment ? Int(seconds.rounded(.down)) : 0
        let local = second + Self.offset
        day = (local >= 0 ? local : local - Self.secondsOfDay + 1) / Self.secondsOfDay
        month = Self.month(ofDay: day)
    }

    /// The seconds until the day ends, at least 1.
    var untilNextDay: Int { (day + 1) * Self.secondsOfDay - Self.offset - second }

    /// The seconds until the month ends, at least 1.
    var untilNextMonth: Int { Self.firstDay(ofMonth: month + 1) * Self.secondsOfDay - Self.offset - second }

    /// The seconds of the whole month.
    var lengthOfMonth: Int {
        (Self.firstDay(ofMonth: month + 1) - Self.firstDay(ofMonth: month)) * Self.secondsOfDay
    }

    /// Returns the number of a day of the calendar, such as 20,778 for 2026-11-21.
    ///
    /// - Parameters:
    ///   - day: 1 to 31.
    ///   - month: 1 to 12.
    ///   - year: From 0 on.
    /// - Returns: The days since 1970-01-01.
    public static func day(_ day: Int, month: Int, year: Int) -> Int {
        firstDay(ofMonth: year * 12 + month - 1) + day - 1
    }

    /// Returns the month that a day lies in.
    ///
    /// - Parameter day: The days since 1970-01-01.
    /// - Returns: The months since January of the year 0.
    public static func month(ofDay day: Int) -> Int {
        // No month is longer than 31 days or shorter than 28, so this guess is never too late and seldom early.
        let sinceYear0 = day + 719_528
        var month = max(0, sinceYear0 / 146_097 * 4_800 + sinceYear0 % 146_097 * 4_800 / 146_097 - 1)
        while firstDay(ofMonth: month + 1) <= day { month += 1 }
        return month
    }

    /// Returns the first day of a month.
    ///
    /// - Parameter month: The months since January of the year 0.
    /// - Returns: The days since 1970-01-01.
    public static func firstDay(ofMonth month: Int) -> Int {
        let (year, inYear) = (month / 12, month % 12)
        // The years before this one, and of those the ones with a 29th of February; the year 0 is one.
        let leapYears = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400
        let isLeapYear = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][inYear]
        return year * 365 + leapYears + before + (isLeapYear && inYear >= 2 ? 1 : 0) - 719_528
    }

    /// Returns a day as ISO 8601 writes it, such as `2026-11-21`.
    ///
    /// - Parameter day: The days since 1970-01-01.
    /// - Returns: The text.
    public static func text(ofDay day: Int) -> String {
        let month = month(ofDay: day)
        return text(ofMonth: month) + "-" + padded(day - firstDay(ofMonth: month) + 1, 2)
    }

    /// Returns a month as ISO 8601 writes it, such as `2026-11`.
    ///
    /// - Parameter month: The months since January of the year 0.
    /// - Returns: The text.
    public static func text(ofMonth month: Int) -> String {
        padded(month / 12, 4) + "-" + padded(month % 12 + 1, 2)
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
