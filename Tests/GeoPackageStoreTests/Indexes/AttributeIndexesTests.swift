import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Attribute indexes` {
    private static func code(_ body: () throws -> Void) -> PaftaError.Code? {
        (#expect(throws: PaftaError.self, performing: body))?.code
    }

    private static func access(_ filter: String, _ home: TemporaryHome) throws -> String {
        try home.open().features(Query(filter)).plan.access.english
    }

    @Test func `an index is made, listed, used and dropped`() throws {
        let home = try ParcelSamples.home(1_000)
        let indexes = AttributeIndexes(home: home.home)
        #expect(try indexes.list().isEmpty)
        let made = try indexes.create(layer: "parsel", properties: ["ada", "parsel"])
        #expect(made.name.hasPrefix("pafta_parsel_ada_parsel_"))
        try indexes.create(layer: "parsel", properties: ["mahalle"])
        #expect(try indexes.list(layer: "parsel").map(\.properties) == [["ada", "parsel"], ["mahalle"]])
        #expect(try Self.access("ada = 3 AND parsel = 4", home) == "attribute index")
        try indexes.drop(layer: "parsel", properties: ["ada", "parsel"])
        #expect(try indexes.list().map(\.properties) == [["mahalle"]])
        #expect(try Self.access("ada = 3 AND parsel = 4", home) == "all rows")
        #expect(try home.connect().text("PRAGMA integrity_check") == "ok")
    }

    @Test func `what cannot be declared is refused by its code`() throws {
        let home = try PlanningSamples.home()
        let indexes = AttributeIndexes(home: home.home)
        try indexes.create(layer: "parsel", properties: ["ada"])
        #expect(Self.code { try indexes.create(layer: "parsel", properties: ["ada"]) } == .indexExists)
        #expect(Self.code { try indexes.create(layer: "yok", properties: ["ada"]) } == .unknownCollection)
        #expect(Self.code { _ = try indexes.list(layer: "yok") } == .unknownCollection)
        #expect(Self.code { try indexes.drop(layer: "parsel", properties: ["kat"]) } == .unknownIndex)
        for name in ["yok", "ADA", "geom", "fid", "ada\"); DROP TABLE parsel; --"] {
            #expect(Self.code { try indexes.create(layer: "parsel", properties: [name]) } == .unknownProperty)
        }
        for names in [[], ["ham"], ["ada", "ada"], Array(repeating: "ada", count: 9)] {
            #expect(Self.code { try indexes.create(layer: "parsel", properties: names) } == .invalidIndex)
        }
        #expect(try indexes.list().map(\.properties) == [["ada"]] && home.open().rows().count == 8)
    }

    @Test func `while another program writes, an index is not made`() throws {
        let home = try TemporaryHome { $0.writingPatience = .milliseconds(50) }
        try home.load(.layer(properties: PlanningSamples.properties), [])
        let other = try home.connect()
        try other.execute("BEGIN IMMEDIATE")
        let indexes = AttributeIndexes(home: home.home)
        #expect(Self.code { try indexes.create(layer: "parsel", properties: ["ada"]) } == .storeLocked)
        try other.execute("ROLLBACK")
        #expect(try indexes.list().isEmpty)
        try indexes.create(layer: "parsel", properties: ["ada"])
    }

    @Test func `an index is made again and counted when the layer is replaced`() throws {
        let home = try ParcelSamples.home(1_000, indexes: [["ada", "parsel"], ["mahalle"], ["tescil"]])
        let names = try AttributeIndexes(home: home.home).list().map(\.name)
        let properties = ParcelSamples.properties.filter { $0.name != "mahalle" }
        let samples = (0..<500)
            .map { index in
                Sample(values: [.number(Int64(index / 100)), .number(Int64(index)), .null, .null, .null])
            }
        try home.load(.layer(properties: properties), samples, replacing: true)
        #expect(try AttributeIndexes(home: home.home).list().map(\.name) == names.filter { !$0.contains("mahalle") })
        #expect(try Self.access("ada = 3", home) == "attribute index")
        #expect(try Self.access("tescil > TIMESTAMP('2026-01-01T00:00:00Z')", home) == "attribute index")
        let connection = try home.connect()
        let statistics = "SELECT stat FROM sqlite_stat1 WHERE idx LIKE 'pafta_parsel_ada%'"
        #expect(try connection.text(statistics) == "500 100 1")
        #expect(try connection.text("PRAGMA integrity_check") == "ok")
        #expect(try connection.integer("SELECT count(*) FROM pafta_indexes") == 3)
    }

    @Test func `names with quotes and commands are names`() throws {
        let names = ["a\"b", "x'); DROP TABLE parsel; --", "Alan (m²)", "seçim%", "?1", "select"]
        let properties = names.map { PropertyDefinition(name: $0, type: .integer) }
        let home = try TemporaryHome()
        let values = names.indices.map { Value.number(Int64($0)) }
        try home.load(
            .layer(properties: properties),
            [Sample(values: values), Sample(values: values.map { _ in .null })]
        )
        for name in names { try AttributeIndexes(home: home.home).create(layer: "parsel", properties: [name]) }
        let reading = try home.open()
        for (value, name) in names.enumerated() {
            var query = try Query("\"\(name.split(separator: "\"").joined(separator: "\"\""))\" = \(value)")
            query.sort = [SortKey(property: name, isDescending: true)]
            #expect(try reading.features(query).plan.index?.hasPrefix("pafta_parsel_\(name)_") == true)
            #expect(try reading.rows(query).map(\.values) == [values])
        }
    }

    @Test func `an edit by another program is found by the index`() throws {
        let home = try ParcelSamples.home(1_000, indexes: [["ada", "parsel"], ["tescil"]])
        let before = try home.open()
        try home.edit("UPDATE parsel SET ada = 4711, tescil = '2031-01-01 00:00:00' WHERE ada = 3 AND parsel < 5")
        let (moved, late) = (try Query("ada = 4711"), try Query("tescil >= TIMESTAMP('2031-01-01T00:00:00Z')"))
        #expect(try home.open().rows(moved).count == 5 && home.open().rows(late).count == 5)
        #expect(try home.open().rows(Query("ada = 3")).count == 20)
        #expect(try before.rows(moved).isEmpty && before.rows(Query("ada = 3")).count == 25, "a reading is a snapshot")
        try home.edit("DROP INDEX \"\(AttributeIndexes(home: home.home).list().map(\.name)[0])\"")
        #expect(try Self.access("ada = 4711", home) == "all rows" && home.open().rows(moved).count == 5)
    }

    @Test func `a reading goes on while an index is made`() throws {
        let home = try ParcelSamples.home(1_000)
        let reading = try home.open()
        let cursor = try reading.features(Query("ada >= 0"))
        var count = try #require(try cursor.next()).count
        try AttributeIndexes(home: home.home).create(layer: "parsel", properties: ["ada"])
        while let batch = try cursor.next() { count += batch.count }
        #expect(count == 1_000)
        #expect(try reading.rows(Query("ada = 3")).count == 25)
    }
}
