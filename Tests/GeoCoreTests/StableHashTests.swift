import GeoCore
import Testing

@Suite struct `Stable hashes` {
    /// The test vectors of the FNV draft (draft-eastlake-fnv, appendix C) for FNV-1a of 64 bits.
    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
        ] as [(String, UInt64)]
    )
    func `are those of FNV-1a`(_ text: String, _ expected: UInt64) {
        var hash = StableHash()
        hash.add(Array(text.utf8)[...])
        #expect(hash.value == expected)
    }

    @Test func `of texts and numbers are those of their bytes`() {
        var (whole, bytes) = (StableHash(), StableHash())
        whole.add("ab")
        whole.add(0x0102_0304_0506_0708 as UInt64)
        bytes.add([0x61, 0x62, 0xFF, 8, 7, 6, 5, 4, 3, 2, 1])
        #expect(whole == bytes)
    }

    @Test func `tell two texts from one`() {
        var (one, two) = (StableHash(), StableHash())
        one.add("ab")
        two.add("a")
        two.add("b")
        #expect(one != two)
    }
}

@Suite struct `Edit distances` {
    /// The usual textbook pairs, and Turkish words counted by hand.
    @Test(arguments: [
        ("kitten", "sitting", 3), ("saturday", "sunday", 3), ("", "", 0), ("", "ada", 3), ("ada", "", 3),
        ("konut", "konut", 0), ("parsel", "pasrel", 2), ("arsa", "arsalar", 3),
    ])
    func `count letters inserted, removed and replaced`(_ one: String, _ other: String, _ expected: Int) {
        #expect(Array(one).editDistance(to: Array(other)) == expected)
    }
}
