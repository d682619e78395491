/// Writes numbers with a fixed number of decimals, without the zeros at their end.
package struct FixedPoint: Sendable {
    /// The longest text, and the room that writing one needs: a sign, 16 digits, a point and eight decimals.
    package static let longest = 32
    /// From here on a 64-bit number has no fraction.
    private static let limit = 9e15
    private static let powers: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

    private let unit: UInt64
    private let scale: Double
    private let padding: UInt64

    /// Creates a writer of numbers with `decimals`, 0 … 8.
    package init(decimals: Int) {
        unit = Self.powers[decimals]
        scale = Double(unit)
        padding = Self.powers[8 - decimals]
    }

    /// Writes `number`, rounded half away from zero; what is not a number becomes `null`.
    ///
    /// Whole part and fraction are taken apart first, which is exact, so that only the fraction is rounded.
    @inline(__always)
    package func write(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let magnitude = abs(number)
        guard magnitude < Self.limit else { return Self.writeLarge(number, into: &bytes, at: &at) }
        var whole = Int64(magnitude)
        var fraction = UInt64(Int64((magnitude - Double(whole)) * scale + 0.5))
        if fraction >= unit {
            whole += 1
            fraction = 0
        }
        let isNegative = number < 0 && (whole > 0 || fraction > 0)
        Self.write(UInt64(whole), fraction &* padding, isNegative: isNegative, into: &bytes, at: &at)
    }

    /// Writes a whole part and a fraction of eight digits.
    @inline(__always)
    static func write(
        _ whole: UInt64,
        _ fraction: UInt64,
        isNegative: Bool,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        if isNegative {
            bytes[at] = UInt8(ascii: "-")
            at += 1
        }
        JSONText.writeDigits(whole, into: &bytes, at: &at)
        if fraction > 0 { writeFraction(fraction, into: &bytes, at: &at) }
    }

    /// Writes a point and eight decimals, without the zeros at the end; all eight digits are computed side by side in one word.
    @inline(__always)
    private static func writeFraction(_ fraction: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let fours = fraction / 10_000 | (fraction % 10_000) << 32
        let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- 100 &* hundreds) << 16
        let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
        let digits = tens | (twos &- 10 &* tens) << 8
        let text = digits | 0x3030_3030_3030_3030
        // All eight are written, in one store: counting first would cost more.
        precondition(at >= 0 && at < bytes.count - 8, "no room for a number")
        bytes[at] = UInt8(ascii: ".")
        for place in 0..<8 { bytes[at &+ 1 &+ place] = UInt8(truncatingIfNeeded: text >> UInt64(8 &* place)) }
        at += 9 - digits.leadingZeroBitCount / 8
    }

    @inline(never)
    private static func writeLarge(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        for byte in (number.isFinite ? number.description : "null").utf8 {
            bytes[at] = byte
            at += 1
        }
    }
}
