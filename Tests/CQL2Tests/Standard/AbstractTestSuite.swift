/// The predicates of the standard's abstract test suite, one a line; `q` stands for any queryable, `p1` to `p4` for
/// predicates, names in braces for ``longLiterals``.
///
/// - SeeAlso: OGC 21-065r2, annex A.
enum AbstractTestSuite {
    /// Literals that stand in several predicates.
    static let longLiterals = [
        "{year}": "INTERVAL('2021-01-01T00:00:00Z','2021-12-31T23:59:59Z')",
        "{hole}": """
        POLYGON((-180 -90, -90 -90, -90 90, -180 90, -180 -90), (-120 -50, -100 -50, -100 -40, -120 -40, -120 -50))
        """,
        "{parts}": """
        MULTIPOLYGON(((-180 -90, -90 -90, -90 90, -180 90, -180 -90),
        (-120 -50, -100 -50, -100 -40, -120 -40, -120 -50)),((0 0, 10 0, 10 10, 0 10, 0 0)))
        """,
        "{luxembourg}": """
        POLYGON((6.043073357781111 50.128051662794235,6.242751092156993 49.90222565367873,
        6.186320428094177 49.463802802114515,5.897759230176348 49.44266714130711,
        5.674051954784829 49.529483547557504,5.782417433300907 50.09032786722122,
        6.043073357781111 50.128051662794235))
        """,
    ]

    /// Every predicate, with its literals.
    static var predicates: [String] {
        [comparisons, texts, spatial, times, swapped].flatMap { $0.split(separator: "\n") }
            .map { line in
                longLiterals.reduce(String(line)) { text, literal in
                    text.split(separator: literal.key, omittingEmptySubsequences: false)
                        .joined(separator: literal.value)
                }
            }
    }
}
