internal import FeatureQuery

extension RowLookup {
    /// More values than that are not looked up one by one.
    private static let maximumValues = 1_000
    /// What share of the rows has a certain value, lies below a limit, lies between two, where nobody counted.
    private static let shares = (value: 50, half: 4, interval: 20)

    /// Finds rows by an index on properties; `nil` if it does not serve the constraints.
    ///
    /// Values of the first properties are looked up, and a range of the next one.
    init?(_ index: TableIndex, _ constraints: [ColumnConstraint], of table: LayerTable, rows total: Int) {
        let key = IndexKey(index, constraints)
        guard !key.isEmpty else { return nil }
        let row = "t.\(quoted(table.rowColumn))"
        let select = "SELECT \(row) FROM \(quoted(table.name)) t INDEXED BY \(quoted(index.name)) WHERE "
        let search = SQLCondition((key.values + key.range).map { $0.condition(in: table) }, joinedBy: "AND")
        self.init(
            indexes: [index.name],
            searches: [SQLCondition(select + search.text, search.bindings)],
            estimate: key.estimate(index, total)
        )
        if let first = key.range.first, first.keepsNulls {
            searches.append(SQLCondition("\(select)\(table.comparedColumn(first.property)) IS NULL"))
        }
        if key.lookups == 1, key.range.isEmpty, index.endsWithProperties, key.values.count == index.properties.count {
            continuations = [SQLCondition("\(searches[0].text) AND \(row) > ? ORDER BY \(row)", search.bindings)]
        }
    }

    /// What is looked up in an index.
    private struct IndexKey {
        /// The constraints of the first properties, each of certain values.
        var values: [ColumnConstraint] = []
        /// The constraints of the next property, each a range.
        var range: [ColumnConstraint] = []
        /// How many combinations of values there are.
        var lookups = 1

        var isEmpty: Bool { values.isEmpty && range.isEmpty }

        init(_ index: TableIndex, _ constraints: [ColumnConstraint]) {
            for property in index.properties {
                let usable = constraints.filter { $0.property == property }
                if let equality = usable.first(where: { $0.isEquality && lookups * $0.count <= RowLookup.maximumValues }
                ) {
                    values.append(equality)
                    lookups *= equality.count
                    continue
                }
                range = usable.filter { !$0.isEquality && !$0.keepsNulls }
                // Features without a value make a second run of the index, which is looked up where it stands first.
                if range.isEmpty, values.isEmpty { range = Array(usable.filter { $0.keepsNulls }.prefix(1)) }
                return
            }
        }

        func estimate(_ index: TableIndex, _ total: Int) -> Int {
            if index.isUnique, values.count == index.properties.count { return lookups }
            var rows = total
            for place in values.indices {
                rows = index.averages.indices.contains(place) ? index.averages[place] : rows / RowLookup.shares.value
            }
            rows = rows.multipliedReportingOverflow(by: lookups).partialValue
            if let first = range.first {
                rows /= first.isClosed || range.count > 1 ? RowLookup.shares.interval : RowLookup.shares.half
            }
            return min(total, max(1, rows))
        }
    }
}
