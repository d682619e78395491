import CQL2
import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

@Suite struct `Random filters` {
    private static let letters = ["a", "b", "Ç", "ç", "ş", "Z", "", "ab", "aç", "Şa"]

    /// A generator that gives the same filters every time (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static func text(_ random: inout Seeded) -> String {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
    }

    private static func number(_ random: inout Seeded, depth: Int) -> Expression {
        switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
        case 0: return Expression(.property("i"))
        case 1: return Expression(.property("x"))
        case 2: return Expression(.literal(.integer(Int64.random(in: -5...5, using: &random))))
        case 3: return Expression(.literal(.real(Double(Int.random(in: -10...10, using: &random)) / 2)))
        default:
            let operations: [ArithmeticOperator] = [.add, .subtract, .multiply, .divide, .modulo, .wholeDivide]
            return Expression(
                .arithmetic(
                    operations.randomElement(using: &random) ?? .add,
                    number(&random, depth: depth - 1),
                    number(&random, depth: depth - 1)
                )
            )
        }
    }

    private static func text(_ random: inout Seeded, depth: Int) -> Expression {
        switch Int.random(in: 0...(depth > 0 ? 3 : 2), using: &random) {
        case 0: Expression(.property("s"))
        case 1: Expression(.property("t"))
        case 2: Expression(.literal(.text(text(&random))))
        default: Expression(.caseInsensitive(text(&random, depth: depth - 1)))
        }
    }

    private static func predicate(_ random: inout Seeded, depth: Int) -> Expression {
        let operation = ComparisonOperator.allCases.randomElement(using: &random) ?? .equal
        switch Int.random(in: 0...(depth > 0 ? 12 : 8), using: &random) {
        case 0, 1: return Expression(.comparison(operation, number(&random, depth: 1), number(&random, depth: 1)))
        case 2: return Expression(.comparison(operation, text(&random, depth: 1), text(&random, depth: 1)))
        case 3:
            return Expression(.comparison(operation, Expression(.property("b")), Expression(.literal(.boolean(true)))))
        case 4:
            let property = ["i", "x", "s", "t", "b", "d"].randomElement(using: &random) ?? "i"
            return Expression(.isNull(Expression(.property(property))))
        case 5:
            let pattern =
                ["%", "_", "a", "ç", "%a", "_b"].map { $0 + text(&random) }.randomElement(using: &random) ?? ""
            return Expression(.like(text(&random, depth: 1), pattern: Expression(.literal(.text(pattern)))))
        case 6:
            return Expression(
                .between(number(&random, depth: 1), lower: number(&random, depth: 0), upper: number(&random, depth: 0))
            )
        case 7:
            let list = (0..<4).map { _ in number(&random, depth: 0) }
            return Expression(.isIn(number(&random, depth: 1), list))
        case 8:
            let day = Expression(.literal(.date("2022-0\(Int.random(in: 1...9, using: &random))-15")))
            return Expression(.comparison(operation, Expression(.property("d")), day))
        case 9: return Expression(.not(predicate(&random, depth: depth - 1)))
        default:
            let parts = (0..<Int.random(in: 2...4, using: &random)).map { _ in predicate(&random, depth: depth - 1) }
            return Expression(Bool.random(using: &random) ? .and(parts) : .or(parts))
        }
    }

    private static func value(_ value: PropertyValue?) -> PlainEvaluator.Value? {
        switch value {
        case .integer(let number): .number(Double(number))
        case .real(let number): .number(number)
        case .text(let text): .text(text)
        case .boolean(let value): .boolean(value)
        case nil: nil
        }
    }

    /// 100 layers of 100 rows, 20 filters each.
    @Test(arguments: 0..<100)
    func `a batch answers as a plain row-by-row evaluation does`(_ seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        var layer = Layer([
            ("i", .integer), ("x", .real), ("s", .text), ("t", .text), ("b", .boolean), ("d", .date),
        ])
        var rows: [PlainEvaluator] = []
        for _ in 0..<100 {
            let values: [PropertyValue?] = [
                .integer(Int64.random(in: -4...4, using: &random)),
                .real(Double(Int.random(in: -8...8, using: &random)) / 2), .text(Self.text(&random)),
                .text(Self.text(&random)), .boolean(Bool.random(using: &random)),
                .text("2022-0\(Int.random(in: 1...9, using: &random))-15"),
            ]
            .map { Int.random(in: 0..<5, using: &random) == 0 ? nil : $0 }
            try layer.append(nil, values)
            let names = zip(["i", "x", "s", "t", "b", "d"], values).map { ($0, Self.value($1)) }
            rows.append(PlainEvaluator(row: Dictionary(uniqueKeysWithValues: names).compactMapValues { $0 }))
        }
        for _ in 0..<20 {
            let filter = Self.predicate(&random, depth: 3)
            let expected = rows.indices.filter { rows[$0].truth(filter) == true }.map { $0 + 1 }
            #expect(try layer.rows(layer.evaluator(filter)) == expected, "\(CQL2Text.encode(filter))")
        }
    }

    /// What a filter keeps lies in its bounds, and what is compared alone is kept as in a crowd.
    @Test(arguments: 0..<40)
    func `random geometries are kept inside the bounds, alone as in a batch`(_ seed: Int) throws {
        var random = Seeded(state: UInt64(1_000 + seed))
        var layer = Layer([("n", .integer)])
        var texts: [String] = []
        for number in 0..<60 {
            let (x, y) = (Int.random(in: 0...20, using: &random), Int.random(in: 0...20, using: &random))
            let side = Int.random(in: 1...4, using: &random)
            texts.append("POLYGON((\(x) \(y),\(x + side) \(y),\(x + side) \(y + side),\(x) \(y)))")
            try layer.append(texts.last, .integer(Int64(number)))
        }
        let functions = ["INTERSECTS", "WITHIN", "TOUCHES", "OVERLAPS", "CONTAINS", "DISJOINT", "EQUALS"]
        let literals = ["BBOX(5,5,12,12)", "POLYGON((3 3,17 4,11 18,3 3),(8 6,12 6,10 9,8 6))", texts[7], "POINT(9 9)"]
        let conditions = (0..<3)
            .map { _ in
                "S_\(functions.randomElement(using: &random) ?? "")(geom, \(literals.randomElement(using: &random) ?? ""))"
            }
        let filter = "\(conditions[0]) AND n > 5 OR NOT (\(conditions[1]) AND \(conditions[2]))"
        let evaluator = try layer.evaluator(filter)
        let kept = try layer.rows(evaluator)
        for row in 1...60 {
            var alone = Layer([("n", .integer)])
            try alone.append(texts[row - 1], .integer(Int64(row - 1)))
            #expect(try alone.rows(filter).isEmpty == !kept.contains(row), "\(row): \(filter)")
            guard kept.contains(row) else { continue }
            let envelope = layer.batch.geometry.envelope(of: row - 1)
            #expect(evaluator.bounds.allSatisfy { bound in bound.envelopes.contains { $0.intersects(envelope) } })
        }
    }
}
