internal import GeoCore

extension Predicate {
    /// The opposite; unknown stays unknown.
    var negated: Predicate {
        if let constant { return Predicate(constant: constant.negated) }
        let decide = decide
        var result = Predicate(cost: cost) { rows, view, truths throws(PaftaError) in
            try decide(rows, view, &truths)
            for row in rows { truths[row] = truths[row].negated }
        }
        result.bounds = boundsIfFalse
        result.boundsIfFalse = bounds
        return result
    }

    /// All of `parts` hold.
    static func all(_ parts: [Predicate]) -> Predicate {
        var result = joined(parts, least: true)
        result.bounds = parts.flatMap(\.bounds)
        // A part that never fails cannot be the one that makes the whole fail.
        result.boundsIfFalse = SpatialBound.union(
            of: parts.filter { $0.constant == nil || $0.constant == .no }.map(\.boundsIfFalse)
        )
        return result
    }

    /// At least one of `parts` holds.
    static func any(_ parts: [Predicate]) -> Predicate {
        var result = joined(parts, least: false)
        result.boundsIfFalse = parts.flatMap(\.boundsIfFalse)
        result.bounds = SpatialBound.union(
            of: parts.filter { $0.constant == nil || $0.constant == .yes }.map(\.bounds)
        )
        return result
    }

    /// Takes the least truth of the parts, or the greatest, and looks no further at rows where that is reached.
    private static func joined(_ parts: [Predicate], least: Bool) -> Predicate {
        let last: Truth = least ? .no : .yes
        let neutral: Truth = last.negated
        if parts.contains(where: { $0.constant == last }) { return Predicate(constant: last) }
        let open = parts.filter { $0.constant != neutral }.sorted { $0.cost < $1.cost }
        guard open.count > 1 else { return open.first ?? Predicate(constant: neutral) }
        let decisions = open.map(\.decide)
        return Predicate(cost: open.reduce(0) { $0 + $1.cost }) { rows, view, truths throws(PaftaError) in
            var open = rows
            try decisions[0](open, view, &truths)
            var next = [Truth](repeating: .unknown, count: view.count)
            for decide in decisions.dropFirst() {
                open.removeAll { truths[$0] == last }
                if open.isEmpty { return }
                try decide(open, view, &next)
                for row in open {
                    truths[row] = least ? min(truths[row], next[row]) : max(truths[row], next[row])
                }
            }
        }
    }
}
