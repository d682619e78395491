internal import GeoCore

/// The keys of all features seen so far, found again by what is left of them after normalising.
///
/// Some 40 bytes for a key of 16 bytes: the key itself in a long row of bytes, its place, and a slot of a hash table
/// that is filled by half. A million keys take about 45 MB.
struct KeyTable {
    /// A part of a key is separated from the next one by this byte, which no text of a layer holds.
    static let separator: UInt8 = 0x1F
    /// Longer keys are compared by so many bytes.
    private static let longest = 1_000
    private static let pageSize = 1 << 20

    /// What is known of a key that was there before.
    struct Former {
        /// The place of the feature in the source, from 1.
        let row: Int
        /// Whether the keys are equal byte by byte, not only after normalising.
        let isSame: Bool
        /// The key as it was spelled there, its parts joined by slashes.
        let key: String
    }

    /// The keys, each with its length in two bytes in front; a key never runs over the end of a page.
    private var pages: [[UInt8]] = []
    /// Where the key of each entry lies: the page and the place in it.
    private var places: [UInt32] = []
    /// The place of each entry's feature in the source.
    private var rows: [UInt32] = []
    /// 32 bits of the hash, and the number of the entry plus one; 0 for a free slot.
    private var slots: [UInt64] = Array(repeating: 0, count: 1 << 12)

    init() {}

    /// Takes a key, and returns the feature that had it first.
    mutating func insert(_ key: [UInt8], row: Int) -> Former? {
        if 2 * places.count >= slots.count { grow() }
        let key = key.count > Self.longest ? Array(key.prefix(Self.longest)) : key
        let hash = Self.normalizedHash(key, key.indices)
        var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
        // One that is only alike must not hide one that is the same.
        var alike: Former?
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == UInt32(truncatingIfNeeded: hash >> 32) {
                let entry = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
                if let former = compare(key, with: entry) {
                    if former.isSame { return former }
                    alike = alike ?? former
                }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        append(key, row: row)
        slots[slot] = (hash >> 32) << 32 | UInt64(places.count)
        return alike
    }

    private func compare(_ key: [UInt8], with entry: Int) -> Former? {
        let page = pages[Int(places[entry] >> 20)]
        let start = Int(places[entry] & (1 << 20 - 1))
        let range = start + 2..<start + 2 + Int(page[start]) + Int(page[start + 1]) << 8
        let row = Int(rows[entry])
        let isSame = page[range].elementsEqual(key)
        guard isSame || Self.normalized(page, range) == Self.normalized(key, key.indices) else { return nil }
        return Former(row: row, isSame: isSame, key: Self.text(page[range]))
    }

    private static func text(_ key: ArraySlice<UInt8>) -> String {
        key.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    }

    private mutating func append(_ key: [UInt8], row: Int) {
        if (pages.last?.count ?? Self.pageSize) + key.count + 2 > Self.pageSize {
            pages.append([])
            pages[pages.count - 1].reserveCapacity(Self.pageSize)
        }
        let page = pages.count - 1
        places.append(UInt32(page << 20 | pages[page].count))
        rows.append(UInt32(truncatingIfNeeded: row))
        pages[page].append(UInt8(truncatingIfNeeded: key.count))
        pages[page].append(UInt8(truncatingIfNeeded: key.count >> 8))
        pages[page].append(contentsOf: key)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: 2 * old.count)
        for entry in old where entry != 0 {
            var slot = Int(truncatingIfNeeded: entry >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    /// Calls `take` with the bytes of a key that count: no white space, no zeros in front of a part's digits.
    private static func forEachNormalized(_ key: [UInt8], _ range: Range<Int>, _ take: (UInt8) -> Void) {
        var isLeading = true
        for index in range {
            let byte = key[index]
            if byte == separator {
                isLeading = true
                take(byte)
                continue
            }
            if byte <= 0x20 { continue }
            let next = index + 1 < range.upperBound ? key[index + 1] : 0
            if isLeading, byte == 0x30, next >= 0x30, next <= 0x39 { continue }
            isLeading = false
            take(byte)
        }
    }

    private static func normalizedHash(_ key: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = StableHash()
        forEachNormalized(key, range) { hash.add($0) }
        return hash.mixed
    }

    private static func normalized(_ key: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        forEachNormalized(key, range) { bytes.append($0) }
        return bytes
    }
}
