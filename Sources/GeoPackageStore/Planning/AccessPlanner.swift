internal import FeatureQuery
internal import GeoCore

/// Finds the rows that a query has to look at, by the indexes that leave the fewest.
struct AccessPlanner {
    /// So few rows are read at once; looking for fewer is not worth it.
    private static let few = 4_096
    /// With more rows than that everything is read instead of remembering them.
    private static let many = 4_000_000
    /// Above these shares of all rows, reading everything is faster; what the spatial index finds lies side by side.
    private static let worthwhileShare = 0.25
    private static let worthwhileSpatialShare = 0.9

    private let connection: SQLiteConnection
    /// The indexes that serve the query, by how few rows they may find.
    private let lookups: [RowLookup]
    private let total: Int
    /// Where the boxes of the query and those of its filter lie.
    let searches: [BoxSearch]
    /// Whether no row can belong to the answer.
    private let isImpossible: Bool

    /// Collects the indexes that serve a query; looks nothing up yet.
    init(
        _ query: Query,
        _ conditions: QueryConditions,
        _ projection: Projection,
        of reading: GeoPackageReading
    ) throws(PaftaError) {
        connection = reading.reader.connection
        // A layer that nobody counted is taken for a large one.
        let total = reading.count.map { max($0, 1) } ?? 1_000_000
        self.total = total
        let keepsAll = query.spatialFilter?.keepsFeaturesWithoutGeometry ?? true
        isImpossible =
            conditions.isImpossible || reading.schema.geometry == nil && !(keepsAll && conditions.bounds.isEmpty)
        if isImpossible {
            (lookups, searches) = ([], [])
            return
        }
        var lookups: [RowLookup] = []
        searches = try Self.boxes(query, conditions.bounds, projection, of: reading)
        for search in searches {
            if let lookup = RowLookup(search, of: reading.table, rows: total) { lookups.append(lookup) }
        }
        if !conditions.constraints.isEmpty {
            for index in try reading.reader.indexes(of: reading.table) {
                let lookup = RowLookup(index, conditions.constraints, of: reading.table, rows: total)
                if let lookup { lookups.append(lookup) }
            }
        }
        let alternatives = AlternativeLookups(reading: reading, besides: conditions.constraints, total: total)
        for branches in conditions.alternatives {
            if let lookup = try alternatives.lookup(branches) { lookups.append(lookup) }
        }
        self.lookups = lookups.filter { Self.isWorthwhile($0, total) }.sorted { $0.estimate < $1.estimate }
    }

    private static func isWorthwhile(_ lookup: RowLookup, _ total: Int) -> Bool {
        if lookup.isSpatial, lookup.estimate >= total { return false }
        let share = lookup.isSpatial ? worthwhileSpatialShare : worthwhileShare
        return lookup.estimate <= few || Double(lookup.estimate) <= share * Double(total)
    }

    /// Whether an index on properties finds fewer rows than any other.
    var prefersProperties: Bool { lookups.first.map { !$0.isSpatial } ?? false }

    /// Looks up the rows that may belong to the answer; `nil` if every row may.
    ///
    /// If `first` is given, rows are wanted in their order and only behind that one: then the first of them may do.
    func candidates(behind first: Int64? = nil) throws(PaftaError) -> CandidateRows? {
        if isImpossible { return CandidateRows.none }
        guard let best = lookups.first else { return nil }
        for lookup in lookups where lookups.count > 1 && lookup.estimate <= 8 * Self.few {
            if let rows = try lookup.rows(atMost: Self.few, in: connection) { return candidates(rows, by: [lookup]) }
        }
        if lookups.count == 1, !best.continuations.isEmpty, let first {
            let rows = try best.rows(behind: first, atMost: Self.few, in: connection)
            var candidates = candidates(rows, by: [best])
            if rows.count == Self.few {
                candidates.continuation = best
                candidates.count = best.estimate
            }
            return candidates
        }
        return try intersection()
    }

    /// Looks up many rows by one index, and leaves out what a second does not find.
    private func intersection() throws(PaftaError) -> CandidateRows? {
        var found: (rows: [Int64], lookup: RowLookup)?
        for lookup in lookups {
            if let found, lookup.estimate > 8 * found.rows.count { break }
            guard let rows = try lookup.rows(atMost: limit(of: lookup), in: connection) else { continue }
            guard let first = found else {
                found = (rows.sorted(), lookup)
                continue
            }
            return candidates(Self.common(first.rows, rows.sorted()), by: [first.lookup, lookup])
        }
        return found.map { candidates($0.rows, by: [$0.lookup]) }
    }

    /// Returns the rows that occur in both of two growing lists.
    private static func common(_ left: [Int64], _ right: [Int64]) -> [Int64] {
        var common: [Int64] = []
        var place = right.startIndex
        for row in left where common.last != row {
            while place < right.endIndex, right[place] < row { place += 1 }
            if place < right.endIndex, right[place] == row { common.append(row) }
        }
        return common
    }

    private func limit(of lookup: RowLookup) -> Int {
        // An estimate may be wrong by much: what finds more than all that is worthwhile is given up.
        let share = lookup.isSpatial ? 1 : Self.worthwhileShare
        return min(Self.many, max(Self.few, Int(share * Double(total)) + 1))
    }

    private func candidates(_ rows: [Int64], by lookups: [RowLookup]) -> CandidateRows {
        CandidateRows(rows: RowRanges(rows), count: rows.count, lookups: lookups)
    }
}
