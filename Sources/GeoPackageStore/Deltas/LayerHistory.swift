internal import FeatureQuery
internal import GeoCore

/// A snapshot of a layer and of its history, on a connection of its own.
///
/// `@unchecked Sendable`: belongs to one thread at a time, as ``HistoryReading`` says.
final class LayerHistory: HistoryReading, @unchecked Sendable {
    let schema: FeatureSchema
    let state: CollectionState
    let table: LayerTable
    let history: HistoryTable
    let connection: SQLiteConnection

    init(of layer: String, path: String, limits: StoreLimits) throws(PaftaError) {
        connection = try SQLiteConnection(path: path, mode: .reading, limits: limits)
        try connection.execute("PRAGMA temp_store = FILE; BEGIN")
        table = try LayerTable(reading: layer, from: connection)
        schema = table.schema
        history = try HistoryTable(of: table, from: connection)
        guard let start = try ChangeLog.start(of: layer, in: connection),
            try ChangeLog.exists(history.name, in: connection), try Self.isFed(history, in: connection)
        else { throw .historyMissing(layer) }
        let load = try connection.text("SELECT incarnation FROM pafta_layers WHERE table_name = ?", [.text(layer)])
        let last = try connection.integer("SELECT max(\"entry\") FROM main.\(quoted(history.name))")
        state = CollectionState(incarnation: "\(load ?? "").\(start)", number: last ?? 0)
    }

    /// Whether no change goes unnoticed: another program may have removed triggers.
    private static func isFed(_ history: HistoryTable, in connection: SQLiteConnection) throws(PaftaError) -> Bool {
        let expected = HistoryTriggers.all(of: history).map(\.name)
        return try ChangeLog.definitions(of: expected, in: connection).count == expected.count
    }

    func compare(_ comparison: StateComparison) throws(PaftaError) -> any StateCursor {
        let states = [comparison.from, comparison.to].compactMap(\.self)
        guard states.allSatisfy({ $0.incarnation == state.incarnation && 0...state.number ~= $0.number }),
            states[0].number <= comparison.to.number
        else { throw .historyGone() }
        return try LayerComparison(comparison, of: self)
    }
}
