import FeatureFormats
import GeoCore
import Testing

@Suite struct `JSON texts` {
    private func written(_ utf8: [UInt8]) -> [UInt8] {
        var writer = ByteWriter(capacity: 0)
        JSONText.append(utf8[...], to: &writer)
        return writer.take()
    }

    private func written(_ text: String) -> String {
        var writer = ByteWriter(capacity: 0)
        JSONText.append(text, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", "\"\""), ("Kadıköy", "\"Kadıköy\""), ("çğıöşü ÇĞİÖŞÜ âîû", "\"çğıöşü ÇĞİÖŞÜ âîû\""),
        ("a\"b", "\"a\\\"b\""),
        ("a\\b", "\"a\\\\b\""), ("a/b", "\"a/b\""), ("a\nb\r\tc", "\"a\\nb\\r\\tc\""),
        ("\u{0}\u{1F}", "\"\\u0000\\u001f\""),
        ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""), ("🗺️", "\"🗺️\""), ("</script>", "\"</script>\""),
    ])
    func `a text is quoted and escaped where RFC 8259 demands it`(_ sample: (text: String, expected: String)) {
        #expect(written(sample.text) == sample.expected)
    }

    @Test func `every ASCII character reads back as itself`() {
        for code in 0...127 as ClosedRange<UInt8> {
            let text = "a\(Character(Unicode.Scalar(code)))b"
            #expect(StrictJSON(written(text).utf8) == .text(text), "code \(code)")
        }
    }

    @Test func `every UTF-8 sequence of two bytes is copied if it is well formed and replaced if not`() {
        for first in 0x80...255 as ClosedRange<UInt8> {
            for second in 0...255 as ClosedRange<UInt8> { expectMended([first, second]) }
        }
    }

    @Test func `random longer sequences are copied if they are well formed and replaced if not`() {
        var numbers = SeededNumbers(seed: 3)
        let edges: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...9, using: &numbers)
            expectMended(
                (0..<count)
                    .map { _ in
                        Bool.random(using: &numbers)
                            ? edges[Int.random(in: 0..<edges.count, using: &numbers)]
                            : .random(in: 0...255, using: &numbers)
                    }
            )
        }
    }

    /// The standard library is the reference for what is well formed.
    private func expectMended(_ bytes: [UInt8]) {
        guard case .text(let text)? = StrictJSON(written(bytes)) else {
            Issue.record("\(bytes) does not become JSON")
            return
        }
        if let valid = String(validating: bytes, as: UTF8.self) {
            #expect(Array(text.utf8) == Array(valid.utf8), "\(bytes)")
        } else {
            #expect(text.unicodeScalars.contains("\u{FFFD}"), "\(bytes)")
            let kept = text.unicodeScalars.filter { $0.isASCII }
            #expect(kept.elementsEqual(bytes.filter { $0 < 0x80 }.map { Unicode.Scalar($0) }), "\(bytes)")
        }
    }
}
