internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore

/// Compares a delivery with what a layer holds, by key and content, in memory for some numbers a feature.
///
/// Features with equal keys are the same feature; without a key, features are the same if everything is equal. Features
/// that share a key are paired first with those of equal content, then in the order of both sides. A feature without any
/// value in its key is compared by its content alone: it names nothing that could have changed.
struct LayerComparison {
    /// Features whose changed values are told one by one, and features that are gone of which more than the row is told.
    private static let exampleLimit = 1_000

    let key: [String]
    /// The rows of the layer that count; `nil` for all.
    ///
    /// What a district delivers is compared with its own part.
    let part: PropertyFilter?
    private let seed = RowDigest.Seed()

    init(key: [String], part: PropertyFilter? = nil) {
        self.key = key
        self.part = part
    }

    /// Returns the difference.
    ///
    /// - Parameters:
    ///   - delivery: What was delivered, with the properties of the layer.
    ///   - schema: What the delivery looks like.
    ///   - layer: What is there.
    ///   - progress: Told the number of features looked at, on both sides; throws to stop.
    /// - Returns: The difference.
    /// - Throws: `property.unknown` if the layer lacks a property, `store.*`, and what `progress` throws.
    func difference(
        of delivery: SpooledFeatures,
        _ schema: FeatureSchema,
        from layer: any FeatureReading,
        progress: (Int) throws(PaftaError) -> Void
    ) throws(PaftaError) -> LayerDifference {
        var query = Query()
        query.properties = schema.properties.map(\.name)
        if let part { query.propertyFilters = [part] }
        let names = RowNames(key: key, seed: seed)
        var present = try Present(layer, query, names, progress)
        var difference = LayerDifference()
        var changed: [(key: RowDigest, place: Int)] = []
        for index in delivery.envelopes.indices {
            let batch = try delivery.block(index)
            let first = index * SpooledFeatures.blockSize
            for (row, name) in names.names(of: batch).enumerated() {
                if present.takeEqual(name.content) {
                    difference.unchanged += 1
                } else if let key = name.key {
                    changed.append((key, first + row))
                } else {
                    difference.inserted.append(first + row)
                }
            }
            try progress(present.count + first + batch.count)
        }
        pair(changed, &present, in: &difference)
        difference.deleted = present.left
        try describe(&difference, of: delivery, layer, query)
        return difference
    }

    /// Pairs features of equal keys, once all that are equal throughout have found each other.
    private func pair(
        _ changed: [(key: RowDigest, place: Int)],
        _ present: inout Present,
        in difference: inout LayerDifference
    ) {
        present.arrangeByKey()
        for (key, place) in changed {
            if let row = present.take(key) {
                difference.updated.append((row, place))
            } else {
                difference.inserted.append(place)
            }
        }
        difference.inserted.sort()
    }

    /// Finds out which fields changed and what is gone: a second reading of the layer, in which only such rows count.
    private func describe(
        _ difference: inout LayerDifference,
        of delivery: SpooledFeatures,
        _ layer: any FeatureReading,
        _ query: Query
    ) throws(PaftaError) {
        guard !difference.updated.isEmpty || !difference.deleted.isEmpty else { return }
        var gone = Set(difference.deleted.prefix(Self.exampleLimit))
        let places = Dictionary(difference.updated.map { ($0.row, $0.place) }) { first, _ in first }
        let cursor = try layer.features(query)
        let geometryName = layer.schema.geometry?.name
        while let batch = try cursor.next() {
            for row in 0..<batch.count where !gone.isEmpty && gone.remove(batch.positions[row]) != nil {
                var former =
                    difference.former.take()
                    ?? FeatureBatch(identifiers: layer.schema.identifiers, schema: batch.schema)
                former.append(row: row, of: batch)
                difference.former = former
            }
            let rows = (0..<batch.count).filter { places[batch.positions[$0]] != nil }
            guard !rows.isEmpty else { continue }
            let new = try delivery.features(rows.compactMap { places[batch.positions[$0]] })
            var old = FeatureBatch(identifiers: layer.schema.identifiers, schema: batch.schema)
            for row in rows { old.append(row: row, of: batch) }
            note(old, new, places, geometryName, in: &difference)
        }
    }

