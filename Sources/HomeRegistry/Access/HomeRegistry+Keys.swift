public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters a new key.
    ///
    /// - Throws: `key.exists` if the prefix is taken, `account.unknown`, `registry.unreadable`.
    public func add(_ key: KeyRecord) throws(PaftaError) {
        try write { database in try Self.insert(key, in: database) }
    }

    /// Returns a key; `nil` if there is none of this prefix.
    public func key(_ prefix: String) throws(PaftaError) -> KeyRecord? {
        try read { database in try Self.key(prefix, in: database) }
    }

    /// Returns all keys, or those of one owner, the latest first.
    public func keys(of owner: CredentialOwner? = nil) throws(PaftaError) -> [KeyRecord] {
        try read { database in
            let condition =
                switch owner {
                case nil: "1"
                case .agreement: "agreement = :owner"
                case .account: "account = :owner"
                }
            let name = owner.map { $0.agreement ?? $0.account }
            return
                try Row.fetchAll(
                    database,
                    sql: "SELECT * FROM api_key WHERE \(condition) ORDER BY created_at DESC, prefix",
                    arguments: name.map { ["owner": $0] } ?? [:]
                )
                .map(Self.key)
        }
    }

    /// Puts a new key in the place of one, which is accepted until a moment.
    ///
    /// - Parameters:
    ///   - prefix: The key that goes.
    ///   - successor: The key that takes its place.
    ///   - end: When the old key ends, in seconds since 1970; one that ends earlier anyway keeps its end.
    /// - Throws: `key.unknown` also if it is revoked or replaced, `key.exists`, `registry.unreadable`.
    public func replaceKey(
        _ prefix: String,
        with successor: KeyRecord,
        endingAt end: Int64
    ) throws(PaftaError) {
        try write { database in
            try Self.insert(successor, in: database)
            try database.execute(
                sql: """
                    UPDATE api_key SET successor = :successor, expires_at = min(coalesce(expires_at, :end), :end)
                    WHERE prefix = :prefix AND revoked_at IS NULL AND successor IS NULL
                    """,
                arguments: ["successor": successor.prefix, "prefix": prefix, "end": end]
            )
            guard database.changesCount == 1 else { throw PaftaError.unknownKey(prefix) }
        }
    }

    /// Revokes a key for good.
    ///
    /// - Throws: `key.unknown` also if it is revoked already, `registry.unreadable`.
    public func revokeKey(_ prefix: String, at moment: Int64, reason: String) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: "UPDATE api_key SET revoked_at = ?, reason = ? WHERE prefix = ? AND revoked_at IS NULL",
                arguments: [moment, reason, prefix]
            )
            guard database.changesCount == 1 else { throw PaftaError.unknownKey(prefix) }
        }
    }

    /// Enters when keys and sessions were used last, all at once.
    ///
    /// - Parameters:
    ///   - keys: By prefix, in seconds since 1970.
    ///   - sessions: By hash, in seconds since 1970.
    /// - Throws: `registry.unreadable`.
    public func noteUse(keys: [String: Int64], sessions: [[UInt8]: Int64]) throws(PaftaError) {
        guard !keys.isEmpty || !sessions.isEmpty else { return }
        try write { database in
            for (prefix, moment) in keys {
                try database.cachedStatement(sql: "UPDATE api_key SET used_at = ? WHERE prefix = ?")
                    .execute(arguments: [moment, prefix])
            }
            for (hash, moment) in sessions {
                try database.cachedStatement(sql: "UPDATE staff_session SET used_at = ? WHERE hash = ?")
                    .execute(arguments: [moment, hash.blob])
            }
        }
    }

    private static func insert(_ key: KeyRecord, in database: Database) throws {
        if let account = key.owner.account { try checkAccount(account, in: database) }
        guard try Self.key(key.prefix, in: database) == nil else { throw PaftaError.takenKey(key.prefix) }
        try database.execute(
            sql: """
                INSERT INTO api_key (prefix, hash, agreement, account, label, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                key.prefix, key.hash.blob, key.owner.agreement, key.owner.account, key.label, key.createdAt,
                key.expiresAt,
            ]
        )
    }

    private static func key(_ prefix: String, in database: Database) throws -> KeyRecord? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM api_key WHERE prefix = ?")
        return try Row.fetchOne(statement, arguments: [prefix]).map(key)
    }

    private static func key(_ row: Row) -> KeyRecord {
        var key = KeyRecord(
            prefix: row["prefix"],
            hash: row.bytes("hash"),
            owner: row.owner,
            label: row["label"],
            createdAt: row["created_at"],
            expiresAt: row["expires_at"]
        )
        key.revokedAt = row["revoked_at"]
        key.reason = row["reason"]
        key.successor = row["successor"]
        key.usedAt = row["used_at"]
        return key
    }
}
