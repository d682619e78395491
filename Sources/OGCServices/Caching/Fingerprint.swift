/// A hash of 64 bits that is the same in every process (FNV-1a, draft-eastlake-fnv), for telling states apart.
package struct Fingerprint: Sendable, Hashable {
    /// The hash so far.
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Starts a hash of nothing.
    package init() {}

    /// Adds bytes.
    package mutating func add(bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// Adds a text, set apart from the next one by a byte that UTF-8 never has.
    mutating func add(_ text: String) {
        add(bytes: text.utf8)
        add(bytes: CollectionOfOne(0xFF))
    }

    /// The hash as 16 hexadecimal digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
