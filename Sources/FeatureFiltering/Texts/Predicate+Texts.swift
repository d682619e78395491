internal import CQL2
internal import FeatureQuery
internal import GeoCore

extension Predicate {
    /// Whether a text is missing.
    static func isMissing(_ text: TextExpression) -> Predicate {
        if let constant = text.constant { return Predicate(constant: constant == nil ? .yes : .no) }
        let evaluate = text.evaluate
        return Predicate(cost: text.cost + 1) { rows, view, truths throws(PaftaError) in
            let column = try evaluate(rows, view)
            for row in rows { truths[row] = column.isNull[row] ? .yes : .no }
        }
    }

    /// Compares two texts by their code points.
    static func comparing(
        _ left: TextExpression,
        _ operation: ComparisonOperator,
        _ right: TextExpression
    ) -> Predicate {
        if let text = right.constant { return comparing(left, operation, text) }
        if let text = left.constant { return comparing(right, operation.mirrored, text) }
        let (evaluateLeft, evaluateRight) = (left.evaluate, right.evaluate)
        return Predicate(cost: left.cost + right.cost + 4) { rows, view, truths throws(PaftaError) in
            let left = try evaluateLeft(rows, view)
            let right = try evaluateRight(rows, view)
            for row in rows {
                guard !left.isNull[row], !right.isNull[row] else {
                    truths[row] = .unknown
                    continue
                }
                let order = left.bytes.order(left.range(of: row), right.bytes, right.range(of: row))
                truths[row] = operation.holds(order) ? .yes : .no
            }
        }
    }

    private static func comparing(
        _ text: TextExpression,
        _ operation: ComparisonOperator,
        _ constant: [UInt8]?
    ) -> Predicate {
        guard let constant else { return Predicate(constant: .unknown) }
        switch operation {
        case .equal: return testing(text) { constant.isEqual(to: $0, $1) }
        case .notEqual: return testing(text) { !constant.isEqual(to: $0, $1) }
        default:
            let whole = 0..<constant.count
            return testing(text) { operation.holds($0.order($1, constant, whole)) }
        }
    }

    /// Tests each text where it lies; unknown where there is none.
    private static func testing(
        _ text: TextExpression,
        cost: Int = 2,
        _ holds: @escaping (_ bytes: [UInt8], _ range: Range<Int>) -> Bool
    ) -> Predicate {
        if let constant = text.constant {
            return Predicate(constant: Truth(constant.map { holds($0, 0..<$0.count) }))
        }
        let evaluate = text.evaluate
        return Predicate(cost: text.cost + cost) { rows, view, truths throws(PaftaError) in
            let column = try evaluate(rows, view)
            for row in rows {
                truths[row] = column.isNull[row] ? .unknown : holds(column.bytes, column.range(of: row)) ? .yes : .no
            }
        }
    }

    /// Looks texts up in a set.
    static func isIn(_ text: TextExpression, _ set: TextSet) -> Predicate {
        testing(text, cost: 3) { set.contains($0, $1) }
    }

    /// Compares texts with a pattern.
    static func like(_ text: TextExpression, pattern: TextExpression) -> Predicate {
        if let constant = pattern.constant {
            guard let constant else { return Predicate(constant: .unknown) }
            let pattern = LikePattern(constant)
            if let literal = pattern.literal { return comparing(text, .equal, literal) }
            return testing(text, cost: 6) { pattern.matches($0, $1) }
        }
        let (evaluate, evaluatePattern) = (text.evaluate, pattern.evaluate)
        return Predicate(cost: text.cost + pattern.cost + 40) { rows, view, truths throws(PaftaError) in
            let texts = try evaluate(rows, view)
            let patterns = try evaluatePattern(rows, view)
            for row in rows {
                guard !texts.isNull[row], !patterns.isNull[row] else {
                    truths[row] = .unknown
                    continue
                }
                let pattern = LikePattern(patterns.bytes[patterns.range(of: row)])
                truths[row] = pattern.matches(texts.bytes, texts.range(of: row)) ? .yes : .no
            }
        }
    }
}
