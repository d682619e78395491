public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters a change of a protocol, if nobody else has changed it meanwhile.
    ///
    /// With the first version that gives access the receiver gets the key that its masked values are hashed with; all
    /// its protocols share it.
    ///
    /// - Parameters:
    ///   - entry: The protocol as it is after the change.
    ///   - version: The new version, one more than the latest so far.
    ///   - document: Its canonical JSON.
    /// - Throws: `protocol.changed` if that is not the next version any more, `registry.unreadable`.
    public func enter(
        _ entry: ProtocolEntry,
        _ version: ProtocolVersion,
        document: [UInt8]
    ) throws(PaftaError) {
        // The system's generator is a cryptographic one (getrandom).
        var generator = SystemRandomNumberGenerator()
        let secret: [UInt8] = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try write { database in
            let latest = try Int.fetchOne(
                database,
                sql: "SELECT version FROM protocol WHERE number = ?",
                arguments: [entry.number]
            )
            guard (latest ?? 0) + 1 == version.version else { throw PaftaError.changedProtocol(entry.number) }
            try Self.put(entry, in: database)
            try database.execute(
                sql: "INSERT INTO protocol_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    entry.number, version.version, document.blob, version.digest, version.state, version.actor,
                    version.decidedAt, version.letter, version.reason,
                ]
            )
            guard version.state == "approved" else { return }
            try database.execute(
                sql: "INSERT OR IGNORE INTO partner VALUES (?, ?, ?)",
                arguments: [entry.receiverKey, secret.blob, version.decidedAt]
            )
        }
    }

    private static func put(_ entry: ProtocolEntry, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO protocol VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET
                  version = excluded.version, effective = excluded.effective, draft = excluded.draft,
                  state = excluded.state, title = excluded.title, receiver = excluded.receiver,
                  receiver_key = excluded.receiver_key, starts_on = excluded.starts_on, ends_on = excluded.ends_on
                """,
            arguments: [
                entry.number, entry.version, entry.effectiveVersion, entry.draftVersion, entry.state, entry.title,
                entry.receiver, entry.receiverKey, entry.startsOn, entry.endsOn,
            ]
        )
    }

    /// Returns a protocol; `nil` if there is none of this number.
    public func protocolEntry(_ number: String) throws(PaftaError) -> ProtocolEntry? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM protocol WHERE number = ?", arguments: [number])
                .map(Self.entry)
        }
    }

    /// Returns protocols by number.
    ///
    /// - Parameter states: Only those in one of these states; empty for all.
    /// - Returns: Their entries; no document is read.
    /// - Throws: `registry.unreadable`.
    public func protocolEntries(in states: [String] = []) throws(PaftaError) -> [ProtocolEntry] {
        try read { database in
            guard !states.isEmpty else {
                return try Row.fetchAll(database, sql: "SELECT * FROM protocol ORDER BY number").map(Self.entry)
            }
            let places = states.map { _ in "?" }.joined(separator: ", ")
            return
                try Row.fetchAll(
                    database,
                    sql: "SELECT * FROM protocol WHERE state IN (\(places)) ORDER BY number",
                    arguments: StatementArguments(states)
                )
                .map(Self.entry)
        }
    }

    /// Returns approved and suspended protocols whose last day is before a day, the earliest first.
    ///
    /// - Parameter day: As `2026-12-31`.
    /// - Returns: Their entries.
    /// - Throws: `registry.unreadable`.
    public func protocolsEnding(before day: String) throws(PaftaError) -> [ProtocolEntry] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM protocol WHERE state IN ('approved', 'suspended') AND ends_on < ?
                    ORDER BY ends_on, number
                    """,
                arguments: [day]
            )
            .map(Self.entry)
        }
    }

    /// Returns what was decided about a protocol, the first decision first.
    public func protocolVersions(of number: String) throws(PaftaError) -> [ProtocolVersion] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT version, state, digest, actor, decided_at, letter, reason FROM protocol_version
                    WHERE number = ? ORDER BY version
                    """,
                arguments: [number]
            )
            .map { row in
                ProtocolVersion(
                    version: row["version"],
                    state: row["state"],
                    digest: row["digest"],
                    actor: row["actor"],
                    decidedAt: row["decided_at"],
                    letter: row["letter"],
                    reason: row["reason"]
                )
            }
        }
    }

    /// Returns the canonical JSON of a version of a protocol; `nil` if there is none.
    public func protocolDocument(_ number: String, version: Int) throws(PaftaError) -> [UInt8]? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT document FROM protocol_version WHERE number = ? AND version = ?",
                arguments: [number, version]
            )?
            .bytes("document")
        }
    }

    /// Returns the 32 bytes that a receiver's masked values are hashed with; `nil` before its first approved protocol.
    public func maskSecret(of receiverKey: String) throws(PaftaError) -> [UInt8]? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT mask_secret FROM partner WHERE receiver_key = ?",
                arguments: [receiverKey]
            )?
            .bytes("mask_secret")
        }
    }

    /// Columns by their places: names are looked up for every row, and lists are long.
    private static func entry(_ row: Row) -> ProtocolEntry {
        ProtocolEntry(
            number: row[0],
            version: row[1],
            effectiveVersion: row[2],
            draftVersion: row[3],
            state: row[4],
            title: row[5],
            receiver: row[6],
            receiverKey: row[7],
            startsOn: row[8],
            endsOn: row[9]
        )
    }
}
