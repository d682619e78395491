internal import CQL2
internal import FeatureQuery

/// Compiles predicates of CQL2 into SQL conditions that are true, false and null for the same features.
///
/// What SQLite would decide differently, or cannot decide, is not compiled. The filter has been checked against the schema.
struct FilterSQL {
    let table: LayerTable

    /// Larger predicates are left to the batches: SQLite limits the depth of expressions and the number of parameters.
    private static let maximumNodes = 300
    private static let maximumDepth = 60
    private static let maximumValues = 1_000

    /// Returns the condition for a predicate; `nil` if SQLite cannot decide it exactly.
    func condition(_ predicate: Expression) -> SQLCondition? {
        var nodes = Self.maximumNodes
        return Self.fits(predicate, &nodes, depth: 0) ? compile(predicate) : nil
    }

    private func compile(_ predicate: Expression) -> SQLCondition? {
        switch predicate.kind {
        case .and(let parts): return join(parts, by: "AND")
        case .or(let parts): return join(parts, by: "OR")
        case .not(let part): return compile(part).map { SQLCondition("NOT (\($0.text))", $0.bindings) }
        case .comparison(let comparison, let left, let right): return compare(comparison, left, right)
        case .isNull(let operand): return absence(of: operand)
        case .like(let operand, let pattern): return like(operand, pattern)
        case .between(let operand, let lower, let upper): return between(operand, lower, upper)
        case .isIn(let operand, let values): return isIn(operand, values)
        case .literal(.boolean(let flag)): return SQLCondition("?", [.integer(flag ? 1 : 0)])
        case .property:
            guard let value = SQLOperand(predicate, of: table), value.family == .boolean else { return nil }
            return SQLCondition("\(value.sql.text) = 1")
        default: return nil
        }
    }

    private func join(_ parts: [Expression], by separator: String) -> SQLCondition? {
        var conditions: [SQLCondition] = []
        for part in parts {
            guard let condition = compile(part) else { return nil }
            conditions.append(condition)
        }
        return SQLCondition(conditions, joinedBy: separator)
    }

    private func compare(_ comparison: ComparisonOperator, _ left: Expression, _ right: Expression) -> SQLCondition? {
        guard let (left, right) = operands(left, right) else { return nil }
        if left.family == .boolean, comparison != .equal, comparison != .notEqual { return nil }
        return SQLCondition(left.sql, comparison.rawValue, right.sql)
    }

    /// With the values of properties as ends, it is unknown where one is missing; joined by "and" it could be false.
    private func between(_ operand: Expression, _ lower: Expression, _ upper: Expression) -> SQLCondition? {
        guard case .literal = lower.kind, case .literal = upper.kind,
            let low = compare(.greaterOrEqual, operand, lower), let high = compare(.lessOrEqual, operand, upper)
        else { return nil }
        return SQLCondition([low, high], joinedBy: "AND")
    }

    private func isIn(_ operand: Expression, _ values: [Expression]) -> SQLCondition? {
        guard values.count <= Self.maximumValues, !values.isEmpty else { return nil }
        var column: SQLCondition?
        var bindings: [SQLiteValue] = []
        for value in values {
            guard let (left, right) = operands(operand, value), right.isConstant, left.sql.bindings.isEmpty else {
                return nil
            }
            column = left.sql
            bindings += right.sql.bindings
        }
        let parameters = repeatElement("?", count: bindings.count).joined(separator: ", ")
        return column.map { SQLCondition("\($0.text) IN (\(parameters))", bindings) }
    }

    /// An empty geometry counts as none, but is something to SQLite; so only other properties are compiled.
    private func absence(of operand: Expression) -> SQLCondition? {
        guard case .property(let name) = operand.kind, table.schema.property(named: name) != nil else { return nil }
        return SQLCondition("t.\(quoted(name)) IS NULL")
    }

    /// SQLite's own `LIKE` ignores the letter case of ASCII; a prefix is an interval of texts.
    private func like(_ operand: Expression, _ pattern: Expression) -> SQLCondition? {
        guard let value = SQLOperand(operand, of: table), value.family == .text,
            case .literal(.text(let text)) = pattern.kind
        else { return nil }
        let pattern = TextPattern(text)
        switch pattern.rest {
        case .something: return nil
        case .nothing: return SQLCondition(value.sql, "=", SQLCondition("?", [.text(pattern.prefix)]))
        case .anything:
            let low = SQLCondition(value.sql, ">=", SQLCondition("?", [.text(pattern.prefix)]))
            guard let successor = pattern.successor else { return low }
            return SQLCondition(
                [low, SQLCondition(value.sql, "<", SQLCondition("?", [.text(successor)]))],
                joinedBy: "AND"
            )
        }
    }

    /// Returns both sides of a comparison in one family; `nil` if SQLite compares them in another way.
    private func operands(_ left: Expression, _ right: Expression) -> (SQLOperand, SQLOperand)? {
        guard let left = SQLOperand(left, of: table), let right = SQLOperand(right, of: table) else { return nil }
        return SQLOperand.comparable(left, right)
    }

    /// Whether an expression is small enough for SQLite; lists of values count apart.
    private static func fits(_ expression: Expression, _ nodes: inout Int, depth: Int) -> Bool {
        nodes -= 1
        guard nodes >= 0, depth <= maximumDepth else { return false }
        switch expression.kind {
        case .and(let parts), .or(let parts):
            return parts.allSatisfy { fits($0, &nodes, depth: depth + 1) }
        case .not(let part), .isNull(let part): return fits(part, &nodes, depth: depth + 1)
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right), .like(let left, let right):
            return fits(left, &nodes, depth: depth + 1) && fits(right, &nodes, depth: depth + 1)
        case .between(let part, let lower, let upper):
            return [part, lower, upper].allSatisfy { fits($0, &nodes, depth: depth + 1) }
        case .isIn(let part, let values):
            nodes -= values.count / 10
            return fits(part, &nodes, depth: depth + 1)
        default: return true
        }
    }
}