    private func note(
        _ old: FeatureBatch,
        _ new: FeatureBatch,
        _ places: [Int64: Int],
        _ geometryName: String?,
        in difference: inout LayerDifference
    ) {
        func compare(
            _ field: String,
            _ column: (old: Int, new: Int)?,
            values: (Int) -> (PropertyValue?, PropertyValue?)
        ) {
            let before = old.digests(of: column.map { [$0.old] } ?? [], includesGeometry: column == nil, seed: seed)
            let after = new.digests(of: column.map { [$0.new] } ?? [], includesGeometry: column == nil, seed: seed)
            for row in 0..<old.count where before[row] != after[row] {
                difference.changedFields[field, default: 0] += 1
                guard difference.examples.count < Self.exampleLimit, let place = places[old.positions[row]] else {
                    continue
                }
                let (was, becomes) = values(row)
                difference.examples.append(.init(place: place, field: field, old: was, new: becomes))
            }
        }
        for (index, property) in old.schema.enumerated() {
            guard let other = new.schema.firstIndex(where: { $0.name == property.name }) else { continue }
            compare(property.name, (index, other)) { row in
                (old.properties[index].value(row), new.properties[other].value(row))
            }
        }
        if let geometryName { compare(geometryName, nil) { _ in (nil, nil) } }
    }
}

/// What rows are compared by.
private struct RowNames {
    let key: [String]
    let seed: RowDigest.Seed

    /// Returns the digests of content and key of all rows; a key without any value is none.
    func names(of batch: FeatureBatch) -> [(content: RowDigest, key: RowDigest?)] {
        // By name, because the two sides may have the same properties in another order.
        let columns = batch.schema.indices.sorted { batch.schema[$0].name < batch.schema[$1].name }
        let contents = batch.digests(of: columns, includesGeometry: true, seed: seed)
        let key = key.compactMap { name in batch.schema.firstIndex { $0.name == name } }
        guard !key.isEmpty else { return contents.map { ($0, nil) } }
        let keys = batch.digests(of: key, includesGeometry: false, seed: seed)
        return contents.indices.map { row in
            (contents[row], key.allSatisfy { batch.properties[$0].isBlank(row) } ? nil : keys[row])
        }
    }
}

extension PropertyColumn {
    /// Whether there is no value, or a text of nothing but spaces.
    fileprivate func isBlank(_ row: Int) -> Bool {
        isNull[row] || type == .text && bytes[range(of: row)].allSatisfy { $0 == 0x20 }
    }
}

/// What a layer holds, and which of its rows a delivery has taken up.
private struct Present {
    private var rows: [Int64] = []
    private var keys: [RowDigest] = []
    private var hasKey: [Bool] = []
    private var isTaken: [Bool] = []
    /// The first row of each content, later of each key, that is not taken, and behind it the next of the same.
    private var first: [RowDigest: Int32] = [:]
    private var next: [Int32] = []

    var count: Int { rows.count }

    /// The rows that no feature took.
    var left: [Int64] { rows.indices.lazy.filter { !isTaken[$0] }.map { rows[$0] } }

    init(
        _ layer: any FeatureReading,
        _ query: Query,
        _ names: RowNames,
        _ progress: (Int) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        var contents: [RowDigest] = []
        let cursor = try layer.features(query)
        while let batch = try cursor.next() {
            for name in names.names(of: batch) {
                contents.append(name.content)
                keys.append(name.key ?? name.content)
                hasKey.append(name.key != nil)
            }
            rows += batch.positions
            try progress(rows.count)
        }
        isTaken = [Bool](repeating: false, count: rows.count)
        next = [Int32](repeating: -1, count: rows.count)
        first.reserveCapacity(rows.count)
        arrange(rows.indices.reversed(), by: contents)
    }

    /// Makes chains of rows that are the same; from the end, so that each is in the order of the layer.
    private mutating func arrange(_ reversed: some Sequence<Int>, by digests: [RowDigest]) {
        for row in reversed { next[row] = first.updateValue(Int32(row), forKey: digests[row]) ?? -1 }
    }

    /// Takes up a row that is equal throughout, if one is left.
    mutating func takeEqual(_ content: RowDigest) -> Bool { take(content) != nil }

    /// From now on rows are taken by their keys.
    mutating func arrangeByKey() {
        first.removeAll(keepingCapacity: true)
        arrange(rows.indices.reversed().filter { !isTaken[$0] && hasKey[$0] }, by: keys)
    }

    /// Takes up the first row that is left of a content or key; returns its number.
    mutating func take(_ digest: RowDigest) -> Int64? {
        guard let row = first[digest].map(Int.init), row >= 0 else { return nil }
        first[digest] = next[row]
        isTaken[row] = true
        return rows[row]
    }
}
