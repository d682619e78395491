public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters a new account.
    ///
    /// - Throws: `account.exists`, `registry.unreadable`.
    public func add(_ account: AccountRecord) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO staff_account
                      (name, unit, roles, password, disabled, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    account.name, account.unit, account.roles.joined(separator: " "), account.password,
                    account.isDisabled, account.createdAt, account.changedAt,
                ]
            )
            guard database.changesCount == 1 else { throw PaftaError.takenAccount(account.name) }
        }
    }

    /// Returns an account; `nil` if there is none of this name.
    public func account(named name: String) throws(PaftaError) -> AccountRecord? {
        try read { database in try Self.account(name, in: database) }
    }

    /// Returns all accounts, by name.
    public func accounts() throws(PaftaError) -> [AccountRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM staff_account ORDER BY name").map(Self.account)
        }
    }

    /// Changes an account, and ends its sessions.
    ///
    /// - Parameters:
    ///   - name: The account.
    ///   - moment: Now, in seconds since 1970.
    ///   - change: Makes the changes; name, version and times are not its business.
    /// - Returns: The account as it is now.
    /// - Throws: `account.unknown`, `registry.unreadable`.
    public func changeAccount(
        _ name: String,
        at moment: Int64,
        _ change: (inout AccountRecord) -> Void
    ) throws(PaftaError) -> AccountRecord {
        try write { database in
            guard var account = try Self.account(name, in: database) else { throw PaftaError.unknownAccount(name) }
            change(&account)
            (account.name, account.version, account.changedAt) = (name, account.version + 1, moment)
            try database.execute(
                sql: """
                    UPDATE staff_account SET unit = ?, roles = ?, password = ?, disabled = ?, version = ?,
                      changed_at = ? WHERE name = ?
                    """,
                arguments: [
                    account.unit, account.roles.joined(separator: " "), account.password, account.isDisabled,
                    account.version, account.changedAt, name,
                ]
            )
            try database.execute(sql: "DELETE FROM staff_session WHERE account = ?", arguments: [name])
            // Who decides about an account also ends its lock.
            try database.execute(sql: "DELETE FROM failed_login WHERE account = ?", arguments: [name])
            return account
        }
    }

    static func checkAccount(_ name: String, in database: Database) throws {
        guard try account(name, in: database) != nil else { throw PaftaError.unknownAccount(name) }
    }

    private static func account(_ name: String, in database: Database) throws -> AccountRecord? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM staff_account WHERE name = ?")
        return try Row.fetchOne(statement, arguments: [name]).map(account)
    }

    private static func account(_ row: Row) -> AccountRecord {
        let roles: String = row["roles"]
        var account = AccountRecord(
            name: row["name"],
            unit: row["unit"],
            roles: roles.split(separator: " ").map(String.init),
            password: row["password"],
            isDisabled: row["disabled"],
            createdAt: row["created_at"]
        )
        account.version = row["version"]
        account.changedAt = row["changed_at"]
        return account
    }
}
