internal import GeoCore

extension ChangeLog {
    private static let columns = """
        changeset, layer, kind, load, author, note, started_at, coalesce(ended_at, started_at), inserted, updated, \
        deleted, starts_history
        """

    /// Returns the number of the changeset that the history of a layer starts with; `nil` if it has none.
    static func start(of layer: String, in connection: SQLiteConnection) throws(PaftaError) -> Int64? {
        guard try exists(in: connection) else { return nil }
        return try connection.integer(
            "SELECT max(changeset) FROM main.\(list) WHERE layer = ? AND starts_history = 1",
            [.text(layer)]
        )
    }

    /// Returns the changesets of a layer, the first one first.
    static func changesets(of layer: String, in connection: SQLiteConnection) throws(PaftaError) -> [Changeset] {
        guard try exists(in: connection) else { return [] }
        return try read("layer = ? ORDER BY changeset", [.text(layer)], from: connection)
    }

    /// Returns the last changeset of a layer whose number is at most `number`.
    static func last(
        of layer: String,
        upTo number: Int64,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> Changeset? {
        try read(
            "layer = ? AND changeset <= ? ORDER BY changeset DESC LIMIT 1",
            [.text(layer), .integer(number)],
            from: connection
        )
        .first
    }

    private static func read(
        _ condition: String,
        _ bindings: [SQLiteValue],
        from connection: SQLiteConnection
    ) throws(PaftaError) -> [Changeset] {
        let statement = try connection.statement("SELECT \(columns) FROM main.\(list) WHERE \(condition)")
        defer { statement.reset() }
        try statement.bind(bindings)
        var found: [Changeset] = []
        while try statement.step() { found.append(Changeset(statement)) }
        return found
    }

    /// Opens a changeset of Pafta's own within a transaction; until ``close(_:of:in:)``, all changes belong to it.
    static func open(
        _ kind: Changeset.Kind,
        of layer: String,
        _ origin: ChangesetOrigin,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> Int64 {
        try connection.run(
            """
            INSERT INTO main.\(list) (layer, kind, load, author, note, started_at)
            VALUES (?, ?, ?, ?, ?, \(HistoryTriggers.now))
            """,
            [.text(layer), .text(kind.rawValue), .text(origin.load), .text(origin.author), .text(origin.note)]
        )
        let number = try connection.integer("SELECT max(changeset) FROM main.\(list)") ?? 0
        try connection.run(
            "INSERT OR REPLACE INTO main.\(state) VALUES (?, ?)",
            [.text(layer), .integer(number)]
        )
        return number
    }

    /// Ends a changeset of Pafta's own, and returns it.
    static func close(
        _ number: Int64,
        of layer: String,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> Changeset {
        try connection.run("DELETE FROM main.\(state) WHERE layer = ?", [.text(layer)])
        try connection.run(
            "UPDATE main.\(list) SET ended_at = \(HistoryTriggers.now) WHERE changeset = ?",
            [.integer(number)]
        )
        guard let changeset = try last(of: layer, upTo: number, in: connection), changeset.number == number else {
            throw .historyMissing(layer)
        }
        return changeset
    }
}

extension Changeset {
    fileprivate init(_ row: SQLiteStatement) {
        self.init(
            number: row.integer(0),
            layer: row.text(1) ?? "",
            // Other programs cannot add kinds of their own.
            kind: row.text(2).flatMap { Kind(rawValue: $0) } ?? .edit,
            origin: ChangesetOrigin(load: row.text(3), author: row.text(4), note: row.text(5)),
            startedAt: row.text(6) ?? "",
            endedAt: row.text(7) ?? "",
            inserted: Int(row.integer(8)),
            updated: Int(row.integer(9)),
            deleted: Int(row.integer(10)),
            startsHistory: row.integer(11) != 0
        )
    }
}
