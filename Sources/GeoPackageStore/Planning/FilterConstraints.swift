internal import CQL2
internal import FeatureQuery

/// Finds what every feature that meets a predicate has in one property, for indexes to look up.
struct FilterConstraints {
    let table: LayerTable

    /// More values than that are no longer looked up one by one.
    private static let maximumValues = 1_000

    /// Returns constraints that all features meet for which `predicate` is true; none if there is nothing to say.
    func constraints(_ predicate: Expression) -> [ColumnConstraint] {
        switch predicate.kind {
        case .and(let parts): return parts.prefix(50).flatMap { constraints($0) }
        case .or(let parts): return union(parts).map { [$0] } ?? []
        case .comparison(let comparison, let left, let right):
            return single(self.comparison(comparison, left, right) ?? self.comparison(comparison.mirrored, right, left))
        case .between(let operand, let lower, let upper):
            return single(comparison(.greaterOrEqual, operand, lower))
                + single(comparison(.lessOrEqual, operand, upper))
        case .isIn(let operand, let values): return single(isIn(operand, values))
        case .like(let operand, let pattern): return single(like(operand, pattern))
        case .isNull(let operand):
            return single(property(operand).map { ColumnConstraint(property: $0, values: .null) })
        case .temporal(let comparison, let left, let right):
            return TemporalConstraints(table: table).constraints(comparison, left, right)
        case .property:
            guard let property = property(predicate), property.type == .boolean else { return [] }
            return [ColumnConstraint(property: property, values: .oneOf([.integer(1)]))]
        default: return []
        }
    }

    private func single(_ constraint: ColumnConstraint?) -> [ColumnConstraint] { constraint.map { [$0] } ?? [] }

    private func property(_ operand: Expression) -> PropertyDefinition? {
        guard case .property(let name) = operand.kind, !table.inexactTexts.contains(name),
            let property = table.schema.property(named: name), property.type != .binary
        else { return nil }
        return property
    }

    /// Returns the value that a property is compared with, in the form that its column is compared in.
    private func value(_ operand: Expression, for property: Expression) -> SQLiteValue? {
        guard let left = SQLOperand(property, of: table), let right = SQLOperand(operand, of: table), right.isConstant,
            let (_, constant) = SQLOperand.comparable(left, right)
        else { return nil }
        return constant.sql.bindings.first
    }

    private func comparison(
        _ comparison: ComparisonOperator,
        _ left: Expression,
        _ right: Expression
    ) -> ColumnConstraint? {
        guard let property = property(left) else { return nil }
        guard let value = value(right, for: left) else {
            let isTime = property.type == .date || property.type == .dateTime
            return isTime ? TemporalConstraints(table: table).constraint(property, comparison, right) : nil
        }
        let limit = ColumnConstraint.Limit(
            value: value,
            isIncluded: comparison == .lessOrEqual || comparison == .greaterOrEqual
        )
        switch comparison {
        case .equal: return ColumnConstraint(property: property, values: .oneOf([value]))
        case .notEqual: return nil
        case .less, .lessOrEqual: return ColumnConstraint(property: property, values: .range(lower: nil, upper: limit))
        case .greater, .greaterOrEqual:
            return ColumnConstraint(property: property, values: .range(lower: limit, upper: nil))
        }
    }

    private func isIn(_ operand: Expression, _ values: [Expression]) -> ColumnConstraint? {
        guard let property = property(operand), values.count <= Self.maximumValues else { return nil }
        var possible: [SQLiteValue] = []
        for value in values {
            guard let value = self.value(value, for: operand) else { return nil }
            possible.append(value)
        }
        return ColumnConstraint(property: property, values: .oneOf(possible))
    }

    private func like(_ operand: Expression, _ pattern: Expression) -> ColumnConstraint? {
        guard let property = property(operand), property.type == .text, case .literal(.text(let text)) = pattern.kind
        else { return nil }
        let pattern = TextPattern(text)
        if pattern.rest == .nothing {
            return ColumnConstraint(property: property, values: .oneOf([.text(pattern.prefix)]))
        }
        guard !pattern.prefix.isEmpty else { return nil }
        let lower = ColumnConstraint.Limit(value: .text(pattern.prefix), isIncluded: true)
        let upper = pattern.successor.map { ColumnConstraint.Limit(value: .text($0), isIncluded: false) }
        return ColumnConstraint(property: property, values: .range(lower: lower, upper: upper))
    }

    /// Returns the values of alternatives that all name values of one property.
    private func union(_ parts: [Expression]) -> ColumnConstraint? {
        guard parts.count <= Self.maximumValues else { return nil }
        var union: ColumnConstraint?
        var possible: [SQLiteValue] = []
        for part in parts {
            let found = constraints(part)
            guard found.count == 1, case .oneOf(let values) = found[0].values, !found[0].keepsNulls,
                union == nil || union?.property == found[0].property
            else { return nil }
            possible += values
            union = union ?? found[0]
        }
        guard possible.count <= Self.maximumValues else { return nil }
        union?.values = .oneOf(possible)
        return union
    }
}

extension ComparisonOperator {
    /// The operator with both sides exchanged.
    var mirrored: ComparisonOperator {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .greater: .less
        case .lessOrEqual: .greaterOrEqual
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
