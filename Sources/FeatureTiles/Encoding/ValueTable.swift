internal import FeatureQuery
internal import GeoCore

/// The distinct attribute values of a layer (Vector Tile Specification 2.1, clauses 4.1 and 4.4).
struct ValueTable: Sendable {
    /// The `values` fields, one after the other, as they stand in the layer.
    private(set) var fields = ByteWriter(capacity: 16_384)
    private var count: UInt32 = 0
    private var integers = NumberTable()
    private var reals = NumberTable()
    private var booleans = NumberTable()
    private var texts = TextTable()

    /// Field 4 of a layer, length-delimited.
    private static let layerValue: UInt8 = 0x22

    /// Writes one more than the index of the value of each of `rows` into `slots` from `start` on, 0 for a null.
    mutating func lookUp(
        _ column: PropertyColumn,
        rows: [Int],
        into slots: inout [UInt32],
        from start: Int
    ) {
        var slots = slots.mutableSpan
        switch column.type {
        case .integer: lookUpIntegers(column, rows, &slots, start)
        case .real: lookUpReals(column, rows, &slots, start)
        case .boolean: lookUpBooleans(column, rows, &slots, start)
        case .text, .date, .dateTime: lookUpTexts(column, rows, &slots, start)
        case .binary: for index in rows.indices { slots[start &+ index] = 0 }
        }
    }

    private mutating func lookUpIntegers(
        _ column: PropertyColumn,
        _ rows: [Int],
        _ slots: inout MutableSpan<UInt32>,
        _ start: Int
    ) {
        let isNull = column.isNull.span
        let values = column.integers.span
        var last: (value: Int64, slot: UInt32) = (0, 0)
        for index in rows.indices {
            let row = rows[index]
            if isNull[row] {
                slots[start &+ index] = 0
            } else if last.slot != 0, values[row] == last.value {
                slots[start &+ index] = last.slot
            } else {
                last = (values[row], slot(ofInteger: values[row]))
                slots[start &+ index] = last.slot
            }
        }
    }

    private mutating func lookUpReals(
        _ column: PropertyColumn,
        _ rows: [Int],
        _ slots: inout MutableSpan<UInt32>,
        _ start: Int
    ) {
        let isNull = column.isNull.span
        let values = column.reals.span
        for index in rows.indices {
            let row = rows[index]
            slots[start &+ index] = isNull[row] ? 0 : slot(ofReal: values[row])
        }
    }

    private mutating func lookUpBooleans(
        _ column: PropertyColumn,
        _ rows: [Int],
        _ slots: inout MutableSpan<UInt32>,
        _ start: Int
    ) {
        for index in rows.indices {
            let row = rows[index]
            slots[start &+ index] = column.isNull[row] ? 0 : slot(ofBoolean: column.integers[row] != 0)
        }
    }

    private mutating func lookUpTexts(
        _ column: PropertyColumn,
        _ rows: [Int],
        _ slots: inout MutableSpan<UInt32>,
        _ start: Int
    ) {
        let isNull = column.isNull.span
        let ends = column.ends.span
        let bytes = column.bytes.span
        // Neighbouring rows often repeat a text.
        var last: (range: Range<Int>, slot: UInt32) = (0..<0, 0)
        for index in rows.indices {
            let row = rows[index]
            if isNull[row] {
                slots[start &+ index] = 0
                continue
            }
            let range = (row == 0 ? 0 : ends[row &- 1])..<ends[row]
            if last.slot == 0 || !ByteRun.equal(bytes, range, bytes, last.range) {
                last = (range, slot(ofText: bytes, range))
            }
            slots[start &+ index] = last.slot
        }
    }

    /// `uint_value` (field 5), or `sint_value` (field 6) for negative numbers, which are short only in zigzag form.
    @inline(__always)
    private mutating func slot(ofInteger value: Int64) -> UInt32 {
        if let known = integers.find(UInt64(bitPattern: value), orNote: count) { return known &+ 1 }
        let number = value < 0 ? Varint.zigzag(value) : UInt64(value)
        var at = begin(size: 1 + Varint.size(number))
        var bytes = fields.storage.mutableSpan
        bytes[at] = value < 0 ? 0x30 : 0x28
        at += 1
        Varint.put(number, in: &bytes, at: &at)
        fields.count = at
        return count
    }

    /// `double_value` (field 3).
    @inline(__always)
    private mutating func slot(ofReal value: Double) -> UInt32 {
        if let known = reals.find(value.bitPattern, orNote: count) { return known &+ 1 }
        let at = begin(size: 9)
        var bytes = fields.storage.mutableSpan
        bytes[at] = 0x19
        for index in 0..<8 {
            bytes[at + 1 + index] = UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * index))
        }
        fields.count = at + 9
        return count
    }

    /// `bool_value` (field 7).
    private mutating func slot(ofBoolean value: Bool) -> UInt32 {
        if let known = booleans.find(value ? 1 : 0, orNote: count) { return known + 1 }
        let at = begin(size: 2)
        fields.storage[at] = 0x38
        fields.storage[at + 1] = value ? 1 : 0
        fields.count = at + 2
        return count
    }

    /// `string_value` (field 1).
    @inline(__always)
    private mutating func slot(ofText text: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        let fingerprint = UInt32(truncatingIfNeeded: ByteRun.hash(text, range) >> 32)
        if let known = texts.find(text, range, fingerprint, in: fields.storage.span) { return known &+ 1 }
        let length = UInt64(range.count)
        var at = begin(size: 1 + Varint.size(length) + range.count)
        var bytes = fields.storage.mutableSpan
        bytes[at] = 0x0A
        at += 1
        Varint.put(length, in: &bytes, at: &at)
        for index in 0..<range.count { bytes[at + index] = text[range.lowerBound + index] }
        fields.count = at + range.count
        texts.note(count &- 1, in: at..<fields.count, fingerprint)
        return count
    }

    /// Starts a new value of `size` bytes; returns where they go.
    @inline(__always)
    private mutating func begin(size: Int) -> Int {
        fields.reserve(size + 22)
        var at = fields.count
        var bytes = fields.storage.mutableSpan
        bytes[at] = Self.layerValue
        at += 1
        Varint.put(UInt64(size), in: &bytes, at: &at)
        count &+= 1
        return at
    }
}
