internal import CQL2
internal import FeatureQuery
internal import GeoCore

/// Where the numbers of an expression come from.
struct NumberExpression {
    /// The numbers.
    let values: Values<Number>
    /// The column they are taken from as they are, if they are.
    let column: NumberColumn?
    /// What holds of geometries for which the number is at most so great; `nil` if it says nothing of geometries.
    let bounds: ((_ most: Double) -> [SpatialBound])?

    init(
        _ values: Values<Number>,
        column: NumberColumn? = nil,
        bounds: ((_ most: Double) -> [SpatialBound])? = nil
    ) {
        self.values = values
        self.column = column
        self.bounds = bounds
    }
}

/// A column of numbers of a batch.
struct NumberColumn {
    /// Whether the column holds integers.
    let isInteger: Bool
    /// Finds the column.
    let find: (BatchView) -> PropertyColumn

    /// The column as numbers of a filter.
    var expression: NumberExpression {
        let (find, isInteger) = (find, isInteger)
        let values = Values<Number>(cost: 1) { rows, view in
            let column = find(view)
            var values = [Number?](repeating: nil, count: view.count)
            for row in rows where !column.isNull[row] {
                values[row] = isInteger ? .integer(column.integers[row]) : .real(column.reals[row])
            }
            return values
        }
        return NumberExpression(values, column: self)
    }
}

extension Predicate {
    /// Compares two numbers.
    static func comparing(
        _ left: NumberExpression,
        _ operation: ComparisonOperator,
        _ right: NumberExpression
    ) -> Predicate {
        if let column = left.column, let number = right.values.constantValue {
            return comparing(column, operation, number)
        }
        if let column = right.column, let number = left.values.constantValue {
            return comparing(column, operation.mirrored, number)
        }
        var result = comparing(left.values, right.values) { left, right in left.order(right).map(operation.holds) }
        if let bounds = left.bounds, let number = right.values.constantValue {
            result.setBounds(operation, bounds(number.real))
        } else if let bounds = right.bounds, let number = left.values.constantValue {
            result.setBounds(operation.mirrored, bounds(number.real))
        }
        return result
    }

    /// Notes what holds if the number on the left is at most that on the right.
    private mutating func setBounds(_ operation: ComparisonOperator, _ bounds: [SpatialBound]) {
        switch operation {
        case .equal, .less, .lessOrEqual: self.bounds = bounds
        case .greater, .greaterOrEqual, .notEqual: boundsIfFalse = bounds
        }
    }

    private static func comparing(
        _ column: NumberColumn,
        _ operation: ComparisonOperator,
        _ number: Number
    ) -> Predicate {
        switch number.canonical {
        case .integer(let number) where column.isInteger:
            return scanning(column, \.integers) { operation.holds($0, number) }
        case .real(let number) where !column.isInteger:
            return scanning(column, \.reals) { $0.isNaN ? nil : operation.holds($0, number) }
        // Up to 2^53 the integer is the same number as a real one.
        case .integer(let number) where !column.isInteger && abs(Double(number)) < 0x1p53:
            let real = Double(number)
            return scanning(column, \.reals) { $0.isNaN ? nil : operation.holds($0, real) }
        case let number:
            return testing(column.expression.values) { $0.order(number).map(operation.holds) }
        }
    }

    /// Tests each number of a column straight in its array.
    private static func scanning<Element>(
        _ column: NumberColumn,
        _ numbers: @escaping (PropertyColumn) -> [Element],
        _ holds: @escaping (Element) -> Bool?
    ) -> Predicate {
        let find = column.find
        return Predicate(cost: 1) { rows, view, truths in
            let column = find(view)
            let numbers = numbers(column)
            for row in rows { truths[row] = column.isNull[row] ? .unknown : Truth(holds(numbers[row])) }
        }
    }

    /// Looks numbers up in a set.
    static func isIn(_ numbers: NumberExpression, _ set: Set<Number>) -> Predicate {
        if let column = numbers.column, column.isInteger {
            let integers = Set(
                set.compactMap { number -> Int64? in
                    if case .integer(let integer) = number.canonical { integer } else { nil }
                }
            )
            return scanning(column, \.integers) { integers.contains($0) }
        }
        return testing(numbers.values, cost: 3) { set.contains($0) }
    }
}

extension ComparisonOperator {
    /// The operator with which both sides may change places.
    var mirrored: ComparisonOperator {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .greater: .less
        case .lessOrEqual: .greaterOrEqual
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// Whether it holds for two values of which the first is less (-1), equal (0) or greater (1).
    @inline(__always)
    func holds(_ order: Int) -> Bool { holds(order, 0) }

    /// Whether it holds for two values.
    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .greater: left > right
        case .lessOrEqual: left <= right
        case .greaterOrEqual: left >= right
        }
    }
}
