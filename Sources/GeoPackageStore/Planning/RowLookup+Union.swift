extension RowLookup {
    /// Finds the rows that any of some look-ups finds; `nil` without any.
    ///
    /// - Parameters:
    ///   - parts: The look-ups, one for each branch of an "or".
    ///   - total: The number of rows.
    init?(anyOf parts: [RowLookup], rows total: Int) {
        guard !parts.isEmpty else { return nil }
        var names: [String] = []
        for name in parts.flatMap(\.indexes) where !names.contains(name) { names.append(name) }
        let estimate = parts.reduce(0) { min(total, $0 + min(total, $1.estimate)) }
        self.init(indexes: names, searches: parts.flatMap(\.searches), estimate: estimate)
        isSpatial = parts.allSatisfy(\.isSpatial)
        isUnion = names.count > 1
        if parts.allSatisfy({ !$0.continuations.isEmpty }) { continuations = parts.flatMap(\.continuations) }
    }

    /// Returns row numbers that may be repeated once each, in their order.
    static func distinct(_ rows: [Int64]) -> [Int64] {
        var distinct: [Int64] = []
        distinct.reserveCapacity(rows.count)
        for row in rows.sorted() where distinct.last != row { distinct.append(row) }
        return distinct
    }
}
