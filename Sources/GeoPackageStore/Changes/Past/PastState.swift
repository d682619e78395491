internal import FeatureQuery
internal import GeoCore

/// What a layer was after one of its changesets: which rows changed since, and where their former values are.
///
/// The earliest entry of a row behind the changeset decides: what was inserted then was not there, what was updated or
/// deleted had the values of the entry. A row without such an entry is what it is now.
final class PastState: Sendable {
    /// The changeset.
    let changeset: Changeset
    /// Whether another changeset followed; the last one may still grow, if it is one of edits.
    let isFinal: Bool
    /// The rows that changed since, growing.
    let rows: [Int64]
    /// For each of them the entry with its former values; 0 if it was not there.
    let entries: [Int64]
    /// How many more features there are now.
    let growth: Int
    /// Where former geometries lie, right to single precision.
    let extent: Envelope?
    /// The entries in growing order, and the rows they belong to.
    private let lookup: [(entry: Int64, row: Int64)]

    /// Finds the state of a layer after changeset `number`, within a snapshot.
    ///
    /// - Throws: `history.missing`, `history.tooEarly`, `changeset.unknown`.
    init(
        of history: HistoryTable,
        after number: Int64,
        from connection: SQLiteConnection
    ) throws(PaftaError) {
        changeset = try Self.changeset(of: history.table.name, after: number, in: connection)
        let after = changeset.number
        let later = try connection.integer(
            "SELECT count(*) FROM pafta_changesets WHERE layer = ? AND changeset > ?",
            [.text(history.table.name), .integer(after)]
        )
        isFinal = later ?? 0 > 0 || changeset.kind != .edit
        let growth = try connection.integer(
            "SELECT coalesce(sum(inserted - deleted), 0) FROM pafta_changesets WHERE layer = ? AND changeset > ?",
            [.text(history.table.name), .integer(after)]
        )
        self.growth = Int(growth ?? 0)
        (rows, entries) = later ?? 0 > 0 ? try Self.decide(history, after: after, from: connection) : ([], [])
        lookup = zip(entries, rows).filter { $0.0 != 0 }.map { (entry: $0.0, row: $0.1) }.sorted { $0.entry < $1.entry }
        extent = try history.spatialIndex.flatMap { index throws(PaftaError) in
            try connection.extent(ofSpatialIndex: index)
        }
    }

    /// Returns the last changeset of a layer up to `number`.
    static func changeset(
        of layer: String,
        after number: Int64,
        in connection: SQLiteConnection
    ) throws(PaftaError) -> Changeset {
        guard let start = try ChangeLog.start(of: layer, in: connection) else { throw .historyMissing(layer) }
        let newest = try connection.integer("SELECT max(changeset) FROM pafta_changesets") ?? 0
        guard number <= newest, let found = try ChangeLog.last(of: layer, upTo: number, in: connection) else {
            throw .unknownChangeset(String(number), of: layer)
        }
        guard found.number >= start else {
            let first = try ChangeLog.last(of: layer, upTo: start, in: connection)
            throw .historyTooEarly(layer, start: first ?? found)
        }
        return found
    }

    /// Reads the index of rows from end to end: it holds all that is asked for, and is far smaller than the table.
    private static func decide(
        _ history: HistoryTable,
        after number: Int64,
        from connection: SQLiteConnection
    ) throws(PaftaError) -> (rows: [Int64], entries: [Int64]) {
        let statement = try connection.takeStatement(
            """
            SELECT "row", "entry", "action" FROM \(quoted(history.name)) INDEXED BY \(quoted(history.rowIndex)) \
            WHERE "changeset" > ?1 ORDER BY "row", "changeset", "entry"
            """
        )
        defer { connection.giveBack(statement) }
        try statement.bind([.integer(number)])
        var (rows, entries) = ([Int64](), [Int64]())
        while try statement.step() {
            let row = statement.integer(0)
            if row == rows.last { continue }
            rows.append(row)
            entries.append(statement.integer(2) == HistoryTable.Action.insert.rawValue ? 0 : statement.integer(1))
        }
        return (rows, entries)
    }

    /// Returns which rows of a batch are as they were then; `nil` if all are.
    func runsKept(_ positions: [Int64]) -> [BatchRun]? {
        guard !rows.isEmpty else { return nil }
        var keep = [Bool](repeating: true, count: positions.count)
        var index = 0
        for (place, row) in positions.enumerated() {
            // In the order of rows the next change is close behind the last one.
            if place == 0 || row &- positions[place - 1] > 256 || row < positions[place - 1] {
                index = Self.firstIndex(in: rows, notBelow: row)
            }
            while index < rows.count, rows[index] < row { index += 1 }
            if index < rows.count, rows[index] == row { keep[place] = false }
        }
        return keep.contains(false) ? BatchRun.kept(keep) : nil
    }

    /// Returns the row that an entry tells of; `nil` if the entry does not decide.
    func row(of entry: Int64) -> Int64? {
        var (low, high) = (0, lookup.count)
        while low < high {
            let middle = (low + high) / 2
            if lookup[middle].entry < entry { low = middle + 1 } else { high = middle }
        }
        return low < lookup.count && lookup[low].entry == entry ? lookup[low].row : nil
    }

    /// Returns the entry with the former values of a row; `nil` if it did not change or was not there.
    func entry(of row: Int64) -> Int64? {
        let index = Self.firstIndex(in: rows, notBelow: row)
        return index < rows.count && rows[index] == row && entries[index] != 0 ? entries[index] : nil
    }

    private static func firstIndex(in rows: [Int64], notBelow row: Int64) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
