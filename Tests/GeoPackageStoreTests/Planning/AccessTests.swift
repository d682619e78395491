import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Access paths` {
    /// A query, how its rows are found, by which index, and how many features it has.
    struct Example: CustomStringConvertible {
        var filter: String?
        var box: Envelope?
        var access: String
        var index: String?
        var count: Int
        var description: String { "\(filter ?? "everything")\(box == nil ? "" : " in a box")" }
    }

    private static let small = ParcelSamples.box(0...9, 0...9)
    private static let half = ParcelSamples.box(0...59, 0...99)
    private static let everywhere = Envelope(minX: 0, minY: 0, maxX: 900_000, maxY: 5_000_000)

    static let examples = [
        Example(access: "all rows", count: 12_000),
        Example(box: small, access: "spatial index", index: "rtree_parsel_geom", count: 100),
        Example(box: everywhere, access: "all rows", count: 12_000),
        Example(filter: "ada = 7", access: "attribute index", index: "ada,parsel", count: 25),
        Example(filter: "ada = 7 AND parsel = 3", access: "attribute index", index: "ada,parsel", count: 1),
        Example(filter: "ada IN (7, 8) AND parsel > 22", access: "attribute index", index: "ada,parsel", count: 4),
        Example(filter: "parsel = 3", access: "all rows", count: 480),
        Example(filter: "ada BETWEEN 10 AND 11", access: "attribute index", index: "ada,parsel", count: 50),
        Example(filter: "ada >= 0", access: "all rows", count: 12_000),
        Example(filter: "mahalle LIKE 'Çınar%' AND ada = 7", access: "attribute index", index: "ada,parsel", count: 12),
        Example(filter: "mahalle LIKE 'Çi%r'", access: "attribute index", index: "mahalle", count: 0),
        Example(
            filter: "mahalle = 'Iğdır'",
            box: small,
            access: "spatial index",
            index: "rtree_parsel_geom",
            count: 50
        ),
        Example(
            filter: "mahalle = 'Iğdır'",
            box: half,
            access: "spatial index",
            index: "rtree_parsel_geom",
            count: 3_000
        ),
        Example(filter: "NOT ada = 7", access: "all rows", count: 11_975),
        Example(filter: "ada = 7 OR ada = 9", access: "attribute index", index: "ada,parsel", count: 50),
        Example(filter: "ada = 7 OR alan = 1", access: "all rows", count: 315),
        Example(
            filter: "S_INTERSECTS(geom, BBOX(500000,4250000,500195,4250195))",
            access: "spatial index",
            index: "rtree_parsel_geom",
            count: 100
        ),
        Example(
            filter: "ada = 0 AND S_INTERSECTS(geom, BBOX(500000,4250000,500195,4250195))",
            access: "attribute index",
            index: "ada,parsel",
            count: 10
        ),
    ]

    @Test func `the index that leaves the fewest rows is used`() throws {
        let home = try ParcelSamples.home(indexes: [["ada", "parsel"], ["mahalle"]])
        let reading = try home.open()
        for example in Self.examples {
            var query = try example.filter.map { try Query($0) } ?? Query()
            if let box = example.box { query = query.inside(box) }
            let plan = try reading.features(query).plan
            #expect(plan.access.english == example.access, "\(example)")
            #expect(plan.index == example.indexName, "\(example)")
            let count = try reading.rows(query).count
            #expect(count == example.count, "\(example)")
        }
    }

    @Test func `what two indexes find is looked for in both`() throws {
        let home = try TemporaryHome()
        var samples = squares(40_000)
        for index in samples.indices { samples[index].values = [.number(Int64(index / 60 % 5))] }
        try home.load(.layer(properties: [PropertyDefinition(name: "kat", type: .integer)]), samples)
        try AttributeIndexes(home: home.home).create(layer: "parsel", properties: ["kat"])
        let reading = try home.open()
        let query = try Query("kat = 3").inside(ParcelSamples.box(0...29, 0...599))
        let plan = try reading.features(query).plan
        #expect(plan.access.english == "attribute index and spatial index")
        #expect(plan.estimatedRows == 3_600)
        #expect(try reading.rows(query).count == 3_600)
    }

    @Test func `an index of another program is used if it compares as we do`() throws {
        let home = try ParcelSamples.home(1_000)
        let sql = [
            ("CREATE INDEX a ON parsel (ada, parsel)", true), ("CREATE INDEX a ON parsel (ada DESC)", false),
            ("CREATE INDEX a ON parsel (mahalle COLLATE NOCASE, ada)", false),
            ("CREATE INDEX a ON parsel (tescil)", false),
            ("CREATE INDEX a ON parsel (ada) WHERE parsel > 3", false), ("CREATE INDEX a ON parsel (ada + 1)", false),
            ("CREATE UNIQUE INDEX a ON parsel (ada, parsel, fid)", true),
        ]
        for (creation, isUsed) in sql {
            try home.edit(creation)
            let query = try Query("ada = 7 AND mahalle >= 'a' AND tescil > TIMESTAMP('2020-01-01T00:00:00Z')")
            #expect(
                try home.open().features(query).plan.access.english == (isUsed ? "attribute index" : "all rows"),
                "\(creation)"
            )
            #expect(try home.open().rows(Query("ada = 7")).count == 25)
            try home.edit("DROP INDEX a")
        }
    }
}

extension `Access paths`.Example {
    /// The name of the index in the GeoPackage.
    fileprivate var indexName: String? {
        guard let index, !index.hasPrefix("rtree") else { return index }
        return DeclaredIndex(layer: "parsel", properties: index.split(separator: ",").map(String.init)).name
    }
}
