internal import CQL2
internal import GeoCore

extension FilterBinder {
    /// Binds an interval; a text as an end is read as a day or moment.
    mutating func interval(_ start: Expression?, _ end: Expression?) throws(PaftaError) -> PeriodExpression {
        var ends: [MomentExpression?] = []
        for end in [start, end] {
            guard let end else {
                ends.append(nil)
                continue
            }
            ends.append(try moment(end, for: "INTERVAL"))
        }
        let interval = PeriodExpression(start: ends[0], end: ends[1])
        if let first = interval.start.constantValue, let last = interval.end.constantValue, first > last {
            throw .invalidFilter(
                LocalizedText("an interval ends before it starts.", tr: "bir aralık başlamadan bitiyor."),
                remedy: LocalizedText("Write the earlier end first.", tr: "Önce erken olan ucu yazın."),
                offset: start?.offset
            )
        }
        return interval
    }

    /// Compares two instants or intervals; as days, if one of them has days.
    mutating func temporal(
        _ operation: TemporalOperator,
        _ left: Expression,
        _ right: Expression
    ) throws(PaftaError) -> Predicate {
        let name = operation.rawValue.uppercased()
        let first = try period(left, operation, name)
        let second = try period(right, operation, name)
        let inDays = first.isDay || second.isDay
        return .comparing(first.periods(inDays: inDays), second.periods(inDays: inDays)) { left, right in
            left.holds(operation, right)
        }
    }

    private mutating func period(
        _ expression: Expression,
        _ operation: TemporalOperator,
        _ name: String
    ) throws(PaftaError) -> PeriodExpression {
        let value = try value(expression)
        if case .interval(let interval) = value { return interval }
        guard let moment = try Self.moment(value, offset: expression.offset) else {
            throw .wrongType(of: expression, value.kind, under: name, expected: .interval)
        }
        guard operation.takesInstants else {
            throw .invalidFilter(
                LocalizedText("\(name) compares intervals only.", tr: "\(name) yalnız aralıkları karşılaştırır."),
                remedy: LocalizedText(
                    "Write INTERVAL(start, end), or use T_AFTER, T_BEFORE, T_DISJOINT, T_EQUALS or T_INTERSECTS.",
                    tr: "INTERVAL(başlangıç, bitiş) yazın ya da T_AFTER, T_BEFORE, T_DISJOINT, T_EQUALS, T_INTERSECTS "
                        + "kullanın."
                ),
                offset: expression.offset
            )
        }
        return PeriodExpression(moment)
    }
}
