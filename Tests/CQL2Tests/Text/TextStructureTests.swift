import CQL2
import GeoCore
import Testing

@Suite struct `Structure of the text encoding` {
    /// A text and how it is printed: with the parentheses that the grammar needs, and no others.
    private static let printed: [(text: String, printed: String)] = [
        ("((a = 1))", "a = 1"), ("a=1 and b=2 and c=3", "a = 1 AND b = 2 AND c = 3"),
        ("(a=1 and b=2) and c=3", "(a = 1 AND b = 2) AND c = 3"), ("a=1 or b=2 and c=3", "a = 1 OR b = 2 AND c = 3"),
        ("(a=1 or b=2) and c=3", "(a = 1 OR b = 2) AND c = 3"), ("not (a=1)", "NOT a = 1"),
        ("not (a=1 and b=2)", "NOT (a = 1 AND b = 2)"), ("not not a=1", "NOT (NOT a = 1)"),
        ("not a is null", "a IS NOT NULL"), ("not a like 'x'", "a NOT LIKE 'x'"), ("a = b is null", "(a = b) IS NULL"),
        ("a = (b + c) * d", "a = (b + c) * d"), ("a = b + (c * d)", "a = b + c * d"),
        ("a = b - (c - d)", "a = b - (c - d)"),
        ("a = (b - c) - d", "a = b - c - d"), ("a = (b ^ c) ^ d", "a = (b ^ c) ^ d"),
        ("a = b ^ (c ^ d)", "a = b ^ (c ^ d)"),
        ("a = -2 ^ 2", "a = (-2) ^ 2"), ("a = -b", "a = -1 * b"), ("a = - (b + 1)", "a = -1 * (b + 1)"),
        ("a = 5-3", "a = 5 - 3"), ("a = 5 - -3", "a = 5 - -3"), ("a = b DIV c % d", "a = b div c % d"),
        ("\"a\" = 1", "a = 1"), ("\"and\" = 1", "\"and\" = 1"), ("\"iki kelime\" = 1", "\"iki kelime\" = 1"),
        ("\"a\"\"b\" = 1", "\"a\"\"b\" = 1"), ("mahalle_adı = 'Çarşı'", "mahalle_adı = 'Çarşı'"),
        ("interval = 1", "\"interval\" = 1"), ("a < > 1", "a <> 1"), ("a > = 1", "a >= 1"),
        ("f((a+1)*2)", "f((a + 1) * 2)"),
        ("f((a))", "f((a))"), ("f(((a)) + 1)", "f(a + 1)"), ("A_EQUALS((), ((1), 2))", "A_EQUALS((), ((1), 2))"),
        ("\"date\"(1)", "\"date\"(1)"), ("a IN ((1), 2 + 3)", "a IN (1, 2 + 3)"), ("a = 007", "a = 7"),
        ("a = 1.", "a = 1.0"),
        ("a = .5E1", "a = 5.0"), ("a = +3", "a = 3"), ("a\u{A0}=\u{3000}1", "a = 1"), ("\u{FEFF}a = 1", "a = 1"),
        ("S_EQUALS((g), MULTIPOINT(1 2, (3 4)))", "S_EQUALS(g, MULTIPOINT((1 2), (3 4)))"),
        ("S_EQUALS(g, point z(1 2 3))", "S_EQUALS(g, POINT Z (1 2 3))"),
        ("S_EQUALS(g, POINT(1 2 3))", "S_EQUALS(g, POINT Z (1 2 3))"),
        ("S_EQUALS(g, BBOX(170,-10,-170,10))", "S_EQUALS(g, BBOX(170, -10, -170, 10))"),
    ]

    @Test(arguments: printed)
    func `a filter is printed as the grammar has it`(_ filter: (text: String, printed: String)) throws {
        let expression = try CQL2Text.parse(filter.text)
        #expect(CQL2Text.encode(expression) == filter.printed)
        #expect(try CQL2Text.parse(filter.printed) == expression)
    }

    /// The literals of requirement `/req/cql2-text/escaping`.
    private static let texts: [(literal: String, value: String)] = [
        ("''", ""), ("'x'", "x"), ("''''", "'"), ("'a''b'", "a'b"), ("'a\\'b'", "a'b"), ("'\\\\'", "\\"),
        ("'50\\%'", "50\\%"),
        ("'50\\\\%'", "50\\%"), ("'\\a\\b\\t\\n\\v\\f\\r'", "\u{7}\u{8}\t\n\u{B}\u{C}\r"), ("'\\q'", "\\q"),
        ("'\"'", "\""),
        ("'Via dell''Avvento'", "Via dell'Avvento"), ("'İıŞş😀'", "İıŞş😀"), ("'a\nb'", "a\nb"),
    ]

    @Test(arguments: texts)
    func `escapes of texts are those of the standard`(_ text: (literal: String, value: String)) throws {
        let expression = try CQL2Text.parse("a = \(text.literal)")
        #expect(
            expression.kind == .comparison(.equal, Expression(.property("a")), Expression(.literal(.text(text.value))))
        )
    }

    /// The forms of `numericLiteral` and the limits of 64 bits.
    private static let numbers: [(text: String, value: Literal)] = [
        ("0", .integer(0)), ("-0", .integer(0)), ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .real(9_223_372_036_854_775_808)), ("1.0", .real(1)), ("1e3", .real(1_000)),
        ("- 5", .integer(-5)),
        ("0.1", .real(0.1)), ("1E-400", .real(0)),
        ("123456789012345678901234567890", .real(1.234_567_890_123_456_8e29)),
        ("1.7976931348623157E+308", .real(.greatestFiniteMagnitude)),
        ("43.123456789012345678", .real(43.123_456_789_012_345_678)),
    ]

    @Test(arguments: numbers)
    func `numbers are integers where they can be, else doubles`(_ number: (text: String, value: Literal)) throws {
        let expression = try CQL2Text.parse("a = \(number.text)")
        #expect(expression.kind == .comparison(.equal, Expression(.property("a")), Expression(.literal(number.value))))
    }

    @Test func `only letters of ASCII make a keyword`() throws {
        // A dotless ı or a Kelvin sign is a letter of its own.
        #expect(throws: PaftaError.self) { try CQL2Text.parse("a lıke 'x'") }
        #expect(throws: PaftaError.self) { try CQL2Text.parse("a li\u{212A}e 'x'") }
        #expect(try CQL2Text.parse("lıke = 1").properties == ["lıke"])
    }
}
