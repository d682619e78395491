import CQL2
import GeoCore
import Testing

@Suite struct `Deep nesting` {
    private static let count = 10_000

    /// Every construct that can hold itself: what opens it, what stands inside, what closes it.
    private static let constructs: [(open: String, inside: String, close: String)] = [
        ("(", "a = 1", ")"), ("NOT ", "a = 1", ""), ("NOT(", "a = 1", ")"), ("f(", "a", ")"), ("CASEI(", "a", ")"),
        ("ACCENTI(", "'a'", ")"), ("A_EQUALS(x, (", "1", "))"), ("A_EQUALS(x, ", "()", ")"), ("f((", "1", "))"),
        ("a = -", "1", ""), ("a = ", "1", ""), ("a = 1 + ", "b", ""), ("a = (1 + ", "b", ")"), ("a = (2 ^ ", "b", ")"),
        ("(a = 1 AND ", "b = 1", ")"), ("a = 1 OR (", "b = 1", ")"), ("S_EQUALS(g, ", "h", ")"),
        ("f(a IN (", "1", "))"),
        ("T_AFTER(a, INTERVAL(", "b", ", '..'))"), ("a LIKE CASEI(", "'x'", ")"), ("x BETWEEN 1 AND ", "2", ""),
        ("POLYGON(", "1 2", ")"), ("GEOMETRYCOLLECTION(", "POINT(1 2)", ")"), ("a = --", "1", ""), ("(((((", "", ""),
    ]

    @Test(arguments: constructs)
    func `10,000 levels of text are refused`(_ construct: (open: String, inside: String, close: String)) {
        let text =
            String(repeating: construct.open, count: Self.count) + construct.inside
            + String(repeating: construct.close, count: Self.count)
        #expect(throws: PaftaError.self) { try CQL2Text.parse(text) }
    }

    @Test(arguments: ["(", "NOT ", "f(", "f((", "NOT f(", "CASEI("])
    func `nesting within the length is refused as too large, with a place`(_ open: String) {
        let text = String(repeating: open, count: Self.count) + "a = 1"
        expectRefusal(of: text, .filterTooLarge) { () throws(PaftaError) in try CQL2Text.parse(text) }
    }

    @Test(arguments: [" + b", " - b", " * b"])
    func `long sums are deep trees and refused as such`(_ term: String) {
        let text = "a = b" + String(repeating: term, count: Self.count)
        expectRefusal(of: text, .filterTooLarge) { () throws(PaftaError) in try CQL2Text.parse(text) }
    }

    @Test func `a long chain of IS NULL is a deep tree too`() {
        let text = "a" + String(repeating: " IS NULL", count: Self.count)
        expectRefusal(of: text, .filterTooLarge) { () throws(PaftaError) in try CQL2Text.parse(text) }
    }

    @Test(arguments: [
        "[", "{\"a\":", "{\"op\":\"not\",\"args\":[", "{\"op\":\"f\",\"args\":[", "{\"op\":\"f\",\"args\":[[",
        "{\"args\":[",
        "{\"type\":\"Point\",\"coordinates\":[", "{\"interval\":[", "{\"op\":\"in\",\"args\":[1,[", "{\"x\":[{\"y\":",
    ])
    func `10,000 levels of JSON are refused as too large, with a place`(_ open: String) {
        let json = String(repeating: open, count: Self.count)
        expectRefusal(of: json, .filterTooLarge) { () throws(PaftaError) in try CQL2JSON.parse(Array(json.utf8)) }
    }

    @Test func `the deepest tree of the budget comes back from both encodings`() throws {
        let depth = ParseBudget.standard.maximumDepth
        let text =
            String(repeating: "NOT (a = 1 AND ", count: (depth - 2) / 2) + "b = 1"
            + String(repeating: ")", count: (depth - 2) / 2)
        let tree = try CQL2Text.parse(text)
        #expect(try CQL2Text.parse(CQL2Text.encode(tree)) == tree)
        #expect(try CQL2JSON.parse(CQL2JSON.encode(tree)) == tree)
    }

    @Test func `the depth counts nodes, the same in both encodings`() throws {
        let budget = ParseBudget(maximumBytes: 1_000, maximumDepth: 3, maximumNodes: 100, maximumPositions: 10)
        #expect(try CQL2Text.parse("NOT a = 1", budget: budget) == CQL2Text.parse("NOT a = 1"))
        expectRefusal(of: "NOT NOT a = 1", .filterTooLarge) { () throws(PaftaError) in
            try CQL2Text.parse("NOT NOT a = 1", budget: budget)
        }
        let json = CQL2JSON.encode(try CQL2Text.parse("NOT NOT a = 1"))
        expectRefusal(of: String(decoding: json, as: UTF8.self), .filterTooLarge) { () throws(PaftaError) in
            try CQL2JSON.parse(json, budget: budget)
        }
    }
}
