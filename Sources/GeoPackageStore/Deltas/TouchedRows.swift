internal import FeatureQuery
internal import GeoCore

/// The rows that the history tells of since a state, in their order, and which version of each belongs to two states.
struct TouchedRows {
    /// So many entries are sorted faster than the whole index of rows is read.
    private static let fewEntries: Int64 = 100_000

    /// Which version of a row is meant.
    enum Version {
        /// None: the row was not there.
        case absent
        /// That of an entry of the history.
        case entry(Int64)
        /// The present one.
        case present
    }

    /// One row.
    struct Row {
        var row: Int64
        /// Whether it was changed between both states.
        var wasTouched: Bool
        /// Its version in the earlier state, if there is one.
        var before: Version
        /// Its version in the later state.
        var after: Version
    }

    /// The row at hand; `nil` behind the last.
    private(set) var row: Row?
    private let statement: SQLiteStatement
    private let end: Int64
    private var isAhead: Bool

    init(_ comparison: StateComparison, of reading: LayerHistory) throws(PaftaError) {
        end = comparison.to.number
        let start = comparison.from?.number ?? end
        let history = reading.history
        let isFew = reading.state.number - start <= Self.fewEntries
        let path = isFew ? "NOT INDEXED" : "INDEXED BY \(quoted(history.rowIndex))"
        let order = isFew ? "\"row\", \"entry\"" : "\"row\", \"changeset\", \"entry\""
        statement = try reading.connection.takeStatement(
            """
            SELECT "row", "entry", "action" FROM \(quoted(history.name)) \(path) \
            WHERE "entry" > ?1 AND "row" > ?2 ORDER BY \(order)
            """
        )
        try statement.bind([.integer(start), .integer(comparison.after)])
        isAhead = try statement.step()
        try advance()
    }

    /// Reads all entries of the next row.
    mutating func advance() throws(PaftaError) {
        guard isAhead else {
            row = nil
            return
        }
        let number = statement.integer(0)
        var found = Row(row: number, wasTouched: statement.integer(1) <= end, before: version, after: .present)
        var isDecided = false
        repeat {
            if !isDecided, statement.integer(1) > end {
                found.after = version
                isDecided = true
            }
            isAhead = try statement.step()
        } while isAhead && statement.integer(0) == number
        row = found
    }

    /// What the entry at hand says of the time before it.
    private var version: Version {
        statement.integer(2) == HistoryTable.Action.insert.rawValue ? .absent : .entry(statement.integer(1))
    }
}

/// The numbers of the rows that a layer has now, in their order.
struct PresentRows {
    /// The row at hand; `nil` behind the last.
    private(set) var row: Int64?
    private let statement: SQLiteStatement

    init(after position: Int64, of reading: LayerHistory) throws(PaftaError) {
        let (name, column) = (quoted(reading.table.name), quoted(reading.table.rowColumn))
        statement = try reading.connection.takeStatement(
            "SELECT \(column) FROM \(name) NOT INDEXED WHERE \(column) > ?1 ORDER BY \(column)"
        )
        try statement.bind([.integer(position)])
        try advance()
    }

    mutating func advance() throws(PaftaError) { row = try statement.step() ? statement.integer(0) : nil }
}
