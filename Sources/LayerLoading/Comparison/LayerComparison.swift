internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore

/// Compares a delivery with what a layer holds, by key and content, in memory for some numbers a feature.
///
/// Features with equal keys are the same feature; without a key, features are the same if everything is equal. Features
/// that share a key are paired in the order of both sides, with one of equal content rather than the next.
struct LayerComparison {
    /// Features whose changed values are told one by one.
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
        let names = schema.properties.map(\.name)
        var query = Query()
        query.properties = names
        if let part { query.propertyFilters = [part] }
        var present = try Present(layer, query, key: indices(of: key, in: names), seed, progress)
        var difference = LayerDifference()
        for index in delivery.envelopes.indices {
            let batch = try delivery.block(index)
            let (keys, contents) = digests(of: batch, key: indices(of: key, in: names))
            let first = index * SpooledFeatures.blockSize
            for row in 0..<batch.count {
                switch present.take(key: keys[row], content: contents[row], mayDiffer: !key.isEmpty) {
                case .equal: difference.unchanged += 1
                case .different(let number): difference.updated.append((number, first + row))
                case nil: difference.inserted.append(first + row)
                }
            }
            try progress(present.count + first + batch.count)
        }
        difference.deleted = present.left
        try describe(&difference, of: delivery, layer, query)
        return difference
    }

    private func indices(of names: [String], in all: [String]) -> [Int] {
        names.compactMap { name in all.firstIndex(of: name) }
    }

    private func digests(of batch: FeatureBatch, key: [Int]) -> (keys: [RowDigest], contents: [RowDigest]) {
        let contents = batch.digests(of: Array(batch.properties.indices), includesGeometry: true, seed: seed)
        return (key.isEmpty ? contents : batch.digests(of: key, includesGeometry: false, seed: seed), contents)
    }

    /// Finds out which fields changed: a second reading of the layer, in which only changed rows count.
    private func describe(
        _ difference: inout LayerDifference,
        of delivery: SpooledFeatures,
        _ layer: any FeatureReading,
        _ query: Query
    ) throws(PaftaError) {
        guard !difference.updated.isEmpty else { return }
        let places = Dictionary(difference.updated.map { ($0.row, $0.place) }) { first, _ in first }
        let cursor = try layer.features(query)
        let geometryName = layer.schema.geometry?.name
        while let batch = try cursor.next() {
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
            _ columns: [Int],
            geometry: Bool,
            values: (Int) -> (PropertyValue?, PropertyValue?)
        ) {
            let before = old.digests(of: columns, includesGeometry: geometry, seed: seed)
            let after = new.digests(of: columns, includesGeometry: geometry, seed: seed)
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
            compare(property.name, [index], geometry: false) { row in
                (old.properties[index].value(row), new.properties[index].value(row))
            }
        }
        if let geometryName { compare(geometryName, [], geometry: true) { _ in (nil, nil) } }
    }
}

/// The digests of what a layer holds, and which of its rows a delivery has taken up.
private struct Present {
    enum Match {
        case equal
        case different(Int64)
    }

    private var contents: [RowDigest] = []
    private var rows: [Int64] = []
    private var isTaken: [Bool] = []
    /// The first row of each key that is not taken, and behind it the next with the same key.
    private var first: [RowDigest: Int32] = [:]
    private var next: [Int32] = []

    var count: Int { rows.count }

    /// The rows that no feature took.
    var left: [Int64] { rows.indices.lazy.filter { !isTaken[$0] }.map { rows[$0] } }

    init(
        _ layer: any FeatureReading,
        _ query: Query,
        key: [Int],
        _ seed: RowDigest.Seed,
        _ progress: (Int) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        var keys: [RowDigest] = []
        let cursor = try layer.features(query)
        while let batch = try cursor.next() {
            let content = batch.digests(of: Array(batch.properties.indices), includesGeometry: true, seed: seed)
            contents += content
            keys += key.isEmpty ? content : batch.digests(of: key, includesGeometry: false, seed: seed)
            rows += batch.positions
            try progress(rows.count)
        }
        isTaken = [Bool](repeating: false, count: rows.count)
        next = [Int32](repeating: -1, count: rows.count)
        first.reserveCapacity(rows.count)
        // From the end, so that each chain is in the order of the layer.
        for row in rows.indices.reversed() {
            if let head = first.updateValue(Int32(row), forKey: keys[row]) { next[row] = head }
        }
    }

    /// Takes up a row of this key: one with equal content, or else the first.
    mutating func take(key: RowDigest, content: RowDigest, mayDiffer: Bool) -> Match? {
        var candidate: Int?
        var row = Int(first[key] ?? -1)
        while row >= 0 {
            if !isTaken[row] {
                if contents[row] == content {
                    take(row, key)
                    return .equal
                }
                if candidate == nil { candidate = row }
            }
            row = Int(next[row])
        }
        guard mayDiffer, let candidate else { return nil }
        take(candidate, key)
        return .different(rows[candidate])
    }

    /// Marks a row; at the head of its chain it leaves it, so that many equal features cost no more than different ones.
    private mutating func take(_ row: Int, _ key: RowDigest) {
        isTaken[row] = true
        if first[key] == Int32(row) { first[key] = next[row] }
    }
}
