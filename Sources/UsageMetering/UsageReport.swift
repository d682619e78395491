public import GeoCore
public import HomeRegistry

/// What one subject used between two days, for an invoice or a yearly report.
public struct UsageReport: Sendable, Hashable {
    /// The subject.
    public var subject: String
    /// The days with any use, ascending.
    public var days: [DayUsage]
    /// The months that have one of the days, whole: distinct features and area do not add up from days.
    public var months: [MonthUsage]
    /// What adds up, over the days.
    public var totals: UsageTotals

    /// Reads what was flushed to the registry.
    ///
    /// - Parameters:
    ///   - subject: The subject.
    ///   - days: The days since 1970-01-01, as ``Moment/day(_:month:year:)`` tells them.
    ///   - store: The usage of the home.
    /// - Throws: `registry.unreadable`.
    public init(of subject: String, _ days: ClosedRange<Int>, in store: UsageStore) throws(PaftaError) {
        self.subject = subject
        self.days = try store.days(of: subject, days)
        let months = Moment.month(ofDay: days.lowerBound)...Moment.month(ofDay: days.upperBound)
        self.months = try store.months(of: subject, months)
        totals = self.days.reduce(into: UsageTotals()) { $0 += $1.totals }
    }
}
