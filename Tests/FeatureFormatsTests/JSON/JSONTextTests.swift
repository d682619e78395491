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

    @Test(arguments: 0...8)
    func `any pair of bytes is judged alike wherever it lies in a text`(_ place: Int) {
        let kinds: [UInt8] = [
            0x00, 0x1F, 0x20, 0x22, 0x2C, 0x5C, 0x61, 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xDF, 0xE0,
            0xED, 0xF0, 0xF5, 0xFF,
        ]
        for first in kinds {
            for second in kinds {
                let text = Array("abcdefgh".utf8.prefix(place)) + [first, second] + Array("ijklmnopqrst".utf8)
                expectMended(text)
            }
        }
    }

    @Test(arguments: [
        "çğıöşüÇĞİÖŞÜâîûÂÎÛ", "Şehit Öğretmen Şükrü Çağlayan Sokağı", "\"Çiğ\"\\köfte\ttarlası\n",
        "地籍図 ve 🗺️ ve ıIiİ",
    ])
    func `a text reads back as itself from any place in a long one`(_ text: String) {
        for offset in 0..<9 {
            for length in 0...text.unicodeScalars.count {
                let part = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
                let padded = String(repeating: "x", count: offset) + part
                #expect(StrictJSON(written(padded).utf8) == .text(padded))
                #expect(StrictJSON(written(padded + "0123456789").utf8) == .text(padded + "0123456789"))
            }
        }
    }

    @Test func `room for a long text follows what it holds`() {
        for unit in ["a", "ş", "\u{1}", "\"", "語"] {
            let text = String(repeating: unit, count: 10_000)
            var writer = ByteWriter(capacity: 0)
            JSONText.append(text, to: &writer)
            #expect(StrictJSON(writer.bytes) == .text(text))
            #expect(writer.storage.count <= 3 * writer.count + 100)
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
