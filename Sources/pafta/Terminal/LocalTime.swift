import GeoCore

/// Moments as people in Türkiye read them.
enum LocalTime {
    /// Türkiye's time has been ahead of UTC by so many hours all year round since 2016.
    private static let hoursAhead = 3

    /// Returns the day and the time of a moment in UTC; a text that is none stays as it is.
    ///
    /// - Parameter utc: As `2026-11-21T10:53:16Z`.
    /// - Returns: As `2026-11-21 13:53`.
    static func text(_ utc: String) -> String {
        let numbers = utc.prefix(16).split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 5 else { return utc }
        var (year, month, day) = (numbers[0], numbers[1], numbers[2])
        var hour = numbers[3] + hoursAhead
        if hour >= 24 { (hour, day) = (hour - 24, day + 1) }
        if day > GregorianCalendar.days(inMonth: month, year: year) { (day, month) = (1, month + 1) }
        if month > 12 { (month, year) = (1, year + 1) }
        return "\(year)-\(two(month))-\(two(day)) \(two(hour)):\(two(numbers[4]))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
