extension Moment {
    /// The moment as `2026-11-21T10:53:16Z`, with milliseconds where there are any.
    var rfc3339: String {
        let parts = parts
        return day + "T" + [parts.hour, parts.minute, parts.second].map { $0.padded(2) }.joined(separator: ":")
            + (parts.millisecond > 0 ? "." + parts.millisecond.padded(3) : "") + "Z"
    }

    /// The moment as `2026-11-21T10:53:16.000Z`.
    var rfc3339Milliseconds: String {
        rfc3339.utf8.count > 20 ? rfc3339 : String(rfc3339.dropLast()) + ".000Z"
    }

    /// The day as `2026-11-21`.
    var day: String {
        let parts = parts
        return [parts.year.padded(4), parts.month.padded(2), parts.day.padded(2)].joined(separator: "-")
    }

    /// Creates the first moment of a day from `2026-11-21`; `nil` if the text has another form or names no day.
    ///
    /// - SeeAlso: RFC 3339, clause 5.6, `full-date`.
    init?(rfc3339Day text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let (year, month, day) = scanner.date(), scanner.isAtEnd else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Creates a moment from `2026-11-21T13:53:16.25+03:00`; `nil` if the text has another form or names no moment.
    ///
    /// Digits behind the millisecond are cut off. The second 60 is read as the end of the last second of a UTC day. A
    /// blank before the offset is a plus sign that a form decoder took away.
    /// - SeeAlso: RFC 3339, clause 5.6, `date-time`.
    init?(rfc3339 text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let (year, month, day) = scanner.date(), scanner.skip("T", "t"),
            let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
            let second = scanner.number(2), let fraction = scanner.fraction(), let offset = scanner.offset(),
            scanner.isAtEnd
        else { return nil }
        let isLeap = second == 60
        guard
            let local = Moment(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: isLeap ? 59 : second,
                millisecond: isLeap ? 999 : fraction
            )
        else { return nil }
        let moment = Moment(milliseconds: local.milliseconds - Int64(offset) * 60_000)
        let parts = moment.parts
        guard (0...9_999).contains(parts.year), !isLeap || (parts.hour == 23 && parts.minute == 59) else { return nil }
        self = moment
    }
}

/// Reads fixed numbers of ASCII digits.
private struct DigitScanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: some StringProtocol) { rest = Array(text.utf8)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func skip(_ characters: Unicode.Scalar...) -> Bool {
        guard let first = rest.first, characters.contains(Unicode.Scalar(first)) else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func date() -> (year: Int, month: Int, day: Int)? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else { return nil }
        return (year, month, day)
    }

    /// The milliseconds; 0 without a point.
    mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        guard let first = number(1) else { return nil }
        var milliseconds = first * 100
        var weight = 10
        while let digit = number(1) {
            milliseconds += digit * weight
            weight /= 10
        }
        return milliseconds
    }

    /// Minutes east of Greenwich.
    mutating func offset() -> Int? {
        if skip("Z", "z") { return 0 }
        let isWest = rest.first == UInt8(ascii: "-")
        guard skip("+", "-", " "), let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60
        else { return nil }
        return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }
}
