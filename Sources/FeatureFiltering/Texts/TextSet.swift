/// A set of texts that slices of a column are looked up in, without making a text of them.
struct TextSet: Sendable {
    private let texts: [[UInt8]]
    /// For each slot the index of a text and 1 more; 0 if there is none.
    private var slots: [Int32]
    /// Differs from set to set, so that nobody can send texts that fall into one slot.
    private let seed: UInt64

    init(_ texts: [[UInt8]]) {
        self.texts = texts
        var size = 8
        while size < 2 * texts.count { size *= 2 }
        slots = [Int32](repeating: 0, count: size)
        seed = UInt64.random(in: .min ... .max) | 1
        for (index, text) in texts.enumerated() {
            var slot = slot(of: text, 0..<text.count)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(index + 1)
        }
    }

    /// Whether the text in `range` of `bytes` is in the set.
    func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var slot = slot(of: bytes, range)
        while slots[slot] != 0 {
            if texts[Int(slots[slot]) - 1].isEqual(to: bytes, range) { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    private func slot(of bytes: [UInt8], _ range: Range<Int>) -> Int {
        var hash = seed
        for index in range {
            let product = (hash ^ UInt64(bytes[index])).multipliedFullWidth(by: seed ^ 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        return Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    }
}

extension [UInt8] {
    /// Whether these bytes are those in `range` of `other`.
    @inline(__always)
    func isEqual(to other: [UInt8], _ range: Range<Int>) -> Bool {
        guard count == range.count else { return false }
        for index in indices where self[index] != other[range.lowerBound + index] { return false }
        return true
    }

    /// Whether the bytes in `range` sort before, with or behind those in `otherRange` of `other`: -1, 0 or 1.
    ///
    /// UTF-8 sorts like the code points.
    func order(_ range: Range<Int>, _ other: [UInt8], _ otherRange: Range<Int>) -> Int {
        var left = range.lowerBound
        var right = otherRange.lowerBound
        while left < range.upperBound, right < otherRange.upperBound {
            if self[left] != other[right] { return self[left] < other[right] ? -1 : 1 }
            left += 1
            right += 1
        }
        return (left < range.upperBound ? 1 : 0) - (right < otherRange.upperBound ? 1 : 0)
    }
}
