internal import FeatureQuery
internal import GeoCore

/// What rows are compared by.
struct RowNames: Sendable {
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
struct PresentRows: Sendable {
    private var rows: [Int64] = []
    private var keys: [RowDigest] = []
    private var hasKey: [Bool] = []
    private var isTaken: [Bool] = []
    /// The first row of each content, later of each key, that is not taken, and behind it the next of the same.
    private var first: [RowDigest: Int32] = [:]
    private var next: [Int32] = []

    /// The number of features that were found to be as they were.
    private(set) var unchanged = 0

    var count: Int { rows.count }

    /// The rows that no feature took.
    var left: [Int64] { rows.indices.lazy.filter { !isTaken[$0] }.map { rows[$0] } }

    init(
        _ layer: any FeatureReading,
        _ query: Query,
        _ names: RowNames,
        _ look: () throws(PaftaError) -> Void
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
            try look()
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
    mutating func takeEqual(_ content: RowDigest) -> Bool {
        guard take(content) != nil else { return false }
        unchanged += 1
        return true
    }

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
