public import FeatureQuery
public import GeoCore

/// The difference between two states of a layer, row by row: what came, went, or has other values.
///
/// Only the net difference: a row that was changed and changed back is not among them. Belongs to one thread at a time.
public final class ChangeCursor {
    private static let batchRows = 256

    /// What the features look like.
    public let schema: FeatureSchema
    private let connection: SQLiteConnection
    private let table: LayerTable
    private let limits: (from: Int64, to: Int64)
    private let statement: SQLiteStatement
    private let former: KeyedRows
    private let current: KeyedRows
    /// The first entry of the next row has been read.
    private var isAhead: Bool

    init(_ layer: String, from: Int64, to: Int64?, path: String, limits: StoreLimits) throws(PaftaError) {
        connection = try SQLiteConnection(path: path, mode: .reading, limits: limits)
        try connection.execute("BEGIN")
        table = try LayerTable(reading: layer, from: connection)
        schema = table.schema
        let connection = connection
        let start = try PastState.changeset(of: layer, after: from, in: connection).number
        let end = try to.map { to throws(PaftaError) in
            try PastState.changeset(of: layer, after: to, in: connection).number
        }
        self.limits = (start, end ?? Int64.max)
        let history = try HistoryTable(of: table, from: connection)
        former = try KeyedRows(of: history, schema.properties, readsGeometry: true, from: connection)
        current = try KeyedRows(of: table, from: connection)
        statement = try connection.takeStatement(
            """
            SELECT "row", "changeset", "entry", "action" FROM \(quoted(history.name)) \
            INDEXED BY \(quoted(history.rowIndex)) WHERE "changeset" > ?1 ORDER BY "row", "changeset", "entry"
            """
        )
        try statement.bind([.integer(start)])
        isAhead = try statement.step()
    }

    /// Returns the next changes; `nil` behind the last.
    ///
    /// - Throws: `geometry.malformed`, `store.damaged`.
    public func next() throws(PaftaError) -> LayerChangeBatch? {
        let empty = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        var batch = LayerChangeBatch(before: empty, after: empty)
        while batch.changes.count < Self.batchRows, isAhead {
            let row = try nextRow()
            if row.wasTouched { try append(row, to: &batch) }
        }
        return batch.changes.isEmpty ? nil : batch
    }

    /// What the history says of a row.
    private struct History {
        var row: Int64
        /// Whether it was changed between both states.
        var wasTouched: Bool
        /// The entry with its values in the earlier state; 0 if it was not there.
        var before: Int64
        /// The same of the later state; `nil` if it has been the same since.
        var after: Int64?
    }

    /// Reads all entries of a row.
    private func nextRow() throws(PaftaError) -> History {
        let row = statement.integer(0)
        var history = History(row: row, wasTouched: statement.integer(1) <= limits.to, before: entry, after: nil)
        repeat {
            if history.after == nil, statement.integer(1) > limits.to { history.after = entry }
            isAhead = try statement.step()
        } while isAhead && statement.integer(0) == row
        return history
    }

    private var entry: Int64 {
        statement.integer(3) == HistoryTable.Action.insert.rawValue ? 0 : statement.integer(2)
    }

    private func append(_ history: History, to batch: inout LayerChangeBatch) throws(PaftaError) {
        var (before, after): (Int?, Int?)
        if history.before != 0, try former.append(history.before, to: &batch.before) {
            before = batch.before.count - 1
        }
        if let entry = history.after {
            if entry != 0, try former.append(entry, to: &batch.after) { after = batch.after.count - 1 }
        } else if try current.append(history.row, to: &batch.after) {
            after = batch.after.count - 1
        }
        var change = LayerChange(row: history.row, kind: .updated, before: before, after: after, changed: [])
        switch (before, after) {
        case (let before?, let after?):
            change.changed = changed(batch.before, before, batch.after, after)
            guard !change.changed.isEmpty else {
                batch.before.keepFirst(before)
                batch.after.keepFirst(after)
                return
            }
        case (nil, _?): change.kind = .inserted
        case (_?, nil): change.kind = .deleted
        case (nil, nil): return
        }
        batch.changes.append(change)
    }

    private func changed(_ left: FeatureBatch, _ first: Int, _ right: FeatureBatch, _ second: Int) -> [String] {
        var names: [String] = []
        if let column = table.identifierColumn,
            !left.identifiers.equals(row: first, right.identifiers, row: second)
        {
            names.append(column)
        }
        if let geometry = schema.geometry, !left.geometry.equals(row: first, right.geometry, row: second) {
            names.append(geometry.name)
        }
        for (index, property) in schema.properties.enumerated()
        where !left.properties[index].equals(row: first, right.properties[index], row: second) {
            names.append(property.name)
        }
        return names
    }
}

extension Home {
    /// Returns the net difference between two states of a layer, in the order of its rows.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - from: The changeset after which the earlier state was.
    ///   - to: That of the later state; `nil` for the present one.
    /// - Returns: The cursor, on a snapshot of the file.
    /// - Throws: `history.tooEarly`, `history.missing`, `changeset.unknown`, `collection.unknown`, `store.locked`.
    public func changes(of layer: String, from: Int64, to: Int64? = nil) throws(PaftaError) -> ChangeCursor {
        try ChangeCursor(layer, from: from, to: to, path: try file(of: layer), limits: limits)
    }
}
