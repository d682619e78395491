/// Decimal numbers of filters, whose form was checked before.
enum NumberReading {
    /// Every power of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// Returns the value of the unsigned number in `range`; infinite if it is beyond the range of doubles.
    static func double(_ bytes: [UInt8], _ range: Range<Int>) -> Double {
        exact(bytes, range) ?? Double(String(decoding: bytes[range], as: UTF8.self)) ?? .infinity
    }

    /// Up to 2^53 times or by an exact power of ten, one rounding gives the nearest double.
    private static func exact(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
        guard range.count <= 20 else { return nil }
        var digits: UInt64 = 0
        var decimals = 0
        var isFraction = false
        for place in range {
            let byte = bytes[place]
            if byte == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            digits = digits &* 10 &+ UInt64(byte & 0x0F)
            if digits > 1 << 53 { return nil }
            if isFraction { decimals += 1 }
        }
        return Double(digits) / powersOfTen[decimals]
    }

    /// Returns the literal of a number: an integer if it has neither fraction nor exponent and fits, else a double;
    /// `nil` if it is beyond the range of doubles.
    static func literal(_ bytes: [UInt8], _ range: Range<Int>, isNegative: Bool) -> Literal? {
        if let integer = integer(bytes, range, isNegative: isNegative) { return .integer(integer) }
        let value = double(bytes, range)
        return value.isFinite ? .real(isNegative ? -value : value) : nil
    }

    private static func integer(_ bytes: [UInt8], _ range: Range<Int>, isNegative: Bool) -> Int64? {
        var value: Int64 = 0
        for byte in bytes[range] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let digit = Int64(byte & 0x0F)
            let (product, tooLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = product.addingReportingOverflow(isNegative ? -digit : digit)
            if tooLong || tooLarge { return nil }
            value = sum
        }
        return value
    }
}
