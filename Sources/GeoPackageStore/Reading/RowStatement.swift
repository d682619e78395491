internal import FeatureQuery
internal import GeoCore

/// The SQL that reads the rows of a query: compiled from names of the schema, with every value bound.
struct RowStatement {
    let sql: String
    private let bindings: [SQLiteValue]
    /// The parameters of the range of rows.
    private let firstRow: Int32 = 1
    private let lastRow: Int32 = 2

    /// Compiles the query for the columns `properties` of `table`.
    ///
    /// The columns of the result are: row number, public identifier, geometry (null if not wanted), properties.
    init(
        _ query: Query,
        _ conditions: [SQLCondition],
        properties: [PropertyDefinition],
        readsGeometry: Bool,
        of table: LayerTable
    ) {
        let row = "t.\(quoted(table.rowColumn))"
        let geometry = readsGeometry ? table.schema.geometry.map { "t.\(quoted($0.name))" } : nil
        let columns = [row, "t.\(quoted(table.publicColumn))", geometry ?? "NULL"]
        let values = properties.map { "t.\(quoted($0.name))" }
        var conditions = conditions
        var hint = ""
        var range = "\(row) BETWEEN ?1 AND ?2"
        if let identifier = query.identifier {
            // There is hardly anything to range over, and the plus keeps SQLite at the index of identifiers.
            range = "+" + range
            conditions.append(SQLCondition("t.\(quoted(table.publicColumn)) = ?", [SQLiteValue(identifier)]))
        } else {
            // Which rows to look at is decided; another index would only change their order.
            hint = " NOT INDEXED"
        }
        let filter = SQLCondition([SQLCondition(range)] + conditions, joinedBy: "AND")
        bindings = filter.bindings
        sql =
            "SELECT \((columns + values).joined(separator: ", ")) FROM \(quoted(table.name)) t\(hint) "
            + "WHERE \(filter.text) ORDER BY \(row)"
    }

    /// Binds the values that stay the same for every range of rows.
    func bind(to statement: SQLiteStatement) throws(PaftaError) {
        for (index, value) in bindings.enumerated() { try statement.bind(value, at: Int32(index) + lastRow + 1) }
    }

    /// Binds a range of rows.
    func bind(_ rows: ClosedRange<Int64>, to statement: SQLiteStatement) throws(PaftaError) {
        try statement.bind(.integer(rows.lowerBound), at: firstRow)
        try statement.bind(.integer(rows.upperBound), at: lastRow)
    }
}

extension SQLiteValue {
    /// A public identifier.
    init(_ identifier: FeatureIdentifier) {
        switch identifier {
        case .integer(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        }
    }

    /// The value of a property filter.
    init(_ value: PropertyValue) {
        switch value {
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .text(let text): self = .text(text)
        case .boolean(let flag): self = .integer(flag ? 1 : 0)
        }
    }
}
