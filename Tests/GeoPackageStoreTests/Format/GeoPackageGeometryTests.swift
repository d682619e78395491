import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `GeoPackage geometry header` {
    /// POINT (1 2), little-endian: WKB after `GP`, version, flags and EPSG:5253.
    private static let point: [UInt8] =
        [0x47, 0x50, 0, 0b0000_0001, 0x85, 0x14, 0, 0] + [1, 1, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        + [0, 0, 0, 0, 0, 0, 0, 0x40]

    /// LINESTRING (1 2, 3 4), big-endian throughout, with the envelope 1, 3, 2, 4.
    private static let line: [UInt8] =
        [0x47, 0x50, 0, 0b0000_0010, 0, 0, 0x14, 0x85] + big([1, 3, 2, 4]) + [0, 0, 0, 0, 2, 0, 0, 0, 2]
        + big([1, 2, 3, 4])

    private static func big(_ numbers: [Double]) -> [UInt8] {
        numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (56 - 8 * $0)) } }
    }

    private static func envelope(_ bytes: [UInt8]) throws(PaftaError) -> Envelope? {
        // `Span.bytes` is marked unsafe because of types with padding; bytes have none.
        try GeoPackageGeometry.envelope(unsafe bytes.span.bytes)
    }

    @Test func `the envelope comes from the header or else from the positions`() throws {
        #expect(try Self.envelope(Self.point) == Envelope(minX: 1, minY: 2, maxX: 1, maxY: 2))
        #expect(try Self.envelope(Self.line) == Envelope(minX: 1, minY: 2, maxX: 3, maxY: 4))
    }

    @Test func `an empty geometry has no envelope`() throws {
        var marked = Self.point
        marked[3] |= 0x10
        #expect(try Self.envelope(marked) == nil)
        var line = Self.line
        line.replaceSubrange(8..<40, with: Self.big([.nan, .nan, .nan, .nan]))
        #expect(try Self.envelope(line) == nil)
        line.replaceSubrange(8..<40, with: Self.big([.infinity, -.infinity, 2, 4]))
        #expect(try Self.envelope(line) == nil, "such an envelope would damage the index")
    }

    @Test func `every cut and every wrong first byte is refused`() {
        for bytes in [Self.point, Self.line] {
            for count in 0..<13 {
                let error = #expect(throws: PaftaError.self) { try Self.envelope(Array(bytes.prefix(count))) }
                #expect(error?.code == .malformedGeometry)
            }
            for offset in 0...1 {
                var wrong = bytes
                wrong[offset] = 0
                #expect(throws: PaftaError.self) { try Self.envelope(wrong) }
            }
        }
    }

    @Test func `an envelope of a reserved kind, or longer than the bytes, is refused`() {
        for kind in 5...7 as ClosedRange<UInt8> {
            var bytes = Self.line
            bytes[3] = kind << 1
            #expect(throws: PaftaError.self) { try Self.envelope(bytes) }
        }
        var short = Self.point
        short[3] = 0b0000_1001
        #expect(throws: PaftaError.self) { try Self.envelope(short) }
    }

    @Test func `random bytes behind a right header are an error or an envelope`() {
        var random = SplitMix(state: 3)
        for _ in 0..<2_000 {
            var bytes = Self.point
            for _ in 0..<4 { bytes[Int.random(in: 3..<bytes.count, using: &random)] = UInt8(random.next() & 0xFF) }
            _ = try? Self.envelope(bytes)
        }
    }
}
