import FeatureFiltering
import FeatureQuery
import Testing

/// OGC 21-065r2, clause 6.2, table 1, and requirement `/req/basic-cql2/null-predicate`, table 2.
@Suite struct `Truth tables of filters` {
    private static let words: [(Bool?, String)] = [(true, "yes = TRUE"), (false, "yes = FALSE"), (nil, "none = TRUE")]

    private static func truth(_ text: String) throws -> Bool? {
        var layer = Layer([("yes", .boolean), ("none", .boolean)])
        try layer.append(nil, .boolean(true), nil)
        if try layer.rows(text) == [1] { return true }
        return try layer.rows("NOT (\(text))") == [1] ? false : nil
    }

    @Test(
        arguments: [
            (true, true, true, true), (true, false, false, true), (false, true, false, true),
            (false, false, false, false),
            (true, nil, nil, true), (false, nil, false, nil), (nil, true, nil, true), (nil, false, false, nil),
            (nil, nil, nil, nil),
        ] as [(Bool?, Bool?, Bool?, Bool?)]
    )
    func `and takes the worse, or the better of two truths`(_ a: Bool?, _ b: Bool?, _ and: Bool?, _ or: Bool?) throws {
        for (left, leftText) in Self.words where left == a {
            for (right, rightText) in Self.words where right == b {
                #expect(try Self.truth("\(leftText) AND \(rightText)") == and)
                #expect(try Self.truth("\(leftText) OR \(rightText)") == or)
            }
        }
    }

    @Test func `the opposite of unknown is unknown`() throws {
        #expect(try Self.truth("NOT yes = TRUE") == false)
        #expect(try Self.truth("NOT yes = FALSE") == true)
        #expect(try Self.truth("NOT none = TRUE") == nil)
    }

    @Test func `literals are folded without changing a truth`() throws {
        #expect(try Self.truth("TRUE AND yes = TRUE") == true)
        #expect(try Self.truth("FALSE OR none = TRUE") == nil)
        #expect(try Self.truth("FALSE AND none = TRUE") == false)
        #expect(try Self.truth("TRUE OR none = TRUE") == true)
        #expect(try Self.truth("1 = 1 AND 'a' < 'b'") == true)
    }

    @Test func `TRUE keeps every feature and FALSE none, also in an empty batch`() throws {
        var layer = Layer([])
        #expect(try layer.evaluator("TRUE").rowsKept(of: layer.batch) == nil)
        #expect(try layer.rows("FALSE") == [])
        try layer.append()
        #expect(try layer.evaluator("TRUE").rowsKept(of: layer.batch) == nil)
        #expect(try layer.evaluator("FALSE").rowsKept(of: layer.batch) == [false])
    }

    @Test func `IS NULL is never unknown`() throws {
        #expect(try Self.truth("none IS NULL") == true)
        #expect(try Self.truth("none IS NOT NULL") == false)
        #expect(try Self.truth("yes IS NULL") == false)
        #expect(try Self.truth("(none = TRUE) IS NULL") == true)
    }
}
