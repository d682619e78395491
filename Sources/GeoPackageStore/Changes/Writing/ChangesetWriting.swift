internal import FeatureQuery
internal import GeoCore

/// Writes one changeset into the live file, in one transaction: readers see the state before it or that after it.
struct ChangesetWriting {
    let home: Home
    let layer: String
    let kind: Changeset.Kind
    let origin: ChangesetOrigin

    /// Runs `body` between the opening and the closing of a changeset.
    ///
    /// - Parameters:
    ///   - check: Looks at the layer before anything is written; may throw.
    ///   - body: Changes the layer's table; what it throws undoes everything.
    /// - Returns: The changeset.
    /// - Throws: `collection.unknown`; `store.locked` if another program is writing; `store.full`.
    func run(
        check: (SQLiteConnection, LayerTable) throws(PaftaError) -> Void,
        _ body: (SQLiteConnection, HistoryTable) throws(PaftaError) -> Void
    ) throws(PaftaError) -> Changeset {
        try home.withWriteLock { () throws(PaftaError) in
            let connection = try connect()
            let changeset = try connection.transaction { () throws(PaftaError) in
                let table = try LayerTable(reading: layer, from: connection)
                try check(connection, table)
                try ChangeLog.create(in: connection)
                try ChangeLog.ensure(table, in: connection)
                let number = try ChangeLog.open(kind, of: layer, origin, in: connection)
                let history = try HistoryTable(of: table, from: connection)
                let last = try connection.integer("SELECT max(\"entry\") FROM main.\(quoted(history.name))") ?? 0
                try body(connection, history)
                try ExtentUpkeep(history: history, lastEntry: last).run(in: connection)
                return try ChangeLog.close(number, of: layer, in: connection)
            }
            // Where readers still need the write-ahead log nobody waits; a later checkpoint empties it.
            connection.setPatience(.zero)
            try? connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return changeset
        }
    }

    private func connect() throws(PaftaError) -> SQLiteConnection {
        let connection = try SQLiteConnection(path: try home.file(of: layer), mode: .writing, limits: home.limits)
        try SpatialFunctions.register(on: connection)
        connection.setPatience(.milliseconds(100))
        // Some programs take a file back out of WAL mode, in which readers and writers do not wait for each other.
        _ = try? connection.text("PRAGMA journal_mode = WAL")
        connection.setPatience(home.limits.writingPatience)
        // With triggers each statement notes the pages it changes; on disk that would cost as much as the change.
        try connection.execute("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
        return connection
    }
}

/// Brings what the file says of a layer's extents in line with rows that changed.
struct ExtentUpkeep {
    let history: HistoryTable
    /// The last entry of the history from before the changes.
    let lastEntry: Int64

    func run(in connection: SQLiteConnection) throws(PaftaError) {
        let name = SQLiteValue.text(history.table.name)
        try connection.run(
            "UPDATE main.gpkg_contents SET last_change = \(HistoryTriggers.now) WHERE table_name = ?",
            [name]
        )
        if let index = history.table.spatialIndex, let box = try connection.extent(ofSpatialIndex: index) {
            try connection.run(
                "UPDATE main.gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
                [.real(box.minX), .real(box.minY), .real(box.maxX), .real(box.maxY), name]
            )
        }
        try widenTime(in: connection)
    }

    /// Widens the temporal extent by the changed rows; narrowing it would mean to read the whole layer.
    private func widenTime(in connection: SQLiteConnection) throws(PaftaError) {
        let table = history.table
        guard let column = table.schema.temporalProperty.map({ quoted($0) }) else { return }
        try connection.run(
            """
            UPDATE main.pafta_layers SET
              temporal_start = coalesce(min(temporal_start, first), temporal_start, first),
              temporal_end = coalesce(max(temporal_end, last), temporal_end, last)
            FROM (SELECT min(\(column)) AS first, max(\(column)) AS last FROM main.\(quoted(table.name))
              WHERE \(quoted(table.rowColumn)) IN
              (SELECT "row" FROM main.\(quoted(history.name)) WHERE "entry" > ?2)) WHERE table_name = ?1
            """,
            [.text(table.name), .integer(lastEntry)]
        )
    }
}
