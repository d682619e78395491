public import GeoCore
internal import GRDB

/// What everybody used, in the registry of a home.
public struct UsageStore: Sendable {
    private let registry: HomeRegistry

    /// The usage in a registry.
    public init(_ registry: HomeRegistry) { self.registry = registry }

    /// Returns what is known of a subject.
    ///
    /// - Parameters:
    ///   - subject: The subject.
    ///   - days: The days from the first of a month to the one whose sets are wanted.
    ///   - month: The month.
    /// - Returns: Counts and sets.
    /// - Throws: `registry.unreadable`.
    public func usage(
        of subject: String,
        days: ClosedRange<Int>,
        month: Int
    ) throws(PaftaError) -> SavedUsage {
        try registry.read { database in
            var saved = SavedUsage(month: month)
            saved.days = try Self.days(of: subject, days, in: database)
            saved.month = try Self.months(of: subject, month...month, in: database).first ?? saved.month
            saved.alarms =
                try Row.fetchAll(
                    database,
                    sql: "SELECT collection, threshold FROM usage_alarm WHERE subject = ? AND day = ?",
                    arguments: [subject, days.upperBound]
                )
                .map { UsageAlarm(collection: $0[0], threshold: $0[1]) }
            try Self.readSets(of: subject, days, into: &saved, in: database)
            return saved
        }
    }

    /// Enters what was used, all or nothing; nothing is written for no changes.
    ///
    /// - Throws: `registry.unreadable`.
    public func add(_ changes: [UsageChange]) throws(PaftaError) {
        guard !changes.isEmpty else { return }
        try registry.write { database in
            for change in changes { try Self.add(change, in: database) }
        }
    }

    /// Forgets the sets of days before `day`, whose months are counted for good.
    ///
    /// - Throws: `registry.unreadable`.
    public func removeSets(before day: Int) throws(PaftaError) {
        let isThere = try registry.read { database in
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM usage_set WHERE day < ?)", arguments: [day])
        }
        guard isThere == true else { return }
        try registry.write { database in
            try database.execute(sql: "DELETE FROM usage_set WHERE day < ?", arguments: [day])
        }
    }

    /// Returns what a subject used, day by day, in ascending order; days of no use are left out.
    ///
    /// - Throws: `registry.unreadable`.
    public func days(of subject: String, _ days: ClosedRange<Int>) throws(PaftaError) -> [DayUsage] {
        try registry.read { database in try Self.days(of: subject, days, in: database) }
    }

    /// Returns what does not add up from days, month by month, in ascending order.
    ///
    /// - Throws: `registry.unreadable`.
    public func months(of subject: String, _ months: ClosedRange<Int>) throws(PaftaError) -> [MonthUsage] {
        try registry.read { database in try Self.months(of: subject, months, in: database) }
    }

    /// Returns the subjects that used anything in some days, by name.
    ///
    /// - Throws: `registry.unreadable`.
    public func subjects(in days: ClosedRange<Int>) throws(PaftaError) -> [String] {
        try registry.read { database in
            try String.fetchAll(
                database,
                sql: "SELECT DISTINCT subject FROM usage_day WHERE day BETWEEN ? AND ? ORDER BY subject",
                arguments: [days.lowerBound, days.upperBound]
            )
        }
    }
}
