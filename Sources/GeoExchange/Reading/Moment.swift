internal import GeoCore

/// A day or moment of the Gregorian calendar as a file states it.
struct Moment {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var milliseconds = 0
    /// Minutes east of UTC; 0 also where the file does not say, so that local time is taken as it stands.
    var offset = 0

    /// Whether the calendar has it, in the four-digit years.
    var isPossible: Bool {
        (0...9_999).contains(year) && (1...12).contains(month)
            && (1...GregorianCalendar.days(inMonth: month, year: year)).contains(day)
            && (0...23).contains(hour) && (0...59).contains(minute) && (0..<61_000).contains(milliseconds)
    }

    /// Adds `2026-11-21`.
    func appendDay(to bytes: inout [UInt8]) {
        Self.append(year, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(day, digits: 2, to: &bytes)
    }

    /// Adds `2026-11-21T10:53:16Z`, with milliseconds only if there are any.
    func appendUTC(to bytes: inout [UInt8]) {
        let moment = inUTC
        moment.appendDay(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        Self.append(moment.hour, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(moment.minute, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(moment.milliseconds / 1_000, digits: 2, to: &bytes)
        if moment.milliseconds % 1_000 != 0 {
            bytes.append(UInt8(ascii: "."))
            Self.append(moment.milliseconds % 1_000, digits: 3, to: &bytes)
        }
        bytes.append(UInt8(ascii: "Z"))
    }

    /// Offsets are less than a day, so at most one day is crossed.
    private var inUTC: Moment {
        guard offset != 0 else { return self }
        var result = self
        result.offset = 0
        var minutes = hour * 60 + minute - offset
        if minutes < 0 {
            minutes += 1_440
            result.stepDay(by: -1)
        } else if minutes >= 1_440 {
            minutes -= 1_440
            result.stepDay(by: 1)
        }
        result.hour = minutes / 60
        result.minute = minutes % 60
        return result
    }

    private mutating func stepDay(by step: Int) {
        day += step
        if day < 1 {
            month -= 1
            if month < 1 { (year, month) = (year - 1, 12) }
            day = GregorianCalendar.days(inMonth: month, year: year)
        } else if day > GregorianCalendar.days(inMonth: month, year: year) {
            day = 1
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        var divisor = digits == 4 ? 1_000 : digits == 3 ? 100 : 10
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: max(0, number) / divisor % 10))
            divisor /= 10
        }
    }
}
