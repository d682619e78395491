import CQL2
import GeoCore
import Testing

@Suite struct `Literals of time and space` {
    @Test(arguments: [
        "DATE('2024-02-29')", "DATE('2000-02-29')", "DATE('0000-01-01')", "DATE('9999-12-31')",
        "TIMESTAMP('2026-11-21T00:00:00Z')",
        "TIMESTAMP('2016-12-31T23:59:60Z')", "TIMESTAMP('2026-11-21T10:53:16.123456789Z')",
    ])
    func `days and moments of the calendar are kept as they stand`(_ literal: String) throws {
        #expect(CQL2Text.encode(try CQL2Text.parse("a = \(literal)")) == "a = \(literal)")
    }

    @Test func `zeros at the end of a fraction do not count`() throws {
        let filters = ["00.500Z", "00.5Z"].map { "T_EQUALS(a, TIMESTAMP('2026-11-21T10:53:\($0)'))" }
        #expect(try CQL2Text.parse(filters[0]) == CQL2Text.parse(filters[1]))
        #expect(
            try CQL2Text.parse("a = TIMESTAMP('2026-11-21T10:53:16.000Z')")
                == CQL2Text.parse("a = TIMESTAMP('2026-11-21T10:53:16Z')")
        )
    }

    @Test(arguments: [
        ("'2026-01-01'", "'2026-01-01'"), ("'2026-01-01T23:00:00Z'", "'2026-01-01'"),
        ("'2026-01-01'", "'2026-01-01T00:00:00Z'"),
        ("'2026-01-01T00:00:00Z'", "'2026-01-01T00:00:00.5Z'"), ("'..'", "'..'"), ("a", "'2026-01-01'"), ("f(a)", "b"),
        ("'2026-01-01T00:00:00.25Z'", "'2026-01-01T00:00:00.5Z'"),
    ])
    func `intervals that do not run backwards are read`(_ ends: (start: String, end: String)) throws {
        let filter = "T_DURING(a, INTERVAL(\(ends.start), \(ends.end)))"
        #expect(CQL2Text.encode(try CQL2Text.parse(filter)) == filter)
    }

    @Test func `a geometry becomes a column with one row`() throws {
        let filter =
            "S_EQUALS(g, MULTIPOLYGON Z (((0 0 1, 9 0 2, 9 9 3, 0 0 1), (1 1 0, 2 1 0, 2 2 0, 1 1 0)), ((5 5 5, 6 5 5, 6 6 5, 5 5 5))))"
        guard case .spatial(.equals, _, let operand) = try CQL2Text.parse(filter).kind,
            case .literal(.geometry(let geometry)) = operand.kind
        else {
            Issue.record("no geometry")
            return
        }
        let column = geometry.column
        #expect(column.types == [.multiPolygon])
        #expect(column.partsEnd == [2])
        #expect(column.partTypes == [.polygon, .polygon])
        #expect(column.ringsEnd == [2, 3])
        #expect(column.positionsEnd == [4, 8, 12])
        #expect(column.z == [1, 2, 3, 1, 0, 0, 0, 0, 5, 5, 5, 5])
        #expect(Array(column.xy.prefix(4)) == [0, 0, 9, 0])
    }

    @Test func `multi-geometries inside a collection become its parts`() throws {
        let left = try CQL2Text.parse("S_EQUALS(g, GEOMETRYCOLLECTION(MULTIPOINT(1 2, 3 4), POINT(5 6)))")
        let right = try CQL2Text.parse("S_EQUALS(g, GEOMETRYCOLLECTION(POINT(1 2), POINT(3 4), POINT(5 6)))")
        #expect(left == right)
    }

    @Test func `coordinates are the nearest doubles of their decimals`() throws {
        var numbers = SeededNumbers(seed: 3)
        for digits in 1...20 {
            let decimals = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &numbers)) }.joined()
            let filter = "S_WITHIN(g, BBOX(-1\(decimals).\(decimals), 0.\(decimals), \(decimals), 0.\(decimals)))"
            guard case .spatial(_, _, let operand) = try CQL2Text.parse(filter).kind,
                case .literal(.box(let box)) = operand.kind
            else {
                Issue.record("no box")
                return
            }
            // The standard library reads decimals on its own, with correct rounding.
            #expect(
                box
                    == ["-1\(decimals).\(decimals)", "0.\(decimals)", decimals, "0.\(decimals)"].compactMap(Double.init)
            )
        }
    }
}
