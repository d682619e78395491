import CQL2

/// Evaluates a filter on one row in the plainest way: values are enums, missing ones are `nil`, truths are `Bool?`.
///
/// Written from the standard, without regard to speed, and of nothing that the module under test is made of.
struct PlainEvaluator {
    enum Value: Equatable {
        case number(Double)
        case text(String)
        case boolean(Bool)
    }

    let row: [String: Value]

    func truth(_ expression: Expression) -> Bool? {
        switch expression.kind {
        case .literal(.boolean(let value)): return value
        case .and(let parts):
            let truths = parts.map(truth)
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .or(let parts):
            let truths = parts.map(truth)
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .not(let inner): return truth(inner).map { !$0 }
        case .comparison(let operation, let left, let right): return compare(value(left), operation, value(right))
        case .isNull(let inner): return value(inner) == nil
        case .like(let text, let pattern):
            guard case .text(let text) = value(text), case .text(let pattern) = value(pattern) else { return nil }
            return Self.matches(Array(text.unicodeScalars)[...], Array(pattern.unicodeScalars)[...])
        case .between(let inner, let lower, let upper):
            let above = compare(value(inner), .greaterOrEqual, value(lower))
            let below = compare(value(inner), .lessOrEqual, value(upper))
            guard let above, let below else { return nil }
            return above && below
        case .isIn(let inner, let list):
            let truths = list.map { compare(value(inner), .equal, value($0)) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        default:
            guard case .boolean(let answer) = value(expression) else { return nil }
            return answer
        }
    }

    private func value(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .literal(.integer(let number)): return .number(Double(number))
        case .literal(.real(let number)): return .number(number)
        case .literal(.text(let text)), .literal(.date(let text)): return .text(text)
        case .property(let name): return row[name]
        case .caseInsensitive(let inner):
            guard case .text(let text) = value(inner) else { return nil }
            // The texts of the test hold letters of which both foldings are the same.
            return .text(text.lowercased())
        case .arithmetic(let operation, let left, let right):
            guard case .number(let left) = value(left), case .number(let right) = value(right) else { return nil }
            let result: Double
            switch operation {
            case .add: result = left + right
            case .subtract: result = left - right
            case .multiply: result = left * right
            case .divide: result = left / right
            case .modulo: result = left.truncatingRemainder(dividingBy: right)
            case .wholeDivide: result = (left / right).rounded(.towardZero)
            case .power: return nil
            }
            return result.isFinite ? .number(result) : nil
        default: return truth(expression).map(Value.boolean)
        }
    }

    private func compare(_ left: Value?, _ operation: ComparisonOperator, _ right: Value?) -> Bool? {
        switch (left, right) {
        case (.number(let left), .number(let right)): Self.holds(left, operation, right)
        case (.text(let left), .text(let right)):
            Self.holds(left.unicodeScalars.map(\.value), operation, right.unicodeScalars.map(\.value))
        case (.boolean(let left), .boolean(let right)): Self.holds(left ? 1 : 0, operation, right ? 1 : 0)
        default: nil
        }
    }

    private static func holds(_ left: [UInt32], _ operation: ComparisonOperator, _ right: [UInt32]) -> Bool {
        let order = left.lexicographicallyPrecedes(right) ? -1 : left == right ? 0 : 1
        return holds(Double(order), operation, 0)
    }

    private static func holds(_ left: Double, _ operation: ComparisonOperator, _ right: Double) -> Bool {
        switch operation {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .greater: left > right
        case .lessOrEqual: left <= right
        case .greaterOrEqual: left >= right
        }
    }

    /// Tries every way to place the stars.
    private static func matches(_ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = pattern.dropFirst()
        if first == "%" { return matches(text, rest) || (!text.isEmpty && matches(text.dropFirst(), pattern)) }
        guard let letter = text.first else { return false }
        return (first == "_" || first == letter) && matches(text.dropFirst(), rest)
    }
}
