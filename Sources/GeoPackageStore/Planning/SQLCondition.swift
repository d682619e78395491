/// A condition, or a value, in SQL: names come from the schema, values are bound to its question marks in order.
struct SQLCondition {
    var text: String
    var bindings: [SQLiteValue] = []

    init(_ text: String, _ bindings: [SQLiteValue] = []) {
        self.text = text
        self.bindings = bindings
    }

    /// Joins conditions, each in parentheses; `separator` is `AND` or `OR`.
    init(_ conditions: [SQLCondition], joinedBy separator: String) {
        text = conditions.map { "(\($0.text))" }.joined(separator: " \(separator) ")
        bindings = conditions.flatMap(\.bindings)
    }

    /// Joins two values by an operator.
    init(_ left: SQLCondition, _ sqlOperator: String, _ right: SQLCondition) {
        self.init("\(left.text) \(sqlOperator) \(right.text)", left.bindings + right.bindings)
    }
}
