internal import GeoCore

/// Finds the rows of an "or" by the indexes of its branches.
struct AlternativeLookups {
    let reading: GeoPackageReading
    /// What every feature of the answer has in single properties, whichever branch holds for it.
    let besides: [ColumnConstraint]
    /// The number of rows.
    let total: Int

    /// Returns the union of the best look-ups of all branches; `nil` if one branch has none.
    func lookup(_ branches: [SearchConditions]) throws(PaftaError) -> RowLookup? {
        var best: [RowLookup] = []
        for branch in branches {
            guard let lookup = try lookups(branch).min(by: { $0.estimate < $1.estimate }) else { return nil }
            best.append(lookup)
        }
        return RowLookup(anyOf: best, rows: total)
    }

    /// Returns all ways to find the rows of a branch.
    private func lookups(_ branch: SearchConditions) throws(PaftaError) -> [RowLookup] {
        var lookups: [RowLookup] = []
        for search in try AccessPlanner.boxes(branch.bounds, of: reading) {
            if let lookup = RowLookup(search, of: reading.table, rows: total) { lookups.append(lookup) }
        }
        if !branch.constraints.isEmpty {
            for index in try reading.reader.indexes(of: reading.table) {
                if let lookup = lookup(branch.constraints, by: index) { lookups.append(lookup) }
            }
        }
        for branches in branch.alternatives {
            if let lookup = try lookup(branches) { lookups.append(lookup) }
        }
        return lookups
    }

    /// Finds the rows of a branch by an index on properties; `nil` if the branch leaves no fewer than the rest does.
    private func lookup(_ constraints: [ColumnConstraint], by index: TableIndex) -> RowLookup? {
        let lookup = RowLookup(index, constraints + besides, of: reading.table, rows: total)
        guard let lookup, let common = RowLookup(index, besides, of: reading.table, rows: total) else { return lookup }
        return lookup.estimate < common.estimate ? lookup : nil
    }
}
