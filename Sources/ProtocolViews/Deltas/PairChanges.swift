internal import FeatureQuery
internal import GeoCore

/// What became of the rows of a pair in the eyes of a caller, in one phase.
struct PairChanges {
    /// One change.
    struct Change {
        var kind: FeatureChange.Kind
        /// The row of the layer.
        var position: Int64
        /// The place in ``removed`` or ``arrived``, by the phase.
        var row: Int
    }

    /// The rows as they were seen.
    let removed: FeatureBatch
    /// The rows as they are seen.
    let arrived: FeatureBatch
    private(set) var changes: [Change] = []

    /// Finds the changes.
    ///
    /// - Parameters:
    ///   - pair: The rows as they are stored.
    ///   - before: The view of the earlier state.
    ///   - after: That of the later one.
    ///   - phase: Which changes are wanted.
    /// - Throws: What the views throw.
    init(
        _ pair: StatePair,
        _ before: View,
        _ after: View,
        _ phase: ChangePoint.Phase
    ) throws(PaftaError) {
        removed = try pair.before.count == 0 ? pair.before : before.apply(pair.before)
        arrived = try pair.after.count == 0 ? pair.after : after.apply(pair.after)
        let looksAlike = before.schema.looks(like: after.schema)
        var (old, new) = (0, 0)
        while old < removed.count || new < arrived.count {
            let left = old < removed.count ? removed.positions[old] : .max
            let right = new < arrived.count ? arrived.positions[new] : .max
            let isSameRow = left == right && old < removed.count && new < arrived.count
            let keepsName =
                isSameRow && removed.identifiers.equals(row: old, arrived.identifiers, row: new)
            switch phase {
            case .removals where left <= right && old < removed.count && !keepsName:
                let isThere = !isSameRow && pair.after.holds(left)
                changes.append(Change(kind: isThere ? .left : .deleted, position: left, row: old))
            case .arrivals where right <= left && new < arrived.count:
                if keepsName {
                    if !looksAlike || !removed.looksAlike(row: old, arrived, row: new) {
                        changes.append(Change(kind: .updated, position: right, row: new))
                    }
                } else {
                    let wasThere = !isSameRow && pair.before.holds(right)
                    changes.append(Change(kind: wasThere ? .entered : .inserted, position: right, row: new))
                }
            default: break
            }
            if left <= right { old += 1 }
            if right <= left { new += 1 }
        }
    }
}

extension FeatureBatch {
    /// Whether there is a row at a position.
    fileprivate func holds(_ position: Int64) -> Bool {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low < positions.count && positions[low] == position
    }

    /// Whether a row has the very same values as one of another batch of the same properties.
    fileprivate func looksAlike(row: Int, _ other: FeatureBatch, row second: Int) -> Bool {
        guard hasGeometry == other.hasGeometry,
            !hasGeometry || geometry.equals(row: row, other.geometry, row: second)
        else { return false }
        return zip(properties, other.properties).allSatisfy { $0.equals(row: row, $1, row: second) }
    }
}

extension FeatureSchema {
    /// Whether equal rows of both schemas are written equally.
    fileprivate func looks(like other: FeatureSchema) -> Bool {
        geometry == other.geometry && properties == other.properties && identifiers == other.identifiers
    }
}
