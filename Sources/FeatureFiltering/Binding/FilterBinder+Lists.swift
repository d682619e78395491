internal import CQL2
internal import GeoCore

extension FilterBinder {
    /// Compares two lists as sets; unknown if an element of one is missing.
    mutating func lists(
        _ operation: ArrayOperator,
        _ left: Expression,
        _ right: Expression
    ) throws(PaftaError) -> Predicate {
        let name = operation.rawValue.uppercased()
        let first = try list(left, name)
        let second = try list(right, name)
        return .comparing(first, second) { operation.holds($0, $1) }
    }

    private mutating func list(_ expression: Expression, _ name: String) throws(PaftaError) -> Values<Set<ListElement>>
    {
        let value = try value(expression)
        guard case .list(let elements) = value else {
            throw .wrongType(of: expression, value.kind, under: name, expected: .list)
        }
        return try Self.set(elements, name, expression)
    }

    private static func set(
        _ elements: [BoundValue],
        _ name: String,
        _ expression: Expression
    ) throws(PaftaError) -> Values<Set<ListElement>> {
        var set = Values<Set<ListElement>>(constant: [])
        for element in elements {
            set = set.combined(with: try values(element, name, expression)) { set, element in
                guard let set, let element else { return nil }
                return set.union([element])
            }
        }
        return set
    }

    private static func values(
        _ element: BoundValue,
        _ name: String,
        _ expression: Expression
    ) throws(PaftaError) -> Values<ListElement> {
        switch element {
        case .number(let number): return number.values.mapped { .number($0) }
        case .text(let text): return text.values(cost: 2) { .text(Array($0)) }
        case .boolean(let predicate): return predicate.asValues.mapped { .boolean($0) }
        case .moment(let moment): return moment.values.mapped { moment.isDay ? .day($0) : .moment($0) }
        case .interval(let interval): return interval.periods(inDays: false).mapped { .interval($0) }
        case .list(let elements): return try set(elements, name, expression).mapped { .list($0) }
        case .geometry, .bytes:
            throw .wrongType(of: expression, element.kind, under: name, expected: .text)
        }
    }
}
