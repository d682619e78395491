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
    /// The rows of the layer that count: what a district delivers is compared with its own part.
    private let query: Query
    private let seed = RowDigest.Seed()

    /// Prepares a comparison.
    ///
    /// - Parameters:
    ///   - schema: What the delivery looks like.
    ///   - key: The properties that name a feature.
    ///   - part: The rows of the layer that count.
    init(_ schema: FeatureSchema, key: [String], part: PropertyFilter? = nil) {
        self.key = key
        var query = Query()
        query.properties = schema.properties.map(\.name)
        if let part { query.propertyFilters = [part] }
        self.query = query
    }

    /// What rows are compared by.
    var names: RowNames { RowNames(key: key, seed: seed) }

    /// Returns what a layer holds.
    ///
    /// - Throws: `property.unknown` if the layer lacks a property, `store.*`, and what `look`, called often, throws.
    func rows(
        of layer: any FeatureReading,
        _ look: () throws(PaftaError) -> Void
    ) throws(PaftaError) -> PresentRows {
        try PresentRows(layer, query, names, look)
    }

    /// Returns the difference.
    ///
    /// - Parameters:
    ///   - delivery: What was delivered, with the properties of the layer; what ``PresentRows/takeEqual(_:)`` has taken
    ///     up already may be missing.
    ///   - layer: What is there.
    ///   - present: The rows of the layer, from the same comparison.
    ///   - progress: Told the number of features looked at, on both sides; throws to stop.
    /// - Returns: The difference.
    /// - Throws: `store.*`, and what `progress` throws.
    func difference(
        of delivery: SpooledFeatures,
        from layer: any FeatureReading,
        _ present: consuming PresentRows,
        progress: (Int) throws(PaftaError) -> Void
    ) throws(PaftaError) -> LayerDifference {
        let names = names
        var present = present
        var difference = LayerDifference()
        var changed: [(key: RowDigest, place: Int)] = []
        for index in delivery.envelopes.indices {
            let batch = try delivery.block(index)
            let first = index * SpooledFeatures.blockSize
            for (row, name) in names.names(of: batch).enumerated() {
                if present.takeEqual(name.content) { continue }
                if let key = name.key {
                    changed.append((key, first + row))
                } else {
                    difference.inserted.append(first + row)
                }
            }
            try progress(present.count + first + batch.count)
        }
        pair(changed, &present, in: &difference)
        difference.unchanged = present.unchanged
        difference.deleted = present.left
        try describe(&difference, of: delivery, layer)
        return difference
    }

    /// Pairs features of equal keys, once all that are equal throughout have found each other.
    private func pair(
        _ changed: [(key: RowDigest, place: Int)],
        _ present: inout PresentRows,
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
        _ layer: any FeatureReading
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
