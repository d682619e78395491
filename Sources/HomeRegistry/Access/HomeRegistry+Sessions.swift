public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters a session that begins, and removes those that ended by themselves.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - idle: Sessions that were used last before this moment have ended, in seconds since 1970.
    ///   - oldest: Sessions that began before this moment have ended.
    /// - Throws: `registry.unreadable`.
    public func begin(
        _ session: SessionRecord,
        removingUnusedSince idle: Int64,
        orBegunBefore oldest: Int64
    ) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: "DELETE FROM staff_session WHERE used_at < ? OR created_at < ?",
                arguments: [idle, oldest]
            )
            try database.execute(
                sql: "INSERT INTO staff_session VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    session.hash.blob, session.account, session.accountVersion, session.createdAt, session.usedAt,
                ]
            )
        }
    }

    /// Returns a session by the hash of its secret; `nil` if it has ended.
    public func session(_ hash: [UInt8]) throws(PaftaError) -> SessionRecord? {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM staff_session WHERE hash = ?")
            return try Row.fetchOne(statement, arguments: [hash.blob])
                .map { row in
                    var session = SessionRecord(
                        hash: hash,
                        account: row["account"],
                        accountVersion: row["account_version"],
                        createdAt: row["created_at"]
                    )
                    session.usedAt = row["used_at"]
                    return session
                }
        }
    }

    /// Ends a session; one that has ended already is no fault.
    public func endSession(_ hash: [UInt8]) throws(PaftaError) {
        try write { database in
            try database.execute(sql: "DELETE FROM staff_session WHERE hash = ?", arguments: [hash.blob])
        }
    }

    /// Returns how often signing in to an account has failed in a row.
    ///
    /// - Parameter account: The name, whether there is such an account or not.
    /// - Returns: The count, 0 if there was no failure; `nil` if there is no such account.
    /// - Throws: `registry.unreadable`.
    public func failedLogins(of account: String) throws(PaftaError) -> FailedLogins? {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT failures, last_at FROM staff_account LEFT JOIN failed_login ON account = name
                    WHERE name = ?
                    """,
                arguments: [account]
            )
            return row.map { FailedLogins(failures: $0["failures"] ?? 0, lastAt: $0["last_at"] ?? 0) }
        }
    }

    /// Enters how often signing in to an account has failed in a row; nothing if there is no such account.
    public func enter(_ failed: FailedLogins, of account: String) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO failed_login SELECT name, ?, ? FROM staff_account WHERE name = ?
                    """,
                arguments: [failed.failures, failed.lastAt, account]
            )
        }
    }

    /// Forgets the failures of an account.
    public func forgetFailedLogins(of account: String) throws(PaftaError) {
        try write { database in
            try database.execute(sql: "DELETE FROM failed_login WHERE account = ?", arguments: [account])
        }
    }
}
