import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Conditions of which one is enough` {
    /// A filter, how its rows are found, and by which indexes.
    struct Example: CustomStringConvertible {
        var filter: String
        var access = "union of indexes"
        var indexes: [String]
        var description: String { filter }
    }

    private static let box = "S_INTERSECTS(geom, BBOX(500000,4250000,500195,4250195))"
    private static let indexes = [["ada", "parsel"], ["alan"], ["nitelik"]]

    static let examples = [
        Example(filter: "ada = 7 OR alan = 1", indexes: ["ada,parsel", "alan"]),
        Example(filter: "alan = 1 OR ada BETWEEN 3 AND 5 OR ada = 9", indexes: ["alan", "ada,parsel"]),
        Example(filter: "(ada = 7 OR alan = 1) AND nitelik = 'Bağ'", indexes: ["ada,parsel", "alan"]),
        Example(filter: "(ada = 7 OR alan = 1) AND parsel = 3", indexes: ["ada,parsel", "alan"]),
        Example(
            filter: "(nitelik = 'Bağ' OR alan = 1) AND ada = 7",
            access: "attribute index",
            indexes: ["ada,parsel"]
        ),
        Example(filter: "ada = 7 AND parsel = 3 OR ada = 9", access: "attribute index", indexes: ["ada,parsel"]),
        Example(filter: "ada = 7 OR alan = 1 AND (ada = 8 OR alan = 2)", indexes: ["ada,parsel", "alan"]),
        Example(filter: "ada = 7 OR mahalle = 'Iğdır' AND (ada = 8 OR alan = 2)", indexes: ["ada,parsel", "alan"]),
        Example(filter: "\(box) OR ada = 7", indexes: ["rtree_parsel_geom", "ada,parsel"]),
        Example(filter: "mahalle = 'Iğdır' AND \(box) OR alan = 1", indexes: ["rtree_parsel_geom", "alan"]),
        Example(
            filter: "ada = 7 AND \(box) OR alan = 1 AND \(box)",
            access: "spatial index",
            indexes: ["rtree_parsel_geom"]
        ),
        Example(filter: "ada = 7 OR parsel = 3", access: "all rows", indexes: []),
        Example(filter: "ada = 7 OR ada <> 8", access: "all rows", indexes: []),
        Example(filter: "ada >= 0 OR alan = 1", access: "all rows", indexes: []),
        Example(filter: "ada = 7 OR alan = 1 OR area(geom) > 0", access: "all rows", indexes: []),
        Example(filter: "NOT (ada = 7 OR alan = 1)", access: "all rows", indexes: []),
    ]

    @Test func `are looked up branch by branch, where each has an index`() throws {
        let reading = try ParcelSamples.home(indexes: Self.indexes).open()
        let plain = try ParcelSamples.home().open()
        for example in Self.examples {
            let query = try Query(example.filter)
            let plan = try reading.features(query).plan
            #expect(plan.access.english == example.access, "\(example)")
            #expect(plan.index == example.indexNames, "\(example)")
            let rows = try plain.rows(query)
            #expect(try reading.rows(query) == rows, "\(example)")
            #expect(try reading.pages(query, of: 40) == rows, "\(example)")
            #expect(plan.access.english == "all rows" || (plan.estimatedRows ?? 0) >= rows.count, "\(example)")
        }
    }

    @Test func `count a feature once that meets several`() throws {
        let reading = try ParcelSamples.home(indexes: Self.indexes).open()
        // Block 7 is the squares 175 to 199, of which ten lie in the box.
        let query = try Query("\(Self.box) OR ada = 7 OR ada = 7 AND parsel = 3")
        #expect(try reading.features(query).plan.estimatedRows == 115)
        #expect(try reading.rows(query).count == 115)
    }

    @Test func `go on behind a page where they find very many`() throws {
        let home = try TemporaryHome()
        var samples = squares(40_000)
        for index in samples.indices {
            samples[index].values = [.number(Int64(index % 9)), .number(Int64(index % 11))]
        }
        let properties = ["kat", "yapi"].map { PropertyDefinition(name: $0, type: .integer) }
        try home.load(.layer(properties: properties), samples)
        let query = try Query("kat = 3 OR yapi = 5")
        let expected = (0..<40_000).filter { $0 % 9 == 3 || $0 % 11 == 5 }
        let before = try home.open().rows(query)
        #expect(before.count == expected.count)
        for property in ["kat", "yapi"] {
            try AttributeIndexes(home: home.home).create(layer: "parsel", properties: [property])
        }
        var page = query
        page.limit = 10
        #expect(try home.open().features(page).plan.access.english == "union of indexes")
        page.limit = 7_000
        #expect(try home.open().rows(page) == Array(before.prefix(7_000)))
        #expect(try home.open().pages(query, of: 1_900) == before)
    }

    @Test func `too many of them are not looked up one by one`() throws {
        let reading = try ParcelSamples.home(1_000, indexes: Self.indexes).open()
        let branches = (0..<70).map { "(ada = \($0) AND parsel = 1)" }
        let query = try Query(branches.joined(separator: " OR "))
        #expect(try reading.features(query).plan.access.english == "all rows")
        #expect(try reading.rows(query).count == 40)
    }

    @Test func `keep the same features in the same order as without indexes`() throws {
        let indexed = try ParcelSamples.home(2_000, indexes: Self.indexes + [["tescil"], ["mahalle"]]).open()
        let plain = try ParcelSamples.home(2_000).open()
        var random = SplitMix(state: 11)
        var unions = 0
        for _ in 0..<300 {
            var query = try Query(Self.filter(depth: 3, &random))
            if Int.random(in: 0..<4, using: &random) == 0 { query = query.inside(ParcelSamples.box(5...30, 0...20)) }
            if Int.random(in: 0..<3, using: &random) == 0 { query.limit = 30 }
            if Int.random(in: 0..<3, using: &random) == 0 {
                query.sort = [SortKey(property: "alan", isDescending: true)]
            }
            #expect(try indexed.rows(query) == plain.rows(query), "\(query)")
            if try indexed.features(query).plan.access.english.contains("union") { unions += 1 }
        }
        #expect(unions > 50)
    }

    private static func filter(depth: Int, _ random: inout SplitMix) -> String {
        guard depth > 0 else {
            let number = Int.random(in: 0..<80, using: &random)
            let leaves = [
                "ada = \(number)", "alan = \(number % 10)", "ada IN (\(number), 3)", "alan > 9", "nitelik = 'Bağ'",
                "ada < \(number / 9) AND parsel > 20", "tescil < TIMESTAMP('2026-01-11T10:00:00Z')", "alan IS NULL",
                "mahalle LIKE 'Çı%' AND ada = \(number)", "1 = 2", "TRUE", "parsel = \(number % 25)",
                "S_INTERSECTS(geom, BBOX(500\(number + 100),4250000,500\(number + 300),4250200))",
                "NOT nitelik = 'Bağ'", "T_AFTER(tescil, TIMESTAMP('2026-01-28T10:00:00Z'))",
            ]
            return leaves.randomElement(using: &random) ?? ""
        }
        let parts = (0...Int.random(in: 1...2, using: &random))
            .map { _ in "(\(filter(depth: Int.random(in: 0..<depth, using: &random), &random)))" }
        return parts.joined(separator: Int.random(in: 0..<5, using: &random) == 0 ? " AND " : " OR ")
    }
}

extension `Conditions of which one is enough`.Example {
    /// The names of the indexes in the GeoPackage.
    fileprivate var indexNames: String? {
        let names = indexes.map { index in
            index.hasPrefix("rtree")
                ? index : DeclaredIndex(layer: "parsel", properties: index.split(separator: ",").map(String.init)).name
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
