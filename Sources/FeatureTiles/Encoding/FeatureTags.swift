internal import FeatureQuery
internal import GeoCore

/// The attributes of the features of one batch, as indices into a layer's keys and values (clause 4.4).
struct FeatureTags: Sendable {
    private var columns: [Column] = []
    /// One more than the index of the value of each feature, column after column; 0 where there is none.
    private var slots: [UInt32] = []

    /// One attribute.
    private struct Column {
        /// The index of its name.
        var key: UInt64
        /// Where its part of `slots` begins.
        var start: Int
    }

    /// Forgets all attributes and keeps the memory.
    mutating func removeAll() {
        columns.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
    }

    /// Adds an attribute that has `column`'s values for the features in `rows`.
    mutating func append(
        _ column: PropertyColumn,
        named name: String,
        rows: [Int],
        _ keys: inout KeyTable,
        _ values: inout ValueTable
    ) {
        // Only names with a value become keys, so that no unused one is written (clause 4.1).
        guard column.type != .binary, rows.contains(where: { !column.isNull[$0] }) else { return }
        let key = keys.index(of: name)
        // An index may come once in a feature (clause 4.4).
        guard !columns.contains(where: { $0.key == key }) else { return }
        let start = slots.count
        slots.append(contentsOf: repeatElement(0, count: rows.count))
        values.lookUp(column, rows: rows, into: &slots, from: start)
        columns.append(Column(key: key, start: start))
    }

    /// Returns the number of bytes that the attributes of a feature take.
    @inline(__always)
    func size(of feature: Int) -> Int {
        var size = 0
        for column in columns {
            let slot = slots[column.start &+ feature]
            if slot != 0 { size &+= Varint.size(column.key) &+ Varint.size(UInt64(slot &- 1)) }
        }
        return size
    }

    /// Writes the attributes of a feature.
    @inline(__always)
    func put(_ feature: Int, in bytes: inout MutableSpan<UInt8>, at position: inout Int) {
        for column in columns {
            let slot = slots[column.start &+ feature]
            if slot == 0 { continue }
            Varint.put(column.key, in: &bytes, at: &position)
            Varint.put(UInt64(slot &- 1), in: &bytes, at: &position)
        }
    }
}

/// The attribute names of a layer (clause 4.1); few, and asked for once a batch.
struct KeyTable: Sendable {
    /// The names, by index.
    private(set) var names: [String] = []

    /// Returns the index of a name, compared as bytes: two spellings of one letter are different keys.
    mutating func index(of name: String) -> UInt64 {
        if let known = names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) { return UInt64(known) }
        names.append(name)
        return UInt64(names.count - 1)
    }
}
