import FeatureQuery
import Testing

@Suite struct `Numbers in filters` {
    private static func layer() throws -> Layer {
        var layer = Layer([("n", .integer), ("x", .real)])
        try layer.append(nil, .integer(9_007_199_254_740_993), .real(9_007_199_254_740_992))
        try layer.append(nil, .integer(.max), .real(0x1p63))
        try layer.append(nil, .integer(-7), .real(-7))
        try layer.append(nil, .integer(3), .real(2.5))
        try layer.append(nil, nil, nil)
        return layer
    }

    /// 2^53 + 1 has no real number, 2^63 - 1 is 2^63 as one: a comparison by real numbers would call both equal.
    @Test(arguments: [
        ("n = x", [3]), ("n > x", [1, 4]), ("n < x", [2]), ("n <> x", [1, 2, 4]), ("x >= n", [2, 3]),
        ("n = 9007199254740993", [1]), ("n = 9007199254740992", []), ("x = 9007199254740993", []),
        ("n > 9007199254740992.0", [1, 2]), ("n >= 2.5", [1, 2, 4]), ("n < 3.5", [3, 4]), ("n = 3.0", [4]),
        ("n < 1e300", [1, 2, 3, 4]), ("n > -1e300", [1, 2, 3, 4]), ("x > 9223372036854775807", [2]),
        ("2.5 = x", [4]), ("3 > x", [3, 4]), ("n <> 3", [1, 2, 3]), ("NOT n = 3", [1, 2, 3]),
    ])
    func `integers and reals compare exactly`(_ filter: String, _ expected: [Int]) throws {
        #expect(try Self.layer().rows(filter) == expected)
    }

    @Test(arguments: [
        ("n IN (3, -7.0, 3.5)", [3, 4]), ("x IN (-7, 2.5)", [3, 4]), ("n NOT IN (3)", [1, 2, 3]),
        ("x IN (9007199254740993)", []), ("n IN (n)", [1, 2, 3, 4]), ("n + 0 IN (3)", [4]),
        ("n BETWEEN -7 AND 3", [3, 4]), ("n NOT BETWEEN -7 AND 3", [1, 2]), ("n BETWEEN 3 AND -7", []),
        ("x BETWEEN 2.5 AND 2.5", [4]), ("3 BETWEEN x AND n", [4]),
    ])
    func `lists and ranges hold numbers of both kinds`(_ filter: String, _ expected: [Int]) throws {
        #expect(try Self.layer().rows(filter) == expected)
    }

    /// `/req/advanced-comparison-operators/between-predicate`, part C.
    @Test func `a range with a missing end is unknown, even where the other end decides`() throws {
        var layer = Layer([("low", .integer), ("high", .integer)])
        try layer.append(nil, nil, .integer(1))
        #expect(try layer.rows("5 BETWEEN low AND high") == [])
        #expect(try layer.rows("5 NOT BETWEEN low AND high") == [])
    }

    @Test(
        arguments: [
            ("7 + 1 = 8", true), ("7 / 2 = 3.5", true), ("8 / 2 = 4", true), ("7 div 2 = 3", true),
            ("-7 div 2 = -3", true),
            ("-7 % 3 = -1", true), ("7.5 % 2 = 1.5", true), ("2 ^ 10 = 1024", true), ("2 ^ -1 = 0.5", true),
            ("2 ^ 0.5 > 1.414", true), ("1 / 0 = 1", nil), ("1 div 0 = 1", nil), ("1 % 0 = 1", nil),
            ("0.0 / 0 = 0", nil),
            ("9223372036854775807 + 1 = 9223372036854775808.0", true),
            ("9223372036854775807 + 1 > 9223372036854775807", true),
            ("3037000500 * 3037000500 > 9223372036854775807", true), ("10 ^ 400 > 1", nil), ("(-8) ^ 0.5 = 1", nil),
            ("-9223372036854775808 % -1 = 0", true), ("-9223372036854775808 div -1 > 9223372036854775807", true),
            ("0.1 + 0.2 = 0.3", false), ("1038290 - 21 div 10 = 1038288", true),
        ] as [(String, Bool?)]
    )
    func `calculations keep integers whole and give nothing where there is no result`(
        _ filter: String,
        _ expected: Bool?
    ) throws {
        #expect(try Layer.truth(filter) == expected)
    }

    @Test func `a calculation with a missing number is missing`() throws {
        #expect(try Self.layer().rows("n + x IS NULL") == [5])
        #expect(try Self.layer().rows("n * 0 = 0") == [1, 2, 3, 4])
    }

    @Test func `a real column that holds no number is unknown`() throws {
        var layer = Layer([("x", .real)])
        try layer.append(nil, .real(.nan))
        try layer.append(nil, .real(.infinity))
        #expect(try layer.rows("x <> 1") == [2])
        #expect(try layer.rows("x > 1e308") == [2])
        #expect(try layer.rows("NOT x = 1.5") == [2])
    }
}
