internal import GeoCore

/// Hours of some days of the week, in Türkiye's time.
public struct OpenHours: Sendable, Hashable {
    /// The days on which they begin; none named means every day.
    public var days: [Weekday] = []
    /// When they begin; midnight if left out.
    public var from: ClockTime?
    /// When they end, which is no part of them; before ``from`` means the next day, left out means midnight.
    public var to: ClockTime?

    /// Creates hours that are always.
    public init() {}

    /// Whether a moment, in seconds since 1970-01-01T00:00:00Z, lies in them.
    func contain(_ seconds: Int64) -> Bool {
        let local = seconds &+ CalendarDay.secondsAhead
        let minute = Int((local % 86_400 + 86_400) % 86_400) / 60
        let today = Weekday(on: CalendarDay(inTurkiyeAt: seconds))
        let (start, end) = (from?.minutes ?? 0, to.map { $0.minutes == 0 ? 1_440 : $0.minutes } ?? 1_440)
        guard start >= end else { return begin(on: today) && (start..<end).contains(minute) }
        return (begin(on: today) && minute >= start) || (begin(on: today.before) && minute < end)
    }

    private func begin(on day: Weekday) -> Bool { days.isEmpty || days.contains(day) }
}

/// A day of the week.
public enum Weekday: String, Sendable, Hashable, CaseIterable {
    /// Pazartesi.
    case monday = "mon"
    /// Salı.
    case tuesday = "tue"
    /// Çarşamba.
    case wednesday = "wed"
    /// Perşembe.
    case thursday = "thu"
    /// Cuma.
    case friday = "fri"
    /// Cumartesi.
    case saturday = "sat"
    /// Pazar.
    case sunday = "sun"

    init(on day: CalendarDay) {
        // 1970-01-01 was a Thursday.
        self = Self.allCases[((day.daysSince1970 + 3) % 7 + 7) % 7]
    }

    var before: Weekday {
        let index = Self.allCases.firstIndex(of: self) ?? 0
        return Self.allCases[(index + 6) % 7]
    }
}

/// A time of day in hours and minutes.
public struct ClockTime: Sendable, Hashable, CustomStringConvertible {
    /// The minutes since midnight, 0 to 1439.
    public let minutes: Int

    /// Reads `08:30`; `24:00` is midnight; `nil` for anything else.
    public init?(parsing text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        guard (numbers[0] < 24 && numbers[1] < 60) || numbers == [24, 0] else { return nil }
        minutes = (numbers[0] * 60 + numbers[1]) % 1_440
    }

    /// As `08:30`.
    public var description: String { "\(Self.two(minutes / 60)):\(Self.two(minutes % 60))" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Weekday: TextForm {}

extension ClockTime: TextForm {
    init?(form: String) { self.init(parsing: form) }

    var form: String { description }

    static var expected: LocalizedText {
        LocalizedText("a time such as 08:30", tr: "08:30 biçiminde bir saat olmalı")
    }
}

extension OpenHours: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.forms("days", &days)
        try visitor.form("from", &from)
        try visitor.form("to", &to)
    }
}

/// From where and when requests are answered.
public struct AccessWindow: Sendable, Hashable {
    /// The addresses, as they stand in the protocol; empty for all.
    public var ipRanges: [String]
    /// The hours; empty for all.
    public var hours: [OpenHours]

    /// Creates a window.
    public init(ipRanges: [String] = [], hours: [OpenHours] = []) {
        self.ipRanges = ipRanges
        self.hours = hours
    }

    /// Whether requests are answered at a moment, in seconds since 1970-01-01T00:00:00Z.
    public func isOpen(at seconds: Int64) -> Bool { hours.isEmpty || hours.contains { $0.contain(seconds) } }
}
