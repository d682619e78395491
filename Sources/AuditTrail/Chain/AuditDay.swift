internal import GeoCore

/// A day in Türkiye, which has been three hours ahead of UTC all year round since 2016.
public struct AuditDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    private static let hoursAhead = 3

    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1 on.
    public let day: Int

    private init?(_ year: Int, _ month: Int, _ day: Int) {
        guard 0...9999 ~= year, 1...12 ~= month, day >= 1,
            day <= GregorianCalendar.days(inMonth: month, year: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads a day as `2026-11-21`; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { return nil }
        self.init(date: bytes)
    }

    /// The day in Türkiye of a moment in UTC as `2026-11-21T10:53:16.123Z`; `nil` for any other text.
    public init?(ofMoment text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 30, bytes.last == UInt8(ascii: "Z"), Self.isTime(bytes),
            let date = Self(date: bytes), let hour = Self.number(bytes, 11, 2)
        else { return nil }
        guard hour + Self.hoursAhead >= 24 else {
            self = date
            return
        }
        guard let next = date.next else { return nil }
        self = next
    }

    private init?(date bytes: [UInt8]) {
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes, 0, 4), let month = Self.number(bytes, 5, 2),
            let day = Self.number(bytes, 8, 2)
        else { return nil }
        self.init(year, month, day)
    }

    private static func isTime(_ bytes: [UInt8]) -> Bool {
        guard bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
            hour < 24, minute < 60, second <= 60
        else { return false }
        guard bytes.count > 20 else { return true }
        return bytes[19] == UInt8(ascii: ".") && bytes.count > 21 && number(bytes, 20, bytes.count - 21) != nil
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for byte in bytes[start..<start + count] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// The day after; `nil` at the end of the year 9999.
    var next: AuditDay? {
        AuditDay(year, month, day + 1) ?? AuditDay(year, month + 1, 1) ?? AuditDay(year + 1, 1, 1)
    }

    /// The same day so many months before, or the last one of that month if it is shorter.
    func before(months: Int) -> AuditDay? {
        let number = year * 12 + month - 1 - months
        guard number >= 0 else { return nil }
        let (year, month) = (number / 12, number % 12 + 1)
        return AuditDay(year, month, min(day, GregorianCalendar.days(inMonth: month, year: year)))
    }

    /// As `2026-11-21`.
    public var description: String {
        "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// Whether a day lies before another.
    public static func < (one: AuditDay, other: AuditDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}
