import CQL2
import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Random filters` {
    /// Makes filters of the properties of `PlanningSamples`.
    private struct Maker {
        var random: SplitMix

        mutating func pick<Element>(_ choices: [Element]) -> Element {
            choices[Int(random.next() % UInt64(choices.count))]
        }

        mutating func predicate(_ depth: Int) -> String {
            if depth > 0 {
                switch pick([0, 1, 2, 3]) {
                case 0: return "(\(predicate(depth - 1)) AND \(predicate(depth - 1)))"
                case 1: return "(\(predicate(depth - 1)) OR \(predicate(depth - 1)))"
                case 2: return "NOT (\(predicate(depth - 1)))"
                default: break
                }
            }
            let comparison = pick(["=", "<>", "<", ">", "<=", ">="])
            switch pick([0, 1, 2, 3, 4, 5, 6, 7]) {
            case 0: return "ada \(comparison) \(pick(["-7", "2", "2.5", "5", "1e300"]))"
            case 1: return "alan \(comparison) \(pick(["20", "-1.5", "0", "ada", "kat", "20.5"]))"
            case 2: return "ad \(comparison) \(pick(["'Çınar'", "''", "'z'", "'cinar'"]))"
            case 3: return "ad LIKE \(pick(["'Ç%'", "'%r%'", "'cinar'", "'_inar'", "'x%--'"]))"
            case 4: return "\(pick(["ada", "kat"])) IN (\(pick(["1", "2", "3"])), \(pick(["5", "6"])))"
            case 5: return "an \(comparison) TIMESTAMP('2026-01-01T10:00:00\(pick(["Z", ".5Z", ".050Z"]))')"
            case 6: return "gun \(comparison) DATE('\(pick(["2026-01-01", "2025-12-31"]))')"
            default: return "\(pick(["ada", "ad", "gun"])) IS \(pick(["", "NOT "]))NULL"
            }
        }
    }

    @Test(arguments: [false, true])
    func `SQL, indexes and batches together keep what the batches alone would`(_ isIndexed: Bool) throws {
        let home = try PlanningSamples.home()
        if isIndexed {
            for names in [["ada", "kat"], ["alan"], ["ad"], ["gun", "an"], ["an"], ["kat"]] {
                try AttributeIndexes(home: home.home).create(layer: "parsel", properties: names)
            }
        }
        let reading = try home.open()
        let all = try #require(try reading.features(Query()).next())
        var maker = Maker(random: SplitMix(state: 7))
        for _ in 0..<400 {
            let text = maker.predicate(3)
            let query = try Query(text)
            let filter = try #require(query.filter)
            let evaluator = try FilterEvaluator(
                filter,
                schema: reading.schema,
                references: TemporaryHome.references
            )
            let kept = try evaluator.rowsKept(of: all) ?? Array(repeating: true, count: all.count)
            let expected = zip(all.positions, kept).filter(\.1).map(\.0)
            #expect(try reading.rows(query).map(\.position) == expected, "\(text)")
        }
    }
}
