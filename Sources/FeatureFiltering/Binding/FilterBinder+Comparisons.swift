internal import CQL2
internal import FeatureQuery
internal import GeoCore

extension FilterBinder {
    /// Compares two values of one type; a day with a moment as days.
    func comparison(
        _ left: BoundValue,
        _ operation: ComparisonOperator,
        _ right: BoundValue,
        offset: Int?
    ) throws(PaftaError) -> Predicate {
        switch (left, right) {
        case (.number(let left), .number(let right)): return .comparing(left, operation, right)
        case (.text(let left), .text(let right)):
            return .comparing(left.matched(to: right), operation, right.matched(to: left))
        case (.boolean(let left), .boolean(let right)):
            return .comparing(left.asValues, right.asValues) { operation.holds($0 ? 1 : 0, $1 ? 1 : 0) }
        case (.moment, .moment), (.moment, .text), (.text, .moment):
            guard let first = try Self.moment(left, offset: offset), let second = try Self.moment(right, offset: offset)
            else { throw .incomparable(left.kind, right.kind, offset: offset) }
            let (left, right) = MomentExpression.matched(first, second)
            return .comparing(left, right) { operation.holds($0, $1) }
        default: throw .incomparable(left.kind, right.kind, offset: offset)
        }
    }

    /// Tests whether a value is missing.
    mutating func isNull(_ expression: Expression) throws(PaftaError) -> Predicate {
        switch try value(expression) {
        case .number(let number): return .isMissing(number.values)
        case .text(let text): return .isMissing(text)
        case .boolean(let predicate): return .isMissing(predicate.asValues)
        case .moment(let moment): return .isMissing(moment.values)
        case .interval(let interval): return .isMissing(interval.periods(inDays: false))
        case .geometry(let geometry): return .isMissing(geometry)
        case .list: return Predicate(constant: .no)
        case .bytes(let find): return .isMissing(TextExpression(cost: 0) { _, view in find(view) })
        }
    }

    /// Compares a text with a pattern.
    mutating func like(_ text: Expression, _ pattern: Expression) throws(PaftaError) -> Predicate {
        let text = try self.text(text, for: "LIKE")
        let pattern = try self.text(pattern, for: "LIKE")
        return .like(text, pattern: pattern.matched(to: text))
    }

    /// Tests whether a value lies between two others, both included.
    ///
    /// Unknown if one of the three is missing, also where the two others decide (requirement
    /// `/req/advanced-comparison-operators/between-predicate`, part C).
    mutating func between(
        _ expression: Expression,
        _ lower: Expression,
        _ upper: Expression
    ) throws(PaftaError) -> Predicate {
        let value = try value(expression)
        let (low, high) = (try self.value(lower), try self.value(upper))
        let isAbove = try comparison(value, .greaterOrEqual, low, offset: lower.offset)
        let isBelow = try comparison(value, .lessOrEqual, high, offset: upper.offset)
        guard low.isConstant, high.isConstant else { return .both(isAbove, isBelow) }
        return .all([isAbove, isBelow])
    }

    /// Looks a value up in a list.
    mutating func isIn(_ expression: Expression, _ list: [Expression]) throws(PaftaError) -> Predicate {
        let value = try value(expression)
        var items: [BoundValue] = []
        for item in list { items.append(try self.value(item)) }
        switch value {
        case .number(let number):
            if let set = Self.constants(items, \.constantNumber) { return .isIn(number, Set(set)) }
        case .text(let text):
            if let set = Self.constants(items, { $0.constantText(for: text) }) { return .isIn(text, TextSet(set)) }
        case .moment(let moment):
            if let set = try moments(items, in: list, isDay: moment.isDay) {
                return .testing(moment.values) { set.contains($0) }
            }
        default: break
        }
        var comparisons: [Predicate] = []
        for (item, place) in zip(items, list) {
            comparisons.append(try comparison(value, .equal, item, offset: place.offset))
        }
        return .any(comparisons)
    }

    private static func constants<Value>(_ items: [BoundValue], _ constant: (BoundValue) -> Value?) -> [Value]? {
        let constants = items.compactMap(constant)
        return constants.count == items.count ? constants : nil
    }

    /// Returns the days or moments of a list, if all are constant and in the resolution wanted.
    private func moments(
        _ items: [BoundValue],
        in list: [Expression],
        isDay: Bool
    ) throws(PaftaError) -> Set<Int64>? {
        var moments = Set<Int64>()
        for (item, place) in zip(items, list) {
            guard let moment = try Self.moment(item, offset: place.offset), moment.isDay == isDay,
                let constant = moment.values.constantValue
            else { return nil }
            moments.insert(constant)
        }
        return moments
    }
}

extension BoundValue {
    /// Whether a number, text or moment is the same for every row and there.
    fileprivate var isConstant: Bool {
        switch self {
        case .number(let number): number.values.constantValue != nil
        case .text(let text): text.constantText != nil
        case .moment(let moment): moment.values.constantValue != nil
        default: false
        }
    }

    fileprivate var constantNumber: Number? {
        if case .number(let number) = self { number.values.constantValue } else { nil }
    }

    fileprivate func constantText(for other: TextExpression) -> [UInt8]? {
        if case .text(let text) = self { text.matched(to: other).constantText } else { nil }
    }
}

extension Predicate {
    /// Both hold; unknown if one of them is.
    fileprivate static func both(_ first: Predicate, _ second: Predicate) -> Predicate {
        let values = first.asValues.combined(with: second.asValues) { first, second -> Bool? in
            guard let first, let second else { return nil }
            return first && second
        }
        return testing(values) { $0 }
    }
}
