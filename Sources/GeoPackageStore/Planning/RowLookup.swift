internal import GeoCore

/// A way to find the rows that may belong to an answer by one index.
struct RowLookup {
    /// The name of the index.
    var index: String
    /// Statements that give row numbers; together they give all.
    var searches: [SQLCondition]
    /// How many rows they will give, as far as it can be told, else a guess.
    var estimate: Int
    /// Whether geometries are looked up.
    var isSpatial = false
    /// A statement that gives the same rows, but only behind the row of its last parameter and in their order; `nil`
    /// if that is not cheap.
    var continuation: SQLCondition?

    /// Returns the rows in any order, perhaps repeated; `nil` if there are more than `limit`.
    func rows(atMost limit: Int, in connection: SQLiteConnection) throws(PaftaError) -> [Int64]? {
        var rows: [Int64] = []
        for search in searches {
            let statement = try connection.statement(search.text)
            defer { statement.reset() }
            try statement.bind(search.bindings)
            while try statement.step() {
                guard rows.count < limit else { return nil }
                rows.append(statement.integer(0))
            }
        }
        return rows
    }

    /// Returns the first rows behind `row`, in their order.
    func rows(behind row: Int64, atMost limit: Int, in connection: SQLiteConnection) throws(PaftaError) -> [Int64] {
        guard let continuation else { return [] }
        let statement = try connection.statement(continuation.text)
        defer { statement.reset() }
        try statement.bind(continuation.bindings + [.integer(row)])
        var rows: [Int64] = []
        while rows.count < limit, try statement.step() { rows.append(statement.integer(0)) }
        return rows
    }
}
