internal import CQL2
internal import FeatureQuery

extension PropertyValue {
    /// The value as a filter writes it for a property of this type.
    func literal(of type: PropertyType) -> Literal {
        switch self {
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .boolean(let flag): .boolean(flag)
        case .text(let text):
            switch type {
            case .date: .date(text)
            case .dateTime: .timestamp(text)
            default: .text(text)
            }
        }
    }
}

extension TemporalFilter {
    /// The filter as a predicate on a date or dateTime property; a feature without a time passes.
    func expression(on property: PropertyDefinition) -> Expression {
        let isDay = property.type == .date
        let ends = [start, end]
            .map { end in
                end.map { Expression(.literal(isDay ? .date($0.day) : .timestamp($0.text))) }
            }
        let operand = Expression(.property(property.name))
        let lies = Expression(.temporal(.intersects, operand, Expression(.interval(start: ends[0], end: ends[1]))))
        return Expression(.or([Expression(.isNull(operand)), lies]))
    }
}
