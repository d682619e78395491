internal import GeoCore

/// Moments in UTC as numbers that sort like the moments, to the microsecond.
///
/// Days and hours have the width of the longest, so that nothing is added up; a difference of two has no meaning.
enum Moment {
    private static let perSecond: Int64 = 1_000_000
    private static let perMinute = 61 * perSecond
    private static let perDay = 24 * 60 * perMinute

    /// Before every moment: the open start of an interval.
    static let earliest = Int64.min
    /// Behind every moment: the open end of an interval.
    static let latest = Int64.max

    /// Reads a day as `2026-11-21` or a moment in UTC as `2026-11-21T10:53:16.123Z`; digits behind the sixth are
    /// dropped.
    ///
    /// - Returns: `nil` if the text is something else, or no day of the calendar.
    static func read(_ text: ArraySlice<UInt8>) -> (ticks: Int64, isDay: Bool)? {
        let start = text.startIndex
        guard text.count >= 10, let year = number(text, start, 4), let month = number(text, start + 5, 2),
            let day = number(text, start + 8, 2), text[start + 4] == UInt8(ascii: "-"),
            text[start + 7] == UInt8(ascii: "-"), (1...12).contains(month), day >= 1,
            day <= GregorianCalendar.days(inMonth: Int(month), year: Int(year))
        else { return nil }
        let ticks = ((year * 13 + month) * 32 + day) * perDay
        if text.count == 10 { return (ticks, true) }
        guard text[start + 10] | 0x20 == UInt8(ascii: "t") || text[start + 10] == UInt8(ascii: " "),
            let time = time(text.dropFirst(11))
        else { return nil }
        return (ticks + time, false)
    }

    /// Reads a time of the day in UTC.
    private static func time(_ text: ArraySlice<UInt8>) -> Int64? {
        let start = text.startIndex
        guard text.count >= 8, let hour = number(text, start, 2), let minute = number(text, start + 3, 2),
            let second = number(text, start + 6, 2), text[start + 2] == UInt8(ascii: ":"),
            text[start + 5] == UInt8(ascii: ":"), hour < 24, minute < 60, second <= 60
        else { return nil }
        var ticks = (hour * 60 + minute) * perMinute + second * perSecond
        var rest = text.dropFirst(8)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard let first = rest.first, isDigit(first) else { return nil }
            var unit = perSecond
            while let digit = rest.first, isDigit(digit) {
                unit /= 10
                ticks += Int64(digit - UInt8(ascii: "0")) * unit
                rest = rest.dropFirst()
            }
        }
        // Files written by others may leave the zone out; what is stored is UTC.
        guard let zone = rest.first else { return ticks }
        return rest.count == 1 && zone | 0x20 == UInt8(ascii: "z") ? ticks : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func number(_ text: ArraySlice<UInt8>, _ start: Int, _ count: Int) -> Int64? {
        var number: Int64 = 0
        for index in start..<start + count {
            guard isDigit(text[index]) else { return nil }
            number = number * 10 + Int64(text[index] - UInt8(ascii: "0"))
        }
        return number
    }

    /// Returns the first tick of the day of a moment; open ends stay open.
    static func day(of ticks: Int64) -> Int64 {
        ticks == earliest || ticks == latest ? ticks : ticks - ticks % perDay
    }

    /// Returns year, month and day of the month.
    static func calendar(_ ticks: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let days = ticks / perDay
        return (days / 416, days / 32 % 13, days % 32)
    }
}
