internal import CQL2
internal import FeatureQuery

/// Finds in which days or moments a property lies for a temporal predicate to be true.
///
/// The interval is wider than the predicate: it is closed, and of whole days where a day meets a moment. The batches decide.
struct TemporalConstraints {
    let table: LayerTable

    /// An interval of texts in the form that columns are compared in; a missing end is open.
    private struct Interval {
        var lower: ColumnConstraint.Limit?
        var upper: ColumnConstraint.Limit?
    }

    /// Returns the constraint of a comparison of a property with a day or moment written in the filter.
    func constraint(
        _ property: PropertyDefinition,
        _ comparison: ComparisonOperator,
        _ operand: Expression
    ) -> ColumnConstraint? {
        guard case .literal(let literal) = operand.kind, let interval = instant(literal, for: property) else {
            return nil
        }
        let (lower, upper): (ColumnConstraint.Limit?, ColumnConstraint.Limit?)
        switch comparison {
        case .equal: (lower, upper) = (interval.lower, interval.upper)
        case .less, .lessOrEqual: (lower, upper) = (nil, interval.upper)
        case .greater, .greaterOrEqual: (lower, upper) = (interval.lower, nil)
        case .notEqual: return nil
        }
        return ColumnConstraint(property: property, values: .range(lower: lower, upper: upper))
    }

    /// Returns the constraint of `comparison` between a property and something written in the filter.
    func constraints(_ comparison: TemporalOperator, _ left: Expression, _ right: Expression) -> [ColumnConstraint] {
        if let found = constraint(comparison, left, right) { return [found] }
        let mirrored: TemporalOperator? =
            switch comparison {
            case .after: .before
            case .before: .after
            case .equals: .equals
            case .intersects: .intersects
            default: nil
            }
        return mirrored.flatMap { constraint($0, right, left) }.map { [$0] } ?? []
    }

    private func constraint(
        _ comparison: TemporalOperator,
        _ left: Expression,
        _ right: Expression
    ) -> ColumnConstraint? {
        guard case .property(let name) = left.kind, let property = table.schema.property(named: name),
            property.type == .date || property.type == .dateTime,
            var interval = interval(right, for: property)
        else { return nil }
        switch comparison {
        case .after: interval = Interval(lower: interval.lower, upper: nil)
        case .before: interval = Interval(lower: nil, upper: interval.upper)
        case .equals, .intersects, .during, .starts, .finishes: break
        default: return nil
        }
        guard interval.lower != nil || interval.upper != nil else { return nil }
        return ColumnConstraint(property: property, values: .range(lower: interval.lower, upper: interval.upper))
    }

    /// Returns the times that an instant or interval of the filter may touch, as texts of `property`.
    private func interval(_ operand: Expression, for property: PropertyDefinition) -> Interval? {
        switch operand.kind {
        case .literal(let literal): return instant(literal, for: property)
        case .interval(let start, let end):
            var interval = Interval()
            if let start {
                guard let instant = self.interval(start, for: property) else { return nil }
                interval.lower = instant.lower
            }
            if let end {
                guard let instant = self.interval(end, for: property) else { return nil }
                interval.upper = instant.upper
            }
            return interval
        default: return nil
        }
    }

    private func instant(_ literal: Literal, for property: PropertyDefinition) -> Interval? {
        guard let operand = SQLOperand(literal)?.asTime, case .text(let text)? = operand.sql.bindings.first else {
            return nil
        }
        if operand.family == .moment, property.type == .dateTime {
            let limit = ColumnConstraint.Limit(value: .text(text), isIncluded: true)
            return Interval(lower: limit, upper: limit)
        }
        let day = String(text.prefix(10))
        return Interval(
            lower: ColumnConstraint.Limit(value: .text(day), isIncluded: true),
            upper: TextPattern.successor(of: day).map { ColumnConstraint.Limit(value: .text($0), isIncluded: false) }
        )
    }
}
