internal import GeoCore

/// Days as texts of ISO 8601.
enum CalendarDay {
    /// Whether `range` of `bytes` begins with a day that exists, from year 1 on, as `2026-11-21` or
    /// `2026-11-21T10:53:16Z`.
    static func isValid(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 10 else { return false }
        let start = range.lowerBound
        guard let year = number(bytes, start, 4), let month = number(bytes, start + 5, 2),
            let day = number(bytes, start + 8, 2), bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D
        else { return false }
        guard year > 0, (1...12).contains(month), day > 0 else { return false }
        guard day <= GregorianCalendar.days(inMonth: month, year: year) else { return false }
        return range.count == 10 || bytes[start + 10] == 0x54 || bytes[start + 10] == 0x20
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
        var number = 0
        for index in start..<start + length {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            number = number * 10 + Int(bytes[index]) - 0x30
        }
        return number
    }
}
