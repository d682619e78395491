internal import FeatureQuery
internal import GeoCore

/// The change log of a GeoPackage: which changesets there are, and the history of each layer.
enum ChangeLog {
    /// The list of changesets.
    static let list = "pafta_changesets"
    /// What Pafta is writing at the moment; empty whenever no transaction of its own is open.
    static let state = "pafta_change_state"

    /// Makes the tables that the layers of a file share, if they are missing.
    static func create(in connection: SQLiteConnection) throws(PaftaError) {
        if try exists(list, in: connection), try exists(state, in: connection) { return }
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS main.\(list) (
              changeset INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, layer TEXT NOT NULL, kind TEXT NOT NULL,
              load TEXT, author TEXT, note TEXT, started_at TEXT NOT NULL, ended_at TEXT,
              inserted INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0,
              deleted INTEGER NOT NULL DEFAULT 0, starts_history INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX IF NOT EXISTS main.\(list)_layer ON \(list) (layer, changeset);
            CREATE TABLE IF NOT EXISTS main.\(state) (layer TEXT NOT NULL PRIMARY KEY, changeset INTEGER NOT NULL);
            """
        )
        for table in [list, state] { try register(table, in: connection) }
    }

    private static func register(_ table: String, in connection: SQLiteConnection) throws(PaftaError) {
        try connection.run("DELETE FROM main.gpkg_extensions WHERE table_name = ?", [.text(table)])
        try connection.run(
            "INSERT INTO main.gpkg_extensions VALUES (?, NULL, 'pafta_history', 'Docs/GeoPackage.md', 'write-only')",
            [.text(table)]
        )
    }

    /// Whether the file has a change log.
    static func exists(in connection: SQLiteConnection) throws(PaftaError) -> Bool {
        try exists(list, in: connection)
    }

    static func exists(_ name: String, in connection: SQLiteConnection) throws(PaftaError) -> Bool {
        try connection.integer(
            "SELECT count(*) FROM main.sqlite_schema WHERE lower(name) = lower(?)",
            [.text(name)]
        ) == 1
    }

    /// Starts the history of a layer with what it holds now; a former history loses its entries.
    ///
    /// - Parameters:
    ///   - table: The layer.
    ///   - origin: Who loaded it, and why.
    ///   - count: How many features it has.
    ///   - moment: Since when it has been as it is; `nil` for now.
    ///   - connection: A connection that may write.
    /// - Throws: `store.locked`, `store.full`.
    static func start(
        _ table: LayerTable,
        _ origin: ChangesetOrigin,
        count: Int64,
        since moment: String? = nil,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        try create(in: connection)
        try remove(table.name, geometry: table.schema.geometry?.name, from: connection)
        let history = try HistoryTable(of: table, from: connection)
        try connection.execute(history.creation)
        try register(history.name, in: connection)
        try createTriggers(of: history, in: connection)
        try connection.run(
            """
            INSERT INTO main.\(list) (layer, kind, load, author, note, started_at, ended_at, inserted, starts_history)
            SELECT ?1, 'load', ?2, ?3, ?4, moment, moment, ?5, 1 FROM (SELECT coalesce(?6, \(HistoryTriggers.now)) AS moment)
            """,
            [
                .text(table.name), .text(origin.load), .text(origin.author), .text(origin.note), .integer(count),
                .text(moment),
            ]
        )
    }

    private static func createTriggers(
        of history: HistoryTable,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        for trigger in HistoryTriggers.all(of: history) {
            try connection.execute("DROP TRIGGER IF EXISTS main.\(quoted(trigger.name)); \(trigger.sql)")
        }
    }

    /// Sees to it that changes of a layer are logged: starts the history that it lacks, and adds columns that another
    /// program has added to the layer.
    static func ensure(_ table: LayerTable, in connection: SQLiteConnection) throws(PaftaError) {
        let history = try HistoryTable(of: table, from: connection)
        let triggers = HistoryTriggers.all(of: history)
        let present = try definitions(of: triggers.map(\.name), in: connection)
        guard try self.start(of: table.name, in: connection) != nil, try exists(history.name, in: connection),
            present.count == triggers.count
        else { return try startLate(table, in: connection) }
        for column in try history.missingColumns(in: connection) {
            try connection.execute("ALTER TABLE main.\(quoted(history.name)) ADD COLUMN \(history.declaration(column))")
        }
        guard triggers.contains(where: { present[$0.name] != $0.sql }) else { return }
        try createTriggers(of: history, in: connection)
    }

    /// Starts the history of a layer that was loaded without, or whose triggers somebody removed.
    private static func startLate(_ table: LayerTable, in connection: SQLiteConnection) throws(PaftaError) {
        let counting = try definitions(of: LayerTriggers.changeTriggers(of: table), in: connection)
        let statement = try connection.statement(
            "SELECT changed_at FROM main.pafta_layers WHERE table_name = ?"
        )
        try statement.bind([.text(table.name)])
        // As long as changes are counted, it is known since when there has been none.
        let isListed = try statement.step()
        let isCounted = counting.count == 3 && isListed
        let moment = isCounted ? statement.text(0) : nil
        statement.reset()
        let count = try connection.integer("SELECT count(*) FROM main.\(quoted(table.name))")
        try start(table, ChangesetOrigin(), count: count ?? 0, since: moment, in: connection)
    }

    /// Returns the definitions of triggers by their names, as far as they are there.
    static func definitions(
        of triggers: [String],
        in connection: SQLiteConnection
    ) throws(PaftaError) -> [String: String] {
        var found: [String: String] = [:]
        for name in triggers {
            found[name] = try connection.text(
                "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = ?",
                [.text(name)]
            )
        }
        return found
    }

    /// Removes the history of a layer, in any letter case of its name; the list of changesets stays.
    static func remove(
        _ layer: String,
        geometry: String?,
        from connection: SQLiteConnection
    ) throws(PaftaError) {
        if let geometry {
            let index = HistoryTable.spatialIndex(of: layer, geometry: geometry)
            try connection.execute("DROP TABLE IF EXISTS main.\(quoted(index))")
        }
        let name = HistoryTable.name(of: layer)
        try connection.execute("DROP TABLE IF EXISTS main.\(quoted(name))")
        try connection.run("DELETE FROM main.gpkg_extensions WHERE lower(table_name) = lower(?)", [.text(name)])
    }

    /// Writes down who loads the layers of a staged file, and that it is done now.
    static func sign(_ origin: ChangesetOrigin, in connection: SQLiteConnection) throws(PaftaError) {
        guard try exists(in: connection) else { return }
        try connection.run(
            "UPDATE main.\(list) SET load = ?, author = ?, note = ?, ended_at = \(HistoryTriggers.now)",
            [.text(origin.load), .text(origin.author), .text(origin.note)]
        )
    }
}
