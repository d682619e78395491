internal import FeatureQuery
internal import GeoCore

/// The row numbers of a layer in an order that SQLite finds: by an index, or by its own sorter.
final class OrderedRows {
    /// Before the reading, as properties are released in their order.
    private var running: SQLiteStatement?
    private let connection: SQLiteConnection
    /// Kept until the statement is back: the reading gives its connection to the next one when it is released.
    private let reading: AnyObject
    private var statements: ArraySlice<SQLCondition>

    /// Creates the rows behind `place` that meet `conditions`.
    ///
    /// The first property of `index` is the first key; without an index, SQLite sorts.
    init(
        _ order: SortOrder,
        behind place: Place?,
        meeting conditions: [SQLCondition],
        by index: TableIndex?,
        of reading: GeoPackageReading
    ) {
        let table = reading.table
        self.reading = reading
        connection = reading.reader.connection
        let hint = index.map { "INDEXED BY \(quoted($0.name))" } ?? "NOT INDEXED"
        let select = "SELECT \(order.row) FROM \(quoted(table.name)) t \(hint)"
        let runs = index == nil ? [Self.everything(order, place)] : Self.runs(order, place)
        statements =
            runs.map { run in
                let all = SQLCondition(run.conditions + conditions, joinedBy: "AND")
                let filter = all.text.isEmpty ? "" : " WHERE \(all.text)"
                return SQLCondition("\(select)\(filter) ORDER BY \(order.terms(from: run.firstKey))", all.bindings)
            }[...]
    }

    deinit { if let running { connection.giveBack(running) } }

    /// Returns the next row; `nil` behind the last.
    func next() throws(PaftaError) -> Int64? {
        while true {
            if let running {
                if try running.step() { return running.integer(0) }
                connection.giveBack(running)
                self.running = nil
            }
            guard let next = statements.popFirst() else { return nil }
            let statement = try connection.takeStatement(next.text)
            running = statement
            try statement.bind(next.bindings)
        }
    }

    /// Rows that one statement gives.
    private struct Run {
        var conditions: [SQLCondition]
        var firstKey = 0
    }

    private static func everything(_ order: SortOrder, _ place: Place?) -> Run {
        Run(conditions: place.map { [order.condition(behind: $0)] } ?? [])
    }

    /// In an index what has no value comes first, so it is read in a run of its own.
    private static func runs(_ order: SortOrder, _ place: Place?) -> [Run] {
        let key = order.keys[0]
        let absent = SQLCondition("\(key.column) IS NULL")
        guard let place else {
            let present = SQLCondition("\(key.column) IS NOT NULL")
            return [Run(conditions: [present]), Run(conditions: [absent], firstKey: 1)]
        }
        guard let value = SortValue(place.values[0], of: key.property).binding else {
            return [Run(conditions: [absent, order.condition(behind: place, from: 1)], firstKey: 1)]
        }
        // The rest of the rows with the value of the place, then greater ones: each is one stretch of the index.
        let same = SQLCondition("\(key.column) = ?", [value])
        let behind = SQLCondition("\(key.column) \(key.isDescending ? "<" : ">") ?", [value])
        return [
            Run(conditions: [same, order.condition(behind: place, from: 1)], firstKey: 1),
            Run(conditions: [behind]), Run(conditions: [absent], firstKey: 1),
        ]
    }
}
