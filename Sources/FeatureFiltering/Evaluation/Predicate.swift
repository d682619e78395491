internal import GeoCore

/// A condition that is bound to a schema: decides rows of a batch.
struct Predicate {
    /// Writes the truths of some rows, which grow, into their places.
    typealias Decision = (_ rows: [Int], BatchView, _ truths: inout [Truth]) throws(PaftaError) -> Void

    /// The truth, if it is the same for every row.
    let constant: Truth?
    /// What a row costs, in comparisons of two numbers, roughly: the cheaper condition goes first.
    let cost: Int
    /// What holds of the geometry of each row for which the condition is true.
    var bounds: [SpatialBound] = []
    /// What holds of the geometry of each row for which the condition is false.
    var boundsIfFalse: [SpatialBound] = []
    /// Decides rows.
    let decide: Decision

    /// A condition that has the same truth everywhere.
    init(constant: Truth) {
        self.constant = constant
        cost = 0
        decide = { rows, _, truths in
            for row in rows { truths[row] = constant }
        }
    }

    /// A condition that looks at each row.
    init(cost: Int, _ decide: @escaping Decision) {
        constant = nil
        self.cost = cost
        self.decide = decide
    }

    /// Whether a value is missing, for any kind of values.
    static func isMissing<Value>(_ values: Values<Value>) -> Predicate {
        if let constant = values.constant { return Predicate(constant: constant == nil ? .yes : .no) }
        let evaluate = values.evaluate
        return Predicate(cost: values.cost + 1) { rows, view, truths throws(PaftaError) in
            let values = try evaluate(rows, view)
            for row in rows { truths[row] = values[row] == nil ? .yes : .no }
        }
    }

    /// Compares two values; unknown where one is missing, or where `holds` finds no answer.
    static func comparing<Left, Right>(
        _ left: Values<Left>,
        _ right: Values<Right>,
        _ holds: @escaping (Left, Right) -> Bool?
    ) -> Predicate {
        let (evaluateLeft, evaluateRight) = (left.evaluate, right.evaluate)
        if let left = left.constant, let right = right.constant {
            guard let left, let right else { return Predicate(constant: .unknown) }
            return Predicate(constant: Truth(holds(left, right)))
        }
        return Predicate(cost: left.cost + right.cost + 2) { rows, view, truths throws(PaftaError) in
            let lefts = try evaluateLeft(rows, view)
            let rights = try evaluateRight(rows, view)
            for row in rows {
                guard let left = lefts[row], let right = rights[row] else {
                    truths[row] = .unknown
                    continue
                }
                truths[row] = Truth(holds(left, right))
            }
        }
    }

    /// Tests one value; unknown where it is missing, or where `holds` finds no answer.
    static func testing<Value>(
        _ values: Values<Value>,
        cost: Int = 1,
        _ holds: @escaping (Value) -> Bool?
    ) -> Predicate {
        if let constant = values.constant { return Predicate(constant: Truth(constant.flatMap(holds))) }
        let evaluate = values.evaluate
        return Predicate(cost: values.cost + cost) { rows, view, truths throws(PaftaError) in
            let values = try evaluate(rows, view)
            for row in rows { truths[row] = Truth(values[row].flatMap(holds)) }
        }
    }

    /// The truths as values, for where a condition stands for a boolean.
    var asValues: Values<Bool> {
        if let constant { return Values(constant: constant.answer) }
        let decide = decide
        return Values(cost: cost) { rows, view throws(PaftaError) in
            var truths = [Truth](repeating: .unknown, count: view.count)
            try decide(rows, view, &truths)
            return truths.map(\.answer)
        }
    }
}
