import FeatureQuery
import Testing

@Suite struct `Time in filters` {
    /// The thirteen relations of Allen between a row's interval and 2022-03-01/2022-06-01, by hand.
    private static let intervals: [(String, start: String, end: String)] = [
        ("before", "2022-01-01", "2022-02-01"), ("meets", "2022-01-01", "2022-03-01"),
        ("overlaps", "2022-01-01", "2022-04-01"), ("starts", "2022-03-01", "2022-04-01"),
        ("during", "2022-04-01", "2022-05-01"), ("finishes", "2022-04-01", "2022-06-01"),
        ("equals", "2022-03-01", "2022-06-01"), ("finishedBy", "2022-01-01", "2022-06-01"),
        ("contains", "2022-01-01", "2022-07-01"), ("startedBy", "2022-03-01", "2022-07-01"),
        ("overlappedBy", "2022-04-01", "2022-07-01"), ("metBy", "2022-06-01", "2022-07-01"),
        ("after", "2022-07-01", "2022-08-01"),
    ]

    private static func layer(_ type: PropertyType) throws -> Layer {
        var layer = Layer([("start", type), ("end", type)])
        let time = type == .date ? "" : "T12:00:00Z"
        for (_, start, end) in intervals { try layer.append(nil, .text(start + time), .text(end + time)) }
        try layer.append(nil, .text("2022-03-01" + time), nil)
        return layer
    }

    private static func expected(_ function: String) -> [Int] {
        let names = intervals.map(\.0)
        let wanted: [String] =
            switch function {
            case "disjoint": ["before", "after"]
            case "intersects": names.filter { $0 != "before" && $0 != "after" }
            default: [function]
            }
        return wanted.compactMap { name in names.firstIndex(of: name).map { $0 + 1 } }
    }

    /// OGC 21-065r2, tables 10 and 11.
    @Test(arguments: intervals.map(\.0) + ["disjoint", "intersects"], [PropertyType.date, .dateTime])
    func `each function holds for exactly its relation`(_ function: String, _ type: PropertyType) throws {
        let layer = try Self.layer(type)
        let time = type == .date ? "" : "T12:00:00Z"
        let other = "INTERVAL('2022-03-01\(time)', '2022-06-01\(time)')"
        #expect(try layer.rows("T_\(function)(INTERVAL(start, end), \(other))") == Self.expected(function))
    }

    /// A missing end is no open end: requirement `/req/temporal-operators/temporal-predicates`, part C.
    @Test func `an interval with a missing end has no relation`() throws {
        let layer = try Self.layer(.date)
        #expect(try layer.rows("T_AFTER(INTERVAL(start, end), DATE('1900-01-01'))").contains(14) == false)
        #expect(try layer.rows("T_BEFORE(INTERVAL(start, end), DATE('1900-01-01'))") == [])
        #expect(try layer.rows("INTERVAL(start, end) IS NULL") == [14])
        #expect(
            try layer.rows("T_AFTER(INTERVAL(start, '..'), DATE('2022-02-28'))") == [4, 5, 6, 7, 10, 11, 12, 13, 14]
        )
    }

    @Test(arguments: [
        ("T_BEFORE(INTERVAL('..', '2022-01-01'), INTERVAL('2022-01-02', '..'))", true),
        ("T_INTERSECTS(INTERVAL('..', '..'), DATE('0001-01-01'))", true),
        ("T_EQUALS(INTERVAL('..', '2022-01-01'), INTERVAL('..', '2022-01-01'))", true),
        ("T_EQUALS(INTERVAL('2022-01-01', '2022-01-01'), DATE('2022-01-01'))", true),
        ("T_DURING(INTERVAL('2022-01-02', '2022-01-03'), INTERVAL('2022-01-01', '..'))", true),
        ("T_FINISHES(INTERVAL('2022-01-02', '..'), INTERVAL('2022-01-01', '..'))", true),
        ("T_AFTER(TIMESTAMP('2022-01-01T00:00:00.001Z'), TIMESTAMP('2022-01-01T00:00:00Z'))", true),
        ("TIMESTAMP('2022-01-01T00:00:00.000Z') = TIMESTAMP('2022-01-01T00:00:00Z')", true),
        ("TIMESTAMP('2022-01-01T10:00:00Z') < TIMESTAMP('2022-01-01T09:59:59.999999Z')", false),
        ("DATE('2024-02-29') < DATE('2024-03-01')", true),
    ])
    func `instants, open ends and fractions of seconds compare as on a line`(_ filter: String, _ expected: Bool) throws
    {
        #expect(try Layer.truth(filter) == expected)
    }

    /// Like the parameter `datetime`: a day is all its moments in UTC.
    @Test(arguments: [
        ("TIMESTAMP('2022-01-01T23:59:59Z') = DATE('2022-01-01')", true),
        ("TIMESTAMP('2022-01-01T23:59:59Z') > DATE('2022-01-01')", false),
        ("TIMESTAMP('2022-01-02T00:00:00Z') > DATE('2022-01-01')", true),
        ("T_INTERSECTS(TIMESTAMP('2022-01-01T10:00:00Z'), DATE('2022-01-01'))", true),
        ("T_BEFORE(TIMESTAMP('2022-01-01T10:00:00Z'), DATE('2022-01-02'))", true),
        ("T_INTERSECTS(TIMESTAMP('2022-12-31T10:00:00Z'), INTERVAL('2022-01-01', '2022-12-31'))", true),
    ])
    func `a day compared with a moment compares the days`(_ filter: String, _ expected: Bool) throws {
        #expect(try Layer.truth(filter) == expected)
    }

    /// The abstract test suite compares such properties with plain texts in lists.
    @Test(arguments: [
        ("tarih = DATE('2022-04-16')", [1]), ("tarih >= DATE('2022-04-16')", [1, 2]),
        ("tarih <> DATE('2022-04-16')", [2]),
        ("tarih IN ('2022-04-16', '2022-04-17')", [1]), ("tarih > '2022-04-16'", [2]), ("tarih IS NULL", [3, 4, 5]),
        ("an = TIMESTAMP('2022-04-16T10:13:19Z')", [1]), ("an IN ('2022-04-16T10:13:19Z')", [1]),
        ("an IN (DATE('2022-04-16'))", [1]), ("an < TIMESTAMP('2022-04-16T10:13:20Z')", [1]),
        ("an IS NOT NULL", [1, 2, 4]),
        ("an = tarih", [1]), ("T_INTERSECTS(an, tarih)", [1]),
    ])
    func `days and moments of a layer compare, and damaged ones are missing`(_ filter: String, _ expected: [Int]) throws
    {
        var layer = Layer([("tarih", .date), ("an", .dateTime)])
        try layer.append(nil, .text("2022-04-16"), .text("2022-04-16T10:13:19Z"))
        try layer.append(nil, .text("2022-05-01"), .text("2022-06-01T10:13:19.5Z"))
        try layer.append(nil, nil, nil)
        try layer.append(nil, .text("2022-02-30"), .text("2023-04-16T10:13:19"))
        try layer.append(nil, .text("16.04.2022"), .text("2023-04-16T25:13:19Z"))
        #expect(try layer.rows(filter) == expected)
    }
}
