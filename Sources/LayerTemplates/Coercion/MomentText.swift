internal import GeoCore

/// A day, perhaps with a time, as a text states it.
struct MomentText {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var milliseconds = 0
    /// Minutes east of UTC; 0 also where the text does not say, so that local time is taken as it stands.
    var offset = 0

    /// Whether the calendar has it.
    var isPossible: Bool {
        (1...12).contains(month) && (1...GregorianCalendar.days(inMonth: month, year: year)).contains(day)
            && (0...23).contains(hour) && (0...59).contains(minute) && (0..<61_000).contains(milliseconds)
            && abs(offset) < 1_440
    }

    /// The day as it was written, as `2026-11-21`.
    var dayText: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// The moment in UTC as `2026-11-21T10:53:16Z`, with milliseconds only if there are any.
    var momentText: String {
        let moment = inUTC
        let seconds = moment.milliseconds / 1_000
        let rest = moment.milliseconds % 1_000
        return "\(moment.dayText)T\(Self.padded(moment.hour, 2)):\(Self.padded(moment.minute, 2)):"
            + Self.padded(seconds, 2) + (rest == 0 ? "" : ".\(Self.padded(rest, 3))") + "Z"
    }

    /// Offsets are less than a day, so at most one day is crossed.
    private var inUTC: MomentText {
        guard offset != 0 else { return self }
        var result = self
        result.offset = 0
        let minutes = hour * 60 + minute - offset
        if minutes < 0 { result.stepBack() }
        if minutes >= 1_440 { result.stepForward() }
        result.hour = (minutes + 1_440) % 1_440 / 60
        result.minute = (minutes + 1_440) % 60
        return result
    }

    private mutating func stepBack() {
        day -= 1
        guard day < 1 else { return }
        (year, month) = month == 1 ? (max(0, year - 1), 12) : (year, month - 1)
        day = GregorianCalendar.days(inMonth: month, year: year)
    }

    private mutating func stepForward() {
        day += 1
        guard day > GregorianCalendar.days(inMonth: month, year: year) else { return }
        day = 1
        (year, month) = month == 12 ? (min(9_999, year + 1), 1) : (year, month + 1)
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension MomentText {
    /// Reads a day, perhaps with a time behind; `nil` if the text has another form.
    ///
    /// `21.11.2026`, `21/11/2026`, `2026-11-21` and `20261121` are read: the day comes before the month, as in Turkey.
    /// Years of two digits are not.
    init?(_ bytes: ArraySlice<UInt8>) {
        var scanner = Scanner(rest: BlankText.trimmed(bytes))
        guard let first = scanner.number(digits: 1...8) else { return nil }
        if first.digits == 8 {
            self.init(year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
        } else {
            guard let separator = scanner.one(of: "./-"), let second = scanner.number(digits: 1...2),
                scanner.one(of: separator) != nil, let third = scanner.number(digits: 1...4)
            else { return nil }
            if first.digits == 4, third.digits <= 2 {
                self.init(year: first.value, month: second.value, day: third.value)
            } else if first.digits <= 2, third.digits == 4 {
                self.init(year: third.value, month: second.value, day: first.value)
            } else {
                return nil
            }
        }
        guard scanner.rest.isEmpty || readTime(&scanner) else { return nil }
    }

    private mutating func readTime(_ scanner: inout Scanner) -> Bool {
        guard scanner.one(of: "Tt ") != nil else { return false }
        scanner.rest = BlankText.trimmed(scanner.rest)
        guard let hour = scanner.number(digits: 1...2), scanner.one(of: ":") != nil,
            let minute = scanner.number(digits: 2...2)
        else { return false }
        (self.hour, self.minute) = (hour.value, minute.value)
        if scanner.one(of: ":") != nil {
            guard let second = scanner.number(digits: 2...2) else { return false }
            milliseconds = second.value * 1_000
            if scanner.one(of: ".,") != nil {
                guard let fraction = scanner.number(digits: 1...9) else { return false }
                milliseconds += Self.milliseconds(fraction.value, digits: fraction.digits)
            }
        }
        scanner.rest = BlankText.trimmed(scanner.rest)
        return scanner.rest.isEmpty || readZone(&scanner)
    }

    private mutating func readZone(_ scanner: inout Scanner) -> Bool {
        if scanner.one(of: "Zz") != nil { return scanner.rest.isEmpty }
        guard let sign = scanner.one(of: "+-"), let hours = scanner.number(digits: 2...2) else { return false }
        var minutes = 0
        if !scanner.rest.isEmpty {
            _ = scanner.one(of: ":")
            guard let read = scanner.number(digits: 2...2), read.value < 60 else { return false }
            minutes = read.value
        }
        offset = (hours.value * 60 + minutes) * (sign == "-" ? -1 : 1)
        return scanner.rest.isEmpty
    }

    /// What is finer than a millisecond is left out.
    private static func milliseconds(_ fraction: Int, digits: Int) -> Int {
        var (value, count) = (fraction, digits)
        while count > 3 { (value, count) = (value / 10, count - 1) }
        while count < 3 { (value, count) = (value * 10, count + 1) }
        return value
    }

    private struct Scanner {
        var rest: ArraySlice<UInt8>

        /// Takes all digits that follow, if they are as many as allowed.
        mutating func number(digits allowed: ClosedRange<Int>) -> (value: Int, digits: Int)? {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard allowed.contains(digits.count) else { return nil }
            rest.removeFirst(digits.count)
            return (digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }, digits.count)
        }

        /// Takes one of these characters.
        mutating func one(of characters: String) -> String? {
            guard let byte = rest.first, characters.utf8.contains(byte) else { return nil }
            rest.removeFirst()
            return String(decoding: [byte], as: UTF8.self)
        }
    }
}
