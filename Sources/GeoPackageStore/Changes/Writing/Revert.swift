internal import FeatureQuery
public import GeoCore

extension Home {
    /// Brings a layer back to the state before a changeset, as a changeset of its own.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - changeset: The number of the changeset.
    ///   - includingLater: Whether later changesets of the layer may be undone along with it.
    ///   - origin: Who asks for it, and why.
    ///   - progress: Told how many rows are done, and of how many; may throw to cancel, which undoes all.
    /// - Returns: The new changeset.
    /// - Throws: `history.laterChanges` if there are later ones and they may not be undone; `history.tooEarly` for the
    ///   load that the history starts with; `changeset.unknown`, `history.missing`, `collection.unknown`;
    ///   `store.locked`, `store.full`.
    public func revert(
        layer: String,
        changeset: Int64,
        includingLater: Bool = false,
        origin: ChangesetOrigin = ChangesetOrigin(),
        progress: (Int, Int) throws(PaftaError) -> Void = { (_, _) throws(PaftaError) in }
    ) throws(PaftaError) -> Changeset {
        let writing = ChangesetWriting(home: self, layer: layer, kind: .revert, origin: origin)
        return try writing.run { connection, _ throws(PaftaError) in
            try Reversion.check(layer, changeset, includingLater: includingLater, in: connection)
        } _: { connection, history throws(PaftaError) in
            let state = try PastState(of: history, after: changeset - 1, from: connection)
            try Reversion(history: history, state: state, connection: connection).run(progress)
        }
    }
}

/// Puts the rows of a layer back to what they were.
struct Reversion {
    let history: HistoryTable
    let state: PastState
    let connection: SQLiteConnection

    static func check(
        _ layer: String,
        _ changeset: Int64,
        includingLater: Bool,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        let found = try PastState.changeset(of: layer, after: changeset, in: connection)
        guard found.number == changeset else { throw .unknownChangeset(String(changeset), of: layer) }
        // There is nothing before the load that the history starts with.
        if found.startsHistory { throw .historyTooEarly(layer, start: found) }
        let later = try connection.integer(
            "SELECT count(*) FROM \(ChangeLog.list) WHERE layer = ? AND changeset > ?",
            [.text(layer), .integer(changeset)]
        )
        if let later, later > 0, !includingLater { throw .laterChanges(layer, count: later) }
    }

    func run(_ progress: (Int, Int) throws(PaftaError) -> Void) throws(PaftaError) {
        var done = 0
        func step() throws(PaftaError) {
            done += 1
            if done.isMultiple(of: 1_024) { try progress(done, state.rows.count) }
        }
        // First goes what is in the way of identifiers that come back.
        try remove(step)
        for (row, entry) in zip(state.rows, state.entries) where entry != 0 {
            try restore(row, entry)
            try step()
        }
        try progress(state.rows.count, state.rows.count)
    }

    private func remove(_ step: () throws(PaftaError) -> Void) throws(PaftaError) {
        let (table, row) = (quoted(history.table.name), quoted(history.table.rowColumn))
        let removal = try connection.takeStatement("DELETE FROM \(table) WHERE \(row) = ?")
        defer { connection.giveBack(removal) }
        let renamed = try history.table.identifierColumn.map { column throws(PaftaError) in
            let former =
                "SELECT \(quoted(HistoryTable.columnName(column))) FROM \(quoted(history.name)) WHERE \"entry\" = ?2"
            return try connection.takeStatement(
                "DELETE FROM \(table) WHERE \(row) = ?1 AND \(quoted(column)) IS NOT (\(former))"
            )
        }
        defer { if let renamed { connection.giveBack(renamed) } }
        for (number, entry) in zip(state.rows, state.entries) {
            let statement = entry == 0 ? removal : renamed
            guard let statement else { continue }
            statement.reset()
            try statement.bind(.integer(number), at: 1)
            if entry != 0 { try statement.bind(.integer(entry), at: 2) }
            _ = try statement.step()
            if entry == 0 { try step() }
        }
    }

    /// Writes the former values of a row over the present ones, or puts the row back; what is the same already stays.
    private func restore(_ row: Int64, _ entry: Int64) throws(PaftaError) {
        let (table, key) = (quoted(history.table.name), quoted(history.table.rowColumn))
        let names = history.columns.map { quoted($0.name) }
        let former = history.columns.map { "h.\(quoted(HistoryTable.columnName($0.name)))" }
        let source = "FROM \(quoted(history.name)) h WHERE h.\"entry\" = ?2"
        if !names.isEmpty {
            let present = names.map { "t.\($0)" }
            let differs = zip(present, former).map { "\($0) IS NOT \($1)" }.joined(separator: " OR ")
            try connection.run(
                """
                UPDATE \(table) AS t SET (\(names.joined(separator: ", "))) =
                (SELECT \(former.joined(separator: ", ")) \(source))
                WHERE t.\(key) = ?1 AND EXISTS (SELECT 1 \(source) AND (\(differs)))
                """,
                [.integer(row), .integer(entry)]
            )
        }
        try connection.run(
            """
            INSERT INTO \(table) (\(([key] + names).joined(separator: ", ")))
            SELECT \((["?1"] + former).joined(separator: ", ")) \(source)
            AND NOT EXISTS (SELECT 1 FROM \(table) WHERE \(key) = ?1)
            """,
            [.integer(row), .integer(entry)]
        )
    }
}
