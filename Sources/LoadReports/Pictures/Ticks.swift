/// Round numbers for scale bars and grids.
enum Ticks {
    /// The greatest of 1, 2, 5, 10, 20, … (or below 1) that is not greater than `limit`; `limit` must be greater than 0.
    static func roundNumber(upTo limit: Double) -> Double {
        guard limit > 1e-9, limit < 1e12 else { return 1 }
        var power = 1.0
        while power > limit { power /= 10 }
        while power * 10 <= limit { power *= 10 }
        if power * 5 <= limit { return power * 5 }
        return power * 2 <= limit ? power * 2 : power
    }

    /// The multiples of `step` from `low` to `high`, at most 40.
    static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
        let first = (low / step).rounded(.up)
        let last = (high / step).rounded(.down)
        guard first.isFinite, last.isFinite, first <= last, last - first < 40 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// The decimals needed to write multiples of `step`.
    static func decimals(of step: Double) -> Int {
        var (decimals, unit) = (0, 1.0)
        while decimals < 6, step < unit * 0.999 {
            unit /= 10
            decimals += 1
        }
        return decimals
    }
}
