import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Paging in any order` {
    private static let sorts = [
        "nitelik", "-nitelik,alan", "alan,-mahalle", "-alan,nitelik,ada", "tescil", "-tescil,-nitelik",
        "mahalle,-parsel",
        "parsel,-ada", "-ada",
    ]

    @Test(arguments: sorts, [false, true])
    func `pages visit every feature once and in order`(_ sort: String, _ isIndexed: Bool) throws {
        let first = String(sort.split(separator: ",")[0].drop { $0 == "-" })
        let home = try ParcelSamples.home(3_000, indexes: isIndexed ? [[first]] : [])
        let reading = try home.open()
        let plan = try reading.features(Query(sort: sort)).plan
        #expect(
            plan.access.english == (isIndexed ? "all rows, in the order of an index" : "all rows, sorted by SQLite")
        )
        let all = try reading.rows(Query(sort: sort))
        #expect(Set(all.map(\.position)).count == 3_000)
        for size in [97, 1_500] { #expect(try reading.pages(Query(sort: sort), of: size) == all) }
        var query = try Query("mahalle = 'Iğdır' AND nitelik LIKE '_a%'").inside(ParcelSamples.box(3...40, 5...40))
        query.sort = Query(sort: sort).sort
        let some = try reading.rows(query)
        let wanted = Set(some.map(\.position))
        #expect(some.count > 200 && some == all.filter { wanted.contains($0.position) })
        for size in [13, 100] { #expect(try reading.pages(query, of: size) == some) }
    }

    @Test func `an order that leads to few features is left for all rows`() throws {
        var samples = (0..<30_000)
            .map { Sample(values: [.number(Int64($0 / 3)), .number($0 % 9_000 == 8_999 ? 1 : 0)]) }
        samples.reverse()
        let properties = ["sira", "secili"].map { PropertyDefinition(name: $0, type: .integer) }
        let home = try TemporaryHome()
        try home.load(.layer(properties: properties), samples)
        try AttributeIndexes(home: home.home).create(layer: "parsel", properties: ["sira"])
        var query = try Query("secili + 0 = 1")
        query.sort = [SortKey(property: "sira")]
        query.limit = 3
        let reading = try home.open()
        #expect(try reading.features(query).plan.access.english == "all rows, in the order of an index")
        #expect(try reading.rows(query).map(\.values) == [2_999, 5_999, 8_999].map { [.number($0), .number(1)] })
        #expect(try reading.pages(query, of: 2).map(\.position) == reading.rows(query).map(\.position))
    }

    @Test func `pages of one value go on where the index stopped`() throws {
        let reading = try ParcelSamples.home(indexes: [["nitelik"]]).open()
        let query = try Query("nitelik = 'Bağ'")  // 2,383 rows, counted apart
        let all = try reading.rows(query)
        #expect(all.count == 2_383)
        for size in [1_000, 2_250] { #expect(try reading.pages(query, of: size) == all) }
        let many = try Query("nitelik IN ('Bağ', 'Arsa', 'arsa') AND parsel <> 3")
        #expect(try reading.pages(many, of: 3_000) == reading.rows(many))
    }
}
