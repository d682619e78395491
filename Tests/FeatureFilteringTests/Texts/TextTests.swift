import FeatureQuery
import Testing

@Suite struct `Texts in filters` {
    private static func layer() throws -> Layer {
        var layer = Layer([("a", .text), ("b", .text)])
        for (a, b) in [("Ada", "Ada"), ("Ada", "ada"), ("", "x"), ("Zonguldak", "Çorum"), ("😀", "\u{FFFD}")] {
            try layer.append(nil, .text(a), .text(b))
        }
        try layer.append(nil, nil, .text("x"))
        return layer
    }

    /// U+FFFD comes before U+1F600 by code points, and behind it by UTF-16 units.
    @Test(arguments: [
        ("a = b", [1]), ("a <> b", [2, 3, 4, 5]), ("a < b", [2, 3, 4]), ("a > b", [5]), ("a >= b", [1, 5]),
        ("a = ''", [3]),
        ("a >= 'Ada'", [1, 2, 4, 5]), ("a > 'Ada'", [4, 5]), ("'Ada' <= a", [1, 2, 4, 5]), ("a < 'Adaa'", [1, 2, 3]),
        ("a IN ('Ada', 'x', 'Zonguldak')", [1, 2, 4]), ("a NOT IN ('Ada')", [3, 4, 5]), ("a IN (b)", [1]),
        ("'x' IN (a, b)", [3, 6]),
        ("a IN ('Ada', b)", [1, 2]),
    ])
    func `texts compare by code points`(_ filter: String, _ expected: [Int]) throws {
        #expect(try Self.layer().rows(filter) == expected)
    }

    @Test func `ten thousand texts in a list are found one by one`() throws {
        let list = (0..<9_000).map { "'t\($0)'" }.joined(separator: ", ")
        var layer = Layer([("t", .text)])
        for number in [0, 8_999, 9_000] { try layer.append(nil, .text("t\(number)")) }
        #expect(try layer.rows("t IN (\(list))") == [1, 2])
    }
}
