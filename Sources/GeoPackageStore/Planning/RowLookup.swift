internal import GeoCore

/// A way to find the rows that may belong to an answer by one index, or by one for each branch of an "or".
struct RowLookup {
    /// The name of the index, or the names.
    var indexes: [String]
    /// Statements that give row numbers; together they give all.
    var searches: [SQLCondition]
    /// How many rows they will give, as far as it can be told, else a guess.
    var estimate: Int
    /// Whether geometries are looked up.
    var isSpatial = false
    /// Whether several indexes are asked.
    var isUnion = false
    /// Statements that together give the same rows, but each only behind the row of its last parameter and in their
    /// order; none if that is not cheap.
    var continuations: [SQLCondition] = []

    /// Returns the rows in any order, each once; `nil` if more than `limit` are found, repeated ones included.
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
        return searches.count > 1 ? Self.distinct(rows) : rows
    }

    /// Returns the first rows behind `row`, in their order.
    func rows(behind row: Int64, atMost limit: Int, in connection: SQLiteConnection) throws(PaftaError) -> [Int64] {
        var rows: [Int64] = []
        for continuation in continuations {
            let statement = try connection.statement(continuation.text)
            defer { statement.reset() }
            try statement.bind(continuation.bindings + [.integer(row)])
            // Whatever the others give, the first rows of all are among the first ones of each.
            let most = rows.count + limit
            while rows.count < most, try statement.step() { rows.append(statement.integer(0)) }
        }
        return continuations.count > 1 ? Array(Self.distinct(rows).prefix(limit)) : rows
    }
}
