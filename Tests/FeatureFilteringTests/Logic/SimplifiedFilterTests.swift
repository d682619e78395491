import CQL2
import FeatureFiltering
import FeatureQuery
import GeoCore
import GeoReferencing
import Testing

/// OGC 21-065r2, clause 6.2, table 1: a filter keeps what it is true for.
@Suite struct `Simplified filters` {
    private static let references = CoordinateReferenceSystems()
    private static let layer = Layer([("ada", .text), ("kat", .integer), ("bos", .boolean)])

    private static func simplified(_ text: String) throws -> SimplifiedFilter {
        let filter = FilterExpression(try CQL2Text.parse(text), crs: .epsg(5254))
        return try SimplifiedFilter(filter, schema: layer.schema, references: references)
    }

    @Test(
        arguments: [
            ("FALSE", SimplifiedFilter.nothing), ("1 = 2", .nothing), ("NOT TRUE", .nothing),
            ("ada = 'x' AND FALSE", .nothing), ("ada = 'x' AND (kat = 1 AND 'a' > 'b')", .nothing),
            ("NOT (ada = 'x' OR 1 < 2)", .nothing), ("2 IN (1, 3)", .nothing), ("5 BETWEEN 6 AND 7", .nothing),
            ("CASEI('A') = 'b'", .nothing), ("DATE('2026-01-02') < DATE('2026-01-01')", .nothing),
            ("1 / 0 = 1", .nothing), ("NOT (1 / 0 = 1)", .nothing), ("ada = 'x' AND 1 / 0 = 1", .nothing),
            ("NOT (ada = 'x' OR 1 / 0 = 1)", .nothing),
            ("TRUE", .everything), ("1 = 1 AND 'a' LIKE 'a%'", .everything), ("ada = 'x' OR TRUE", .everything),
            ("NOT (ada = 'x' AND 1 = 2)", .everything), ("1 + 1 = 2", .everything),
        ]
    )
    func `what no feature changes is decided once`(_ text: String, _ expected: SimplifiedFilter) throws {
        #expect(try Self.simplified(text) == expected)
    }

    @Test(
        arguments: [
            ("ada = 'x' AND TRUE", "ada = 'x'"), ("FALSE OR ada = 'x'", "ada = 'x'"),
            ("ada = 'x' AND 1 = 1 AND kat = 2", "ada = 'x' AND kat = 2"),
            ("(ada = 'x' AND 1 = 2) OR kat = 2", "kat = 2"), ("NOT (ada = 'x' OR FALSE)", "NOT (ada = 'x')"),
            ("ada = 'x' OR 1 / 0 = 1", "ada = 'x'"), ("NOT (ada = 'x' AND 1 / 0 = 1)", "NOT (ada = 'x')"),
            ("ada = 'x' AND kat = 2", "ada = 'x' AND kat = 2"), ("kat = kat", "kat = kat"),
            ("(1 = 2) IS NULL OR bos = TRUE", "bos = TRUE"), ("ada IS NULL OR FALSE", "ada IS NULL"),
        ]
    )
    func `the rest of a filter stays as it is`(_ text: String, _ expected: String) throws {
        let filter = FilterExpression(try CQL2Text.parse(expected), crs: .epsg(5254))
        #expect(try Self.simplified(text) == .some(filter))
    }

    @Test(
        arguments: [
            "yok = 1 AND FALSE", "ada = 1 OR TRUE", "kat + 'a' = 1 AND 1 = 2", "1 = 'x' AND FALSE",
            "FALSE AND f(1) = 2",
            "TRUE OR S_WITHIN(geom, POLYGON((0 0,1 1,1 0,0 1,0 0)))", "FALSE AND 3",
        ]
    )
    func `what would be wrong stays wrong beside what decides without it`(_ text: String) throws {
        #expect(throws: PaftaError.self) { try Self.simplified(text) }
    }

    @Test func `the same features are kept, whatever is unknown`() throws {
        var layer = Layer([("a", .boolean), ("b", .boolean)])
        for a in [PropertyValue.boolean(true), .boolean(false), nil] {
            for b in [PropertyValue.boolean(true), .boolean(false), nil] { try layer.append(nil, [a, b]) }
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let text = Self.filter(depth: 4, &random)
            let filter = FilterExpression(try CQL2Text.parse(text), crs: .epsg(5254))
            let kept =
                switch try SimplifiedFilter(filter, schema: layer.schema, references: Self.references) {
                case .everything: Array(1...9)
                case .nothing: [Int]()
                case .some(let rest): try layer.rows(layer.evaluator(rest.expression))
                }
            #expect(try layer.rows(text) == kept, "\(text)")
        }
    }

    private static func filter(depth: Int, _ random: inout some RandomNumberGenerator) -> String {
        let leaves = ["a = TRUE", "b = TRUE", "a IS NULL", "TRUE", "FALSE", "1 / 0 = 1", "1 = 2", "'a' < 'b'"]
        guard depth > 0 else { return leaves.randomElement(using: &random) ?? "" }
        let parts = (0..<2).map { _ in filter(depth: Int.random(in: 0..<depth, using: &random), &random) }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return "(\(parts[0]) AND \(parts[1]))"
        case 1: return "(\(parts[0]) OR \(parts[1]))"
        default: return "NOT (\(parts[0]))"
        }
    }
}
