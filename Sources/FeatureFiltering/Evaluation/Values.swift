internal import GeoCore

/// Values of one type, one for each row of a batch; `nil` where there is none.
struct Values<Value> {
    /// Makes the values of some rows, at their places in an array as long as the batch.
    typealias Evaluation = (_ rows: [Int], BatchView) throws(PaftaError) -> [Value?]

    /// The value, if it is the same for every row; `nil` inside for no value.
    let constant: Value??
    /// What a row costs, see ``Predicate/cost``.
    let cost: Int
    /// Makes the values.
    let evaluate: Evaluation

    /// A value that is the same for every row.
    init(constant: Value?) {
        self.constant = .some(constant)
        cost = 0
        evaluate = { _, view in [Value?](repeating: constant, count: view.count) }
    }

    /// Values that are made for each batch.
    init(cost: Int, _ evaluate: @escaping Evaluation) {
        constant = nil
        self.cost = cost
        self.evaluate = evaluate
    }

    /// The value, if it is the same for every row and there is one.
    var constantValue: Value? { constant ?? nil }

    /// Applies a function to each value that is there.
    func mapped<Result>(_ function: @escaping (Value) -> Result?) -> Values<Result> {
        if let constant { return Values<Result>(constant: constant.flatMap(function)) }
        let evaluate = evaluate
        return Values<Result>(cost: cost + 1) { rows, view throws(PaftaError) in
            let values = try evaluate(rows, view)
            var results = [Result?](repeating: nil, count: view.count)
            for row in rows { results[row] = values[row].flatMap(function) }
            return results
        }
    }

    /// Applies a function to each pair of values, also where one is missing.
    func combined<Other, Result>(
        with other: Values<Other>,
        _ function: @escaping (Value?, Other?) -> Result?
    ) -> Values<Result> {
        if let constant, let otherConstant = other.constant {
            return Values<Result>(constant: function(constant, otherConstant))
        }
        let (evaluate, evaluateOther) = (evaluate, other.evaluate)
        return Values<Result>(cost: cost + other.cost + 1) { rows, view throws(PaftaError) in
            let values = try evaluate(rows, view)
            let others = try evaluateOther(rows, view)
            var results = [Result?](repeating: nil, count: view.count)
            for row in rows { results[row] = function(values[row], others[row]) }
            return results
        }
    }
}
