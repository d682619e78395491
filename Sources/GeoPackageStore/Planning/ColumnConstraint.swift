internal import FeatureQuery

/// What every feature of an answer meets in one property: what an index can look up.
///
/// It may be wider than the condition it comes from.
struct ColumnConstraint {
    /// One end of a range.
    struct Limit {
        var value: SQLiteValue
        var isIncluded: Bool
    }

    /// What values are possible.
    enum Values {
        /// One of these.
        case oneOf([SQLiteValue])
        /// Between both ends, as far as there are any.
        case range(lower: Limit?, upper: Limit?)
        /// None.
        case null
    }

    var property: PropertyDefinition
    var values: Values
    /// Whether features without a value are possible besides.
    var keepsNulls = false

    /// Whether the index finds single values rather than a run of them.
    var isEquality: Bool {
        switch values {
        case .oneOf, .null: true
        case .range: false
        }
    }

    /// Whether it is a range with two ends.
    var isClosed: Bool {
        if case .range(_?, _?) = values { return true }
        return false
    }

    /// How many values there are to look up.
    var count: Int {
        if case .oneOf(let values) = values { return values.count }
        return 1
    }

    /// Returns the condition on the values, without that for features that have none.
    func condition(in table: LayerTable) -> SQLCondition {
        let column = table.comparedColumn(property)
        switch values {
        case .null: return SQLCondition("\(column) IS NULL")
        case .oneOf(let values) where values.count == 1: return SQLCondition("\(column) = ?", values)
        case .oneOf(let values):
            let parameters = repeatElement("?", count: values.count).joined(separator: ", ")
            return SQLCondition("\(column) IN (\(parameters))", values)
        case .range(let lower, let upper):
            var ends: [String] = []
            if let lower { ends.append("\(column) \(lower.isIncluded ? ">=" : ">") ?") }
            if let upper { ends.append("\(column) \(upper.isIncluded ? "<=" : "<") ?") }
            if ends.isEmpty { ends.append("\(column) IS NOT NULL") }
            return SQLCondition(ends.joined(separator: " AND "), [lower, upper].compactMap { $0?.value })
        }
    }
}
