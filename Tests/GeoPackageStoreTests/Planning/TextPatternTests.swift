import Testing

@testable import GeoPackageStore

@Suite struct `Patterns of texts` {
    @Test(arguments: [
        ("", "", TextPattern.Rest.nothing), ("ada", "ada", .nothing), ("ada%", "ada", .anything),
        ("ada%%", "ada", .anything),
        ("%", "", .anything), ("a_", "a", .something), ("a%b", "a", .something), ("a\\%", "a%", .nothing),
        ("a\\_b%", "a_b", .anything), ("a\\\\%", "a\\", .anything), ("a\\", "a", .something), ("Ç%", "Ç", .anything),
    ])
    func `a pattern starts with what stands before its first wildcard`(
        _ pattern: String,
        _ prefix: String,
        _ rest: TextPattern.Rest
    ) {
        let read = TextPattern(pattern)
        #expect(read.prefix == prefix && read.rest == rest)
    }

    @Test(arguments: [
        ("a", "b"), ("az", "a{"), ("\u{D7FF}", "\u{E000}"), ("a\u{10FFFF}", "b"), ("ğ", "Ġ"),
        ("2026-11-21", "2026-11-22"),
    ])
    func `the successor of a prefix is the next text by code points`(_ prefix: String, _ successor: String) {
        #expect(
            Array(TextPattern.successor(of: prefix)?.unicodeScalars ?? "".unicodeScalars)
                == Array(successor.unicodeScalars)
        )
    }

    @Test func `nothing comes behind the last character`() {
        #expect(TextPattern.successor(of: "\u{10FFFF}") == nil && TextPattern.successor(of: "") == nil)
    }
}
