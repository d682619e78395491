import CQL2
import GeoCore
import Testing

@Suite struct `Predicates of the abstract test suite` {
    @Test func `the table holds all predicates of annex A`() {
        #expect(AbstractTestSuite.predicates.count == 382)
    }

    @Test(arguments: AbstractTestSuite.predicates)
    func `every predicate reads as text and comes back from text and JSON`(_ predicate: String) throws {
        let expression = try CQL2Text.parse(predicate)
        #expect(try CQL2Text.parse(CQL2Text.encode(expression)) == expression)
        #expect(try CQL2JSON.parse(CQL2JSON.encode(expression)) == expression)
    }

    @Test func `keywords and functions are read in any letter case`() throws {
        let upper = try CQL2Text.parse("T_FINISHEDBY(INTERVAL(a, '..'), DATE('2026-01-01')) AND NOT x IS NULL")
        let lower = try CQL2Text.parse("t_finishedby(interval(a, '..'), date('2026-01-01')) and not x is null")
        #expect(upper == lower)
    }

    @Test func `combinations of four predicates keep their structure`() throws {
        let text = "((NOT a = 1 AND b = 2) OR (c = 3 and NOT d = 4) or not (a = 1 AND d = 4))"
        guard case .or(let operands) = try CQL2Text.parse(text).kind else {
            Issue.record("no OR")
            return
        }
        #expect(operands.count == 3)
        #expect(CQL2Text.encode(operands[2]) == "NOT (a = 1 AND d = 4)")
    }
}
