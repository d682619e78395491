internal import GeoCore
internal import HomeRegistry

extension Account {
    /// Counts a request that begins.
    func addRequest() {
        minute.add()
        running += 1
        var one = UsageTotals()
        one.requests = 1
        add(one)
    }

    /// Counts what was sent and returns the alarms that it raises.
    func count(_ part: AnswerPart, _ settings: HarvestSettings) -> [HarvestAlarm] {
        var totals = UsageTotals()
        totals.features = max(0, part.usage.features)
        totals.bytes = max(0, part.usage.bytes)
        add(totals)
        // Neither less than nothing nor more than the earth counts.
        let area = min(max(0, part.usage.squareKilometres), 510_072_000)
        if area > 0 { addArea(Int((area * 1_000_000).rounded(.up))) }
        return part.layers.flatMap { count($0, settings) }
    }

    private func add(_ totals: UsageTotals) {
        dayTotals += totals
        monthTotals += totals
        unsaved.totals += totals
        unsaved.hasChanges = true
    }

    /// More than any limit, and far from where adding ends.
    private static let greatestArea = 1 << 60

    private func addArea(_ squareMetres: Int) {
        dayArea = min(dayArea + squareMetres, Self.greatestArea)
        monthArea = min(monthArea + squareMetres, Self.greatestArea)
        unsaved.hasChanges = true
    }

    private func count(_ layer: AnswerPart.Layer, _ settings: HarvestSettings) -> [HarvestAlarm] {
        let name = layer.collection
        if !layer.features.isEmpty { add(layer.features, of: name) }
        for box in layer.boxes { add(box, of: name) }
        guard !layer.mayTakeAll else { return [] }
        let distinct = dayFeatures[name]?.count ?? 0
        return watch.alarms(name, distinct: distinct, of: layer.total, settings)
            .map { alarm, sign in
                unsaved.alarms.append(alarm)
                unsaved.hasChanges = true
                let stops = settings.stopsAt.map { alarm.threshold >= $0 && alarm.threshold > 0 } ?? false
                isStopped = isStopped || stops
                return HarvestAlarm(
                    subject: subject,
                    collection: name,
                    day: day,
                    sign: sign,
                    distinctFeatures: distinct,
                    stopsSubject: stops
                )
            }
    }

    private func add(_ features: [FeatureKey], of collection: String) {
        // Taken out for the loop: one look-up by name instead of one for each feature, and no copy.
        var today = dayFeatures.removeValue(forKey: collection) ?? NumberSet()
        var thisMonth = monthFeatures.removeValue(forKey: collection) ?? NumberSet()
        var new = unsaved.features.removeValue(forKey: collection) ?? [:]
        for feature in features {
            let (key, bit) = (feature.number >> 6, 1 << (feature.number & 63) as UInt64)
            guard today.insert(bit, at: key) != 0 else { continue }
            thisMonth.insert(bit, at: key)
            new[key, default: 0] |= bit
        }
        dayFeatures[collection] = today
        monthFeatures[collection] = thisMonth
        guard !new.isEmpty else { return }
        unsaved.features[collection] = new
        unsaved.hasChanges = true
    }

    private func add(_ box: Envelope, of collection: String) {
        guard !knownBox.contains(box) || box.isEmpty else { return }
        guard let cover = HectareGrid.Cover(box) else { return addArea(HectareGrid.area(box)) }
        // Nobody walks through a layer by boxes of more than a hundred square kilometres.
        let isSmall = cover.cells <= 10_000
        let isAdjacent = isSmall && touchesSeen(HectareGrid.Cover(box, ring: 1))
        let before = dayCells.count
        cover.forEachWord { key, bits in
            let new = dayCells.insert(bits, at: key)
            guard new != 0 else { return }
            monthCells.insert(new, at: key)
            unsaved.cells[key, default: 0] |= new
            unsaved.hasChanges = true
        }
        let isNew = (dayCells.count - before) * 2 >= cover.cells
        if isSmall { watch.count(boxOf: collection, isNew: isNew, isAdjacent: isAdjacent) }
        if HectareGrid.area(box) > HectareGrid.area(knownBox) { knownBox = box }
    }

    private func touchesSeen(_ cover: HectareGrid.Cover?) -> Bool {
        var touches = false
        cover?.forEachWord { key, bits in touches = touches || dayCells.contains(anyOf: bits, at: key) }
        return touches
    }
}
