import CQL2
import FeatureQuery
import Testing

/// OGC 21-065r2, requirement `/req/advanced-comparison-operators/like-predicate`.
@Suite struct `Patterns of LIKE` {
    @Test(arguments: [
        ("Berlin", "B_r%", true), ("Brn", "B_r%", false), ("", "", true), ("", "_%", false),
        ("", "%", true), ("a", "%%", true), ("a", "", false), ("København", "K_benhavn", true),
        ("ığdır", "_ğ___", true), ("ığdır", "_ğ____", false), ("😀x", "_x", true),
        ("%_", "\\%\\_", true), ("ab", "\\%\\_", false), ("a\\", "a\\", true), ("a\\b", "a\\\\b", true),
        ("axxbyyc", "a%b%c", true), ("axxbyy", "a%b%c", false), ("aXbXc", "%X%X%", true),
        ("aXc", "%X%X%", false), ("abab", "%ab", true), ("aba", "ab%ba", false), ("abba", "ab%ba", true),
        ("mississippi", "%iss%ip%", true), ("mississippi", "%s_i%p_", true), ("ş", "_", true),
        ("şş", "%_", true), ("ab", "%_b", true), ("b", "%_b", false), ("a", "A", false),
    ])
    func `a text matches or not`(_ text: String, _ pattern: String, _ expected: Bool) throws {
        var layer = Layer([("t", .text)])
        try layer.append(nil, .text(text))
        let literal = Expression(.literal(.text(pattern)))
        for value in [Expression(.property("t")), Expression(.literal(.text(text)))] {
            let evaluator = try layer.evaluator(Expression(.like(value, pattern: literal)))
            #expect(try layer.rows(evaluator) == (expected ? [1] : []))
        }
    }

    @Test func `a missing text matches no pattern and no opposite`() throws {
        var layer = Layer([("t", .text)])
        try layer.append(nil, nil)
        try layer.append(nil, .text(""))
        #expect(try layer.rows("t LIKE '%'") == [2])
        #expect(try layer.rows("t NOT LIKE 'a%'") == [2])
    }

    /// Trying every way to place ten stars would take years.
    @Test func `a hostile pattern is answered at once`() throws {
        var layer = Layer([("t", .text)])
        try layer.append(nil, .text(String(repeating: "a", count: 5_000)))
        let pattern = String(repeating: "%a_", count: 400) + "%b"
        let start = ContinuousClock.now
        #expect(try layer.rows("t LIKE '\(pattern)'") == [])
        #expect(ContinuousClock.now - start < .seconds(2))
    }
}
