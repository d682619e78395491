internal import HomeRegistry

/// What one subject fetched of layers today, as far as alarms need it.
struct HarvestWatch {
    /// The threshold under which a walk by boxes is kept in the registry.
    static let walk = 0

    private var raised: Set<UsageAlarm>
    private var runs: [String: Int] = [:]

    init(_ raised: [UsageAlarm]) { self.raised = Set(raised) }

    /// Counts a box.
    ///
    /// - Parameters:
    ///   - collection: The layer.
    ///   - isNew: Whether at least half of it was not seen today.
    ///   - isAdjacent: Whether it lies next to what was seen today.
    mutating func count(boxOf collection: String, isNew: Bool, isAdjacent: Bool) {
        // What was seen before says nothing: people look twice. A jump weighs against a walk, but does not end it.
        guard isNew else { return }
        runs[collection] = max(0, runs[collection, default: 0] + (isAdjacent ? 1 : -10))
    }

    /// Returns what was not told yet.
    mutating func alarms(
        _ collection: String,
        distinct: Int,
        of total: Int?,
        _ settings: HarvestSettings
    ) -> [(alarm: UsageAlarm, sign: HarvestAlarm.Sign)] {
        var found: [(UsageAlarm, HarvestAlarm.Sign)] = []
        if let total, total >= settings.minimumFeatures {
            for threshold in settings.thresholds where threshold > 0 {
                guard Double(distinct) * 100 >= Double(total) * Double(threshold) else { continue }
                let alarm = UsageAlarm(collection: collection, threshold: threshold)
                if raised.insert(alarm).inserted { found.append((alarm, .share(threshold))) }
            }
        }
        if let run = runs[collection], run >= settings.adjacentBoxes {
            let alarm = UsageAlarm(collection: collection, threshold: Self.walk)
            if raised.insert(alarm).inserted { found.append((alarm, .adjacentBoxes(run))) }
        }
        return found
    }
}
