/// Writes numbers with a fixed number of decimals, without the zeros at their end.
package struct FixedPoint: Sendable {
    /// The room that writing one number needs; its text is at most 27 bytes: a sign, 16 digits, a point and nine decimals.
    package static let longest = 32
    /// From here on a 64-bit number has no fraction.
    private static let limit = 9e15
    private static let powers: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    private let decimals: Int
    private let unit: UInt64
    private let scale: Double
    /// What makes eight decimals of the fraction; 0 when it has nine.
    private let padding: UInt64

    /// Creates a writer of numbers with `decimals`, 0 … 9.
    package init(decimals: Int) {
        self.decimals = decimals
        unit = Self.powers[decimals]
        scale = Double(unit)
        padding = decimals <= 8 ? Self.powers[8 - decimals] : 0
    }

    /// The room that numbers up to `magnitude` need, beside the eight bytes that the last one may touch behind its end.
    func room(forMagnitude magnitude: Double) -> Int {
        guard magnitude < Self.limit else { return Self.longest }
        // Rounding may add a digit; beside the digits there are a sign and a point.
        var (digits, limit) = (2, 10.0)
        while limit <= magnitude {
            digits += 1
            limit *= 10
        }
        return digits + 2 + decimals
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
        guard padding > 0 else {
            return Self.writeNine(UInt64(whole), fraction, isNegative: isNegative, into: &bytes, at: &at)
        }
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
        if isNegative { bytes.put(UInt8(ascii: "-"), at: &at) }
        Digits.write(whole, into: &bytes, at: &at)
        guard fraction > 0 else { return }
        let digits = Digits.eight(fraction)
        bytes.put(UInt8(ascii: "."), at: &at)
        // All eight are written: counting first would cost more.
        bytes.store(digits | Digits.zeros, at: at)
        at += 8 - digits.leadingZeroBitCount / 8
    }

    /// Writes a whole part and a fraction of nine digits, one more than a word holds.
    @inline(never)
    private static func writeNine(
        _ whole: UInt64,
        _ fraction: UInt64,
        isNegative: Bool,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let (eight, last) = fraction.quotientAndRemainder(dividingBy: 10)
        guard last > 0 else { return write(whole, eight, isNegative: isNegative, into: &bytes, at: &at) }
        if isNegative { bytes.put(UInt8(ascii: "-"), at: &at) }
        Digits.write(whole, into: &bytes, at: &at)
        bytes.put(UInt8(ascii: "."), at: &at)
        bytes.store(Digits.eight(eight) | Digits.zeros, at: at)
        at += 8
        bytes.put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: last), at: &at)
    }

    @inline(never)
    private static func writeLarge(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        for byte in (number.isFinite ? number.description : "null").utf8 { bytes.put(byte, at: &at) }
    }
}
