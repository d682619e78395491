import FeatureFormats
import Testing

@Suite struct `Fixed-point numbers` {
    private func written(_ number: Double, _ decimals: Int) -> String {
        var storage = [UInt8](repeating: 0x23, count: FixedPoint.longest + 8)
        var at = 0
        var bytes = storage.mutableSpan
        FixedPoint(decimals: decimals).write(number, into: &bytes, at: &at)
        return String(decoding: storage[..<at], as: UTF8.self)
    }

    @Test(
        arguments: [
            (0, 7, "0"), (-0.0, 7, "0"), (32.5, 7, "32.5"), (-0.5, 0, "-1"), (0.5, 0, "1"), (1.5, 0, "2"),
            (2.5, 0, "3"),
            (0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (0.125, 2, "0.13"), (0.499_999, 0, "0"), (-0.000_000_04, 7, "0"),
            (-0.000_000_05, 7, "-0.0000001"), (9.999_999_96, 7, "10"), (-99.999_999_99, 7, "-100"),
            (32.123_456_7, 7, "32.1234567"),
            (4_430_000.126, 3, "4430000.126"), (180, 8, "180"), (0.000_000_01, 8, "0.00000001"),
            (100.000_000_1, 7, "100.0000001"),
            (8_999_999_999_999_998, 3, "8999999999999998"), (1e22, 7, "1e+22"), (-1e300, 7, "-1e+300"),
            (0.123_456_789, 9, "0.123456789"),
            (-0.000_000_001, 9, "-0.000000001"), (0.000_000_000_4, 9, "0"), (41.999_999_999_9, 9, "42"),
            (32.123_456_78, 9, "32.12345678"), (499_999.25, 9, "499999.25"), (-1e15, 9, "-1000000000000000"),
            (.nan, 9, "null"), (.nan, 7, "null"),
            (.infinity, 7, "null"), (-.infinity, 3, "null"), (.greatestFiniteMagnitude, 8, "1.7976931348623157e+308"),
        ] as [(Double, Int, String)]
    )
    func `numbers are rounded half away from zero and lose the zeros at their end`(
        _ sample: (number: Double, decimals: Int, expected: String)
    ) {
        #expect(written(sample.number, sample.decimals) == sample.expected)
    }

    @Test func `every fraction of four decimals is written as its digits`() {
        for number in 0..<10_000 {
            var digits = String(number + 10_000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            let expected = digits.isEmpty ? "7" : "7." + digits
            #expect(written(7 + Double(number) / 10_000, 4) == expected)
        }
    }

    @Test(arguments: 0...9)
    func `random numbers agree with exact integer arithmetic`(_ decimals: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(100 + decimals))
        for _ in 0..<20_000 {
            let exponent = Double.Exponent(Int.random(in: -30...30, using: &numbers))
            let significand = Double.random(in: -2...2, using: &numbers)
            let number = Double(sign: .plus, exponent: exponent, significand: significand)
            let text = written(number, decimals)
            let units = try #require(Self.units(text, decimals), "\(number) became \(text)")
            #expect(Self.isNearest(units, to: number, decimals), "\(number) became \(text)")
            #expect(StrictJSON(text.utf8) == .number(text) && !(text.contains(".") && text.hasSuffix("0")), "\(text)")
        }
    }

    @Test(arguments: [1, 7, 8, 9, 10, 15, 16])
    func `whole numbers of any length are written whole`(_ digits: Int) {
        let power = (1..<digits).reduce(1) { power, _ in power * 10 }
        let numbers = [power, power + 1, 10 * power - 1, power * 10 / 3 * 2].filter { $0 < 9_000_000_000_000_000 }
        for number in numbers {
            for decimals in [0, 3, 9] {
                #expect(written(Double(number), decimals) == String(number))
                #expect(written(-Double(number), decimals) == "-\(number)")
            }
        }
    }

    /// The text as a whole number of units of its last decimal.
    private static func units(_ text: String, _ decimals: Int) -> Int64? {
        let parts = text.split(separator: ".")
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count <= 2, fraction.utf8.count <= decimals else { return nil }
        return Int64(parts[0] + fraction + String(repeating: "0", count: decimals - fraction.utf8.count))
    }

    /// Whether no other whole number of units is closer, up to a 10,000,000th of a unit, which rounding the product may cost.
    ///
    /// A number is m · 2^e with whole m and e, so both sides are whole multiples of a power of two.
    private static func isNearest(_ units: Int64, to number: Double, _ decimals: Int) -> Bool {
        if units != 0, (units < 0) != (number < 0) { return false }
        let power = (0..<decimals).reduce(UInt128(1)) { power, _ in power * 10 }
        let exact = UInt128(number.significandBitPattern | 1 << 52) * power
        let shift = 52 - Int(number.exponent)
        guard shift > 0 else { return exact << UInt128(-shift) == UInt128(units.magnitude) }
        let written = UInt128(units.magnitude) << UInt128(shift)
        let distance = written > exact ? written - exact : exact - written
        let unit = UInt128(1) << UInt128(shift)
        return distance * 2 <= unit + unit / 10_000_000
    }
}
