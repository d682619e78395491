/// Writes decimal fractions of a fixed number of places, without the zeros at their end.
enum FixedPoint {
    /// The longest text: a sign, 20 digits, a point and eight decimals.
    static let longest = 32
    private static let powers: InlineArray<9, Double> = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

    /// Returns ten to the power `decimals`, 0 … 8.
    static func scale(decimals: Int) -> Double { powers[decimals] }

    /// Writes `scaled / 10^decimals`.
    ///
    /// - Parameters:
    ///   - scaled: A whole number; one that is too large for 64 bits is written by the general algorithm.
    ///   - decimals: 0 … 8.
    @inline(__always)
    static func write(_ scaled: Double, decimals: Int, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        guard abs(scaled) < 9e18 else { return writeLarge(scaled / scale(decimals: decimals), into: &bytes, at: &at) }
        let number = Int64(scaled)
        if number < 0 {
            bytes[at] = UInt8(ascii: "-")
            at += 1
        }
        let unit = UInt64(scale(decimals: decimals))
        let whole = number.magnitude / unit
        JSONText.writeDigits(whole, into: &bytes, at: &at)
        let fraction = (number.magnitude - whole * unit) * (100_000_000 / unit)
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
        let count = 8 - digits.leadingZeroBitCount / 8
        bytes[at] = UInt8(ascii: ".")
        var rest = digits | 0x3030_3030_3030_3030
        for place in 1...count {
            bytes[at + place] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        at += count + 1
    }

    private static func writeLarge(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        for byte in (number.isFinite ? number.description : "null").utf8 {
            bytes[at] = byte
            at += 1
        }
    }
}
