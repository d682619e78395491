import GeoPackageStore

/// How many features changed, and how.
struct DifferenceCount {
    private(set) var inserted = 0
    private(set) var updated = 0
    private(set) var deleted = 0
    /// In how many features each field changed.
    private(set) var fields: [String: Int] = [:]

    var total: Int { inserted + updated + deleted }

    mutating func add(_ change: LayerChange) {
        switch change.kind {
        case .inserted: inserted += 1
        case .updated: updated += 1
        case .deleted: deleted += 1
        }
        for name in change.changed { fields[name, default: 0] += 1 }
    }
}
