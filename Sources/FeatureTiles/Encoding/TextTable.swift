/// Finds the index of a text that was seen before: open addressing over bytes kept elsewhere.
struct TextTable: Sendable {
    /// The fingerprint of a text in the upper half, one more than its index in `entries` in the lower; 0 if free.
    private var slots = [UInt64](repeating: 0, count: 64)
    private var entries: [Entry] = []

    /// One text.
    private struct Entry {
        /// Where its bytes lie in the layer's values.
        var range: Range<Int>
        /// The index of the value.
        var value: UInt32
    }

    /// Finds the bytes `range` of `text` among the texts noted.
    ///
    /// - Parameters:
    ///   - text: The bytes that hold the text.
    ///   - range: Where it lies there.
    ///   - fingerprint: The upper half of its hash.
    ///   - values: The bytes that the noted places point into.
    /// - Returns: The index of the value, `nil` if there is none.
    @inline(__always)
    func find(_ text: Span<UInt8>, _ range: Range<Int>, _ fingerprint: UInt32, in values: Span<UInt8>) -> UInt32? {
        let mask = slots.count &- 1
        var slot = Int(fingerprint) & mask
        while slots[slot] != 0 {
            if slots[slot] >> 32 == UInt64(fingerprint) {
                let entry = entries[Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) &- 1]
                if ByteRun.equal(text, range, values, entry.range) { return entry.value }
            }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// Notes a text that was not found and is kept in `range` of the values from now on.
    @inline(__always)
    mutating func note(_ value: UInt32, in range: Range<Int>, _ fingerprint: UInt32) {
        if entries.count &* 2 >= slots.count { grow() }
        entries.append(Entry(range: range, value: value))
        put(UInt64(fingerprint) << 32 | UInt64(entries.count))
    }

    @inline(__always)
    private mutating func put(_ mark: UInt64) {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: mark >> 32) & mask
        while slots[slot] != 0 { slot = (slot &+ 1) & mask }
        slots[slot] = mark
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: 2 * old.count)
        for mark in old where mark != 0 { put(mark) }
    }
}
