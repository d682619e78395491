/// Decimal digits of whole numbers, computed side by side in one word instead of one after the other.
enum Digits {
    /// The characters `0` in every byte of a word.
    static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// The eight digits of a number below 10^8 as values 0 … 9, the first in the lowest byte.
    ///
    /// Multiplying by 10,486 / 2^20 and 103 / 2^10 divides by a hundred below 10,000 and by ten below 100.
    @inline(__always)
    static func eight(_ number: UInt64) -> UInt64 {
        let fours = number / 10_000 | (number % 10_000) << 32
        let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- 100 &* hundreds) << 16
        let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
        return tens | (twos &- 10 &* tens) << 8
    }

    /// Writes a number without leading zeros; up to 24 bytes are touched.
    @inline(__always)
    static func write(_ number: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        // Most whole parts are degrees of two digits.
        guard number >= 100 else { return writeShort(number, into: &bytes, at: &at) }
        guard number >= 100_000_000 else { return writeTrimmed(number, into: &bytes, at: &at) }
        writeLong(number, into: &bytes, at: &at)
    }

    @inline(__always)
    private static func writeShort(_ number: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        if number >= 10 { bytes.put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10), at: &at) }
        bytes.put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10), at: &at)
    }

    /// Writes a number from 1 to 10^8 - 1.
    @inline(__always)
    private static func writeTrimmed(_ number: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let digits = eight(number)
        let leading = digits.trailingZeroBitCount / 8
        bytes.store((digits | zeros) >> UInt64(8 * leading), at: at)
        at += 8 - leading
    }

    @inline(never)
    private static func writeLong(_ number: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let (high, low) = number.quotientAndRemainder(dividingBy: 100_000_000)
        if high >= 100_000_000 {
            let (top, middle) = high.quotientAndRemainder(dividingBy: 100_000_000)
            writeTrimmed(top, into: &bytes, at: &at)
            bytes.store(eight(middle) | zeros, at: at)
            at += 8
        } else {
            writeTrimmed(high, into: &bytes, at: &at)
        }
        bytes.store(eight(low) | zeros, at: at)
        at += 8
    }
}
