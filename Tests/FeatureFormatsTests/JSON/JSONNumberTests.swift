import FeatureFormats
import GeoCore
import Testing

@Suite struct `JSON numbers` {
    private func written(_ number: Double) -> String {
        var writer = ByteWriter(capacity: 0)
        JSONText.append(number, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func expectRoundTrip(_ number: Double) {
        let text = written(number)
        #expect(StrictJSON(text.utf8) == .number(text), "\(number)")
        #expect(Double(text)?.bitPattern == number.bitPattern, "\(number) became \(text)")
        #expect(text.utf8.count <= number.description.utf8.count, "\(number) became \(text)")
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.1, "0.1"), (-0.5, "-0.5"), (1_234.5678, "1234.5678"),
            (0.0001, "0.0001"), (-0.0001, "-0.0001"), (99.99, "99.99"), (100, "100"), (1e6, "1000000"), (0.3, "0.3"),
            (0.1 + 0.2, "0.30000000000000004"), (899_999_999_999.5, "899999999999.5"),
            (.leastNonzeroMagnitude, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"), (.nan, "null"), (.infinity, "null"),
            (-.infinity, "null"),
        ] as [(Double, String)]
    )
    func `a number has its shortest text, and what is not a number is null`(
        _ sample: (number: Double, expected: String)
    ) {
        #expect(written(sample.number) == sample.expected)
    }

    @Test func `numbers of any bits read back as the same bits`() {
        var numbers = SeededNumbers(seed: 17)
        for _ in 0..<50_000 {
            let number = Double(bitPattern: numbers.next())
            if number.isFinite { expectRoundTrip(number) } else { #expect(written(number) == "null") }
        }
    }

    @Test(arguments: 0...9)
    func `numbers of few decimals and their neighbours read back as the same bits`(_ decimals: Int) {
        var numbers = SeededNumbers(seed: UInt64(decimals))
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        for _ in 0..<5_000 {
            let magnitude = Int64(1) << Int64.random(in: 1...53, using: &numbers)
            let number = Double(Int64.random(in: -magnitude...magnitude, using: &numbers)) / scale
            for near in [number, number.nextUp, number.nextDown] where near != 0 { expectRoundTrip(near) }
        }
    }
}
