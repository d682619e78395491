/// Finds the index of a number that was seen before: open addressing, linear probing.
struct NumberTable: Sendable {
    private var keys: [UInt64]
    /// One more than the index of the value; 0 where the slot is free.
    private var marks: [UInt32]
    private var used = 0

    /// Creates an empty table.
    init() {
        keys = [UInt64](repeating: 0, count: 64)
        marks = [UInt32](repeating: 0, count: 64)
    }

    /// Returns the index noted for `key`, or notes `next` and returns `nil`.
    @inline(__always)
    mutating func find(_ key: UInt64, orNote next: UInt32) -> UInt32? {
        let mask = keys.count &- 1
        var slot = Int(truncatingIfNeeded: ByteRun.hash(key) >> 20) & mask
        while marks[slot] != 0 {
            if keys[slot] == key { return marks[slot] &- 1 }
            slot = (slot &+ 1) & mask
        }
        keys[slot] = key
        marks[slot] = next &+ 1
        used &+= 1
        if used &* 2 > mask { grow() }
        return nil
    }

    private mutating func grow() {
        let oldKeys = keys
        let oldMarks = marks
        keys = [UInt64](repeating: 0, count: 2 * oldKeys.count)
        marks = [UInt32](repeating: 0, count: 2 * oldKeys.count)
        let mask = keys.count - 1
        for old in oldKeys.indices where oldMarks[old] != 0 {
            var slot = Int(truncatingIfNeeded: ByteRun.hash(oldKeys[old]) >> 20) & mask
            while marks[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = oldKeys[old]
            marks[slot] = oldMarks[old]
        }
    }
}
