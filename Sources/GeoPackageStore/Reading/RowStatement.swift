internal import FeatureQuery
internal import GeoCore

/// The SQL of a query: compiled from names of the schema, with every value bound.
struct RowStatement {
    let sql: String
    private let bindings: [SQLiteValue]
    /// The parameters of the range of rows.
    private let firstRow: Int32 = 1
    private let lastRow: Int32 = 2

    /// Compiles the query for the columns `properties` of `table`.
    ///
    /// The columns of the result are: row number, public identifier, geometry (null if not wanted), properties.
    init(_ query: Query, properties: [PropertyDefinition], of table: LayerTable) {
        let row = "t.\(quoted(table.rowColumn))"
        let wantsGeometry = query.includesGeometry || query.spatialFilter != nil
        let geometry = wantsGeometry ? table.schema.geometry.map { "t.\(quoted($0.name))" } : nil
        let columns = [row, "t.\(quoted(table.publicColumn))", geometry ?? "NULL"]
        let values = properties.map { "t.\(quoted($0.name))" }
        // With an identifier there is hardly anything to range over, and the plus keeps the planner at its index.
        var conditions = Conditions(first: "\(query.identifier == nil ? "" : "+")\(row) BETWEEN ?1 AND ?2")
        conditions.add(query, of: table)
        bindings = conditions.bindings
        sql =
            "SELECT \((columns + values).joined(separator: ", ")) FROM \(quoted(table.name)) t "
            + "WHERE \(conditions.texts.joined(separator: " AND ")) ORDER BY \(row)"
    }

    /// The conditions of a query and the values bound in them, from the third parameter on.
    private struct Conditions {
        var texts: [String]
        var bindings: [SQLiteValue] = []

        init(first: String) { texts = [first] }

        mutating func add(_ query: Query, of table: LayerTable) {
            if let identifier = query.identifier {
                texts.append("t.\(quoted(table.publicColumn)) = \(parameter(SQLiteValue(identifier)))")
            }
            for filter in query.propertyFilters {
                add(filter, isMoment: table.schema.property(named: filter.property)?.type == .dateTime)
            }
            if let filter = query.temporalFilter, let name = table.schema.temporalProperty {
                add(filter, on: name, isDay: table.schema.property(named: name)?.type == .date)
            }
        }

        private mutating func add(_ filter: PropertyFilter, isMoment: Bool) {
            let column = "t.\(quoted(filter.property))"
            let value = parameter(SQLiteValue(filter.value))
            if isMoment, case .text(let text) = filter.value {
                // Other programs may store a moment without the digits of the standard.
                texts.append("\(column) IN (\(value), \(parameter(.text(StoredMoment.stored(text)))))")
            } else {
                texts.append("\(column) = \(value)")
            }
        }

        private mutating func add(_ filter: TemporalFilter, on name: String, isDay: Bool) {
            let column = "t.\(quoted(name))"
            // Without the Z, `16`, `16.0` and `16.000` seconds lie between the shortest and the longest of their kind.
            let value = isDay ? column : "rtrim(\(column), 'Z')"
            var limits: [String] = []
            if let start = filter.start {
                limits.append("\(value) >= \(parameter(.text(isDay ? start.day : start.shortest)))")
            }
            if let end = filter.end {
                limits.append("\(value) <= \(parameter(.text(isDay ? end.day : end.longest)))")
            }
            guard !limits.isEmpty else { return }
            texts.append("(\(column) IS NULL OR (\(limits.joined(separator: " AND "))))")
        }

        private mutating func parameter(_ value: SQLiteValue) -> String {
            bindings.append(value)
            return "?\(bindings.count + 2)"
        }
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

extension TemporalFilter.Instant {
    /// The moment without the Z and without what can be left out of its fraction.
    fileprivate var shortest: String {
        var digits = text.prefix { $0 != "Z" }
        guard digits.contains(".") else { return String(digits) }
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return String(digits)
    }

    /// The moment without the Z, with more digits than anybody writes.
    fileprivate var longest: String {
        let digits = text.prefix { $0 != "Z" }
        return digits + (digits.contains(".") ? "000000" : ".000000000")
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
