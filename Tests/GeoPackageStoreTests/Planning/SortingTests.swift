import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Sorted queries` {
    @Test(arguments: [
        ("ada", [7, 1, 2, 8, 3, 5, 6, 4]), ("-ada", [6, 5, 3, 2, 8, 1, 7, 4]), ("ad", [7, 5, 3, 6, 1, 2, 8, 4]),
        ("-ad", [8, 2, 1, 6, 3, 5, 7, 4]), ("tescilli,-ada", [5, 2, 7, 6, 3, 8, 1, 4]),
        ("-tescilli,ada", [1, 8, 3, 6, 7, 2, 5, 4]), ("gun", [7, 5, 1, 6, 2, 3, 8, 4]),
        ("an", [5, 1, 6, 8, 2, 3, 7, 4]), ("-an,-alan", [7, 3, 2, 8, 6, 1, 5, 4]), ("alan", [5, 7, 8, 1, 2, 3, 6, 4]),
    ])
    func `rows come in the order worked out by hand, however it is found`(_ sort: String, _ expected: [Int64]) throws {
        let home = try PlanningSamples.home()
        let indexes = AttributeIndexes(home: home.home)
        for step in 0..<2 {
            let reading = try home.open()
            #expect(try reading.rows(Query(sort: sort)).map(\.position) == expected)
            for size in 1...8 { #expect(try reading.pages(Query(sort: sort), of: size).map(\.position) == expected) }
            guard step == 0 else { continue }
            for key in sort.split(separator: ",") {
                try indexes.create(layer: "parsel", properties: [String(key.drop { $0 == "-" })])
            }
        }
    }

    @Test func `a batch has the values it is sorted by, also where they are not asked for`() throws {
        var query = Query(sort: "-kat,ad")
        query.properties = ["ada"]
        query.limit = 2
        let batch = try #require(try PlanningSamples.home().open().features(query).next())
        #expect(batch.schema.map(\.name) == ["ada"] && batch.properties.count == 1)
        #expect(batch.place(of: 0) == Place(values: [.integer(7), .text("")], position: 7))
        #expect(batch.sortValues.map(\.count) == [2, 2])
    }

    @Test(arguments: ["yok", "Ada", "ham", "geom", "\"", "ada; DROP TABLE parsel", "ada DESC"])
    func `what cannot be sorted by is refused`(_ name: String) throws {
        var query = Query()
        query.sort = [SortKey(property: name)]
        let reading = try PlanningSamples.home().open()
        let error = #expect(throws: PaftaError.self) { try reading.features(query) }
        #expect(error?.code == .unknownProperty)
    }

    @Test(arguments: [[], [nil, nil], [.text("1")], [.real(1)]] as [[PropertyValue?]])
    func `a place of another order is refused`(_ values: [PropertyValue?]) throws {
        var query = Query(sort: "ada")
        query.after = Place(values: values, position: 1)
        let reading = try PlanningSamples.home().open()
        let error = #expect(throws: PaftaError.self) { try reading.features(query) }
        #expect(error?.code == .invalidPlace)
        #expect(error?.message.turkish == "Devam edilecek yer bu sıralamaya ait değil.")
    }
}
