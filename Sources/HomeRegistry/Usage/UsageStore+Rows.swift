internal import Foundation
internal import GeoCore
internal import GRDB

extension UsageStore {
    static func days(of subject: String, _ days: ClosedRange<Int>, in database: Database) throws -> [DayUsage] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM usage_day WHERE subject = ? AND day BETWEEN ? AND ? ORDER BY day",
            arguments: [subject, days.lowerBound, days.upperBound]
        )
        .map { row in
            var totals = UsageTotals()
            totals.requests = row["requests"]
            totals.features = row["features"]
            totals.bytes = row["bytes"]
            return DayUsage(
                day: row["day"],
                totals: totals,
                distinctFeatures: row["distinct_features"],
                squareMetres: row["square_metres"],
                isStopped: row["is_stopped"]
            )
        }
    }

    static func months(
        of subject: String,
        _ months: ClosedRange<Int>,
        in database: Database
    ) throws -> [MonthUsage] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM usage_month WHERE subject = ? AND month BETWEEN ? AND ? ORDER BY month",
            arguments: [subject, months.lowerBound, months.upperBound]
        )
        .map { row in
            MonthUsage(
                month: row["month"],
                distinctFeatures: row["distinct_features"],
                squareMetres: row["square_metres"]
            )
        }
    }

    static func readSets(
        of subject: String,
        _ days: ClosedRange<Int>,
        into saved: inout SavedUsage,
        in database: Database
    ) throws {
        struct Name: Hashable {
            var kind: UsageSet.Kind
            var collection: String
        }
        var (daySets, monthSets): ([Name: [UInt64: UInt64]], [Name: [UInt64: UInt64]]) = ([:], [:])
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT day, kind, collection, words FROM usage_set WHERE subject = ? AND day BETWEEN ? AND ?",
            arguments: [subject, days.lowerBound, days.upperBound]
        )
        while let row = try rows.next() {
            let name = Name(kind: UsageSet.Kind(rawValue: row[1]) ?? .features, collection: row[2])
            let words = [UInt8](row[3] as Data)
            try UsageWords.add(words, to: &monthSets[name, default: [:]])
            if (row[0] as Int) == days.upperBound { try UsageWords.add(words, to: &daySets[name, default: [:]]) }
        }
        saved.daySets = daySets.map { UsageSet($0.kind, collection: $0.collection, words: $1) }
        saved.monthSets = monthSets.map { UsageSet($0.kind, collection: $0.collection, words: $1) }
    }

    static func add(_ change: UsageChange, in database: Database) throws {
        let (day, month) = (change.day, change.month)
        // What adds up is added, so that two programs on one home do not undo each other's counts.
        try database.cachedStatement(
            sql: """
                INSERT INTO usage_day VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subject, day) DO UPDATE SET
                  requests = requests + excluded.requests,
                  features = min(features + excluded.features, 9223372036854775807),
                  bytes = min(bytes + excluded.bytes, 9223372036854775807),
                  distinct_features = max(distinct_features, excluded.distinct_features),
                  square_metres = max(square_metres, excluded.square_metres),
                  is_stopped = max(is_stopped, excluded.is_stopped)
                """
        )
        .execute(arguments: [
            change.subject, day.day, day.totals.requests, day.totals.features, day.totals.bytes, day.distinctFeatures,
            day.squareMetres, day.isStopped,
        ])
        try database.cachedStatement(
            sql: """
                INSERT INTO usage_month VALUES (?, ?, ?, ?) ON CONFLICT (subject, month) DO UPDATE SET
                  distinct_features = max(distinct_features, excluded.distinct_features),
                  square_metres = max(square_metres, excluded.square_metres)
                """
        )
        .execute(arguments: [change.subject, month.month, month.distinctFeatures, month.squareMetres])
        for alarm in change.alarms {
            try database.execute(
                sql: "INSERT OR IGNORE INTO usage_alarm VALUES (?, ?, ?, ?)",
                arguments: [change.subject, day.day, alarm.collection, alarm.threshold]
            )
        }
        for set in change.sets { try add(set, of: change.subject, day.day, in: database) }
    }

    /// Adds a part of a set and melts it with the latest ones while they are not much larger, so that a set has few
    /// parts and none of its bytes is written often.
    static func add(_ set: UsageSet, of subject: String, _ day: Int, in database: Database) throws {
        var words = set.words
        var encoded = UsageWords.bytes(of: words)
        let name: StatementArguments = [subject, day, set.kind.rawValue, set.collection]
        let latest = try database.cachedStatement(
            sql: """
                SELECT number, length(words) FROM usage_set
                WHERE subject = ? AND day = ? AND kind = ? AND collection = ? ORDER BY number DESC LIMIT 1
                """
        )
        while let row = try Row.fetchOne(latest, arguments: name), (row[1] as Int) <= 2 * encoded.count {
            let number: Int64 = row[0]
            let part = try Data.fetchOne(
                database,
                sql: "SELECT words FROM usage_set WHERE number = ?",
                arguments: [number]
            )
            try UsageWords.add([UInt8](part ?? Data()), to: &words)
            try database.execute(sql: "DELETE FROM usage_set WHERE number = ?", arguments: [number])
            encoded = UsageWords.bytes(of: words)
        }
        try database.cachedStatement(
            sql: "INSERT INTO usage_set (subject, day, kind, collection, words) VALUES (?, ?, ?, ?, ?)"
        )
        .execute(arguments: name + [Data(encoded)])
    }
}
