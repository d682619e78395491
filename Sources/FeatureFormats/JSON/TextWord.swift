/// Up to eight bytes of a UTF-8 text, judged all at once.
///
/// Each mask has its answer for a byte in the highest bit of that byte.
struct TextWord {
    /// The bytes, the first in the lowest byte.
    let bytes: UInt64
    /// How many of them JSON takes as they are, from the first on: neither controls, quotes nor backslashes, and beyond ASCII
    /// only whole, well-formed characters of two bytes, which are all letters of Turkish.
    let plain: Int

    private static let highest: UInt64 = 0x8080_8080_8080_8080

    /// Judges the first `count` bytes of `word`, at least one; bytes behind those may be anything.
    @inline(__always)
    init(_ word: UInt64, count: Int) {
        let missing = UInt64(8 - min(count, 8))
        let kept = UInt64.max &>> (8 &* missing)
        // Spaces for the bytes behind the end: they follow no first byte of a character.
        bytes = word & kept | 0x2020_2020_2020_2020 & ~kept
        let leads = bytes & (bytes << 1) & Self.highest
        let followers = bytes & ~(bytes << 1) & Self.highest
        let unpaired = followers ^ leads << 8
        let refused = Self.refused(bytes, leads) | unpaired | unpaired >> 8 & leads
        // A first byte at the end of the word waits for the next one.
        plain = min(refused.trailingZeroBitCount / 8, Int(8 &- max(missing, leads >> 63)))
    }

    /// Controls, quotes, backslashes, first bytes of characters of three or four bytes, and C0 and C1, which UTF-8 does not use.
    ///
    /// Subtracting lets a refused byte borrow from the bytes behind it, so that only the first one found is sure.
    @inline(__always)
    private static func refused(_ bytes: UInt64, _ leads: UInt64) -> UInt64 {
        let control = bytes &- 0x2020_2020_2020_2020
        let quote = (bytes ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslash = (bytes ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        let isUsed = bytes & 0x1E1E_1E1E_1E1E_1E1E &+ 0x7E7E_7E7E_7E7E_7E7E
        return ((control | quote | backslash) & ~bytes | leads & (bytes << 2 | ~isUsed)) & highest
    }
}
