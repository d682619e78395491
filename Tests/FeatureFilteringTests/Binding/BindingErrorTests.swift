import CQL2
import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

@Suite struct `Filters that do not fit a layer` {
    private static let layer = Layer([
        ("ada", .integer), ("alan", .real), ("mahalle", .text), ("aktif", .boolean), ("tarih", .date),
        ("an", .dateTime),
        ("resim", .binary),
    ])

    private func error(_ filter: String) throws -> PaftaError {
        try #require(#expect(throws: PaftaError.self, "\(filter)") { try Self.layer.evaluator(filter) })
    }

    @Test func `an unknown property is named with its place and with similar names`() throws {
        let error = try error("alan > 5 AND mahalla = 'x'")
        #expect(error.code == .unknownProperty)
        #expect(error.category == .invalidInput)
        #expect(
            error.message.english == "The collection 'parsel' has no property 'mahalla' at character 14 of the filter."
        )
        #expect(error.message.turkish == "'parsel' katmanında süzgecin 14. karakterindeki 'mahalla' alanı yok.")
        #expect(error.remedy?.english.contains("Similar names: 'mahalle'.") == true)
        #expect(error.remedy?.turkish.contains("Benzer adlar: 'mahalle'.") == true)
    }

    @Test(arguments: [
        ("ADA", "'ada'"), ("ada_", "'ada'"), ("Álan", "'alan'"), ("gemo", "'geom'"), ("xyzzy", "/queryables"),
    ])
    func `similar names differ in case, marks or two letters`(_ name: String, _ remedy: String) throws {
        #expect(try error("\"\(name)\" IS NULL").remedy?.english.contains(remedy) == true)
    }

    @Test(
        arguments: [
            ("ada = 'x'", 1), ("mahalle > 5", 1), ("mahalle = TRUE", 1), ("aktif = 1", 1), ("tarih = 5", 1),
            ("tarih = 'dün'", 1),
            ("ada = 1 AND mahalle = tarih", 13), ("ada LIKE 'x%'", 1), ("CASEI(ada) = 'x'", 7), ("mahalle + 1 = 2", 1),
            ("S_INTERSECTS(mahalle, POINT(0 0))", 14), ("S_WITHIN(geom, ada)", 16),
            ("T_AFTER(ada, DATE('2022-01-01'))", 9),
            ("T_DURING(tarih, INTERVAL('2022-01-01', '..'))", 10), ("T_MEETS(INTERVAL(tarih, '..'), an)", 32),
            ("A_CONTAINS(mahalle, ('a'))", 12), ("resim = 'x'", 1), ("resim LIKE 'x'", 1), ("ada IN (1, 'x')", 12),
            ("ada BETWEEN mahalle AND 3", 13),
            ("foo(ada) = 1", 1), ("length(ada) = 1", 8), ("length() = 1", 1), ("length(mahalle, mahalle) = 1", 1),
            ("ada IN (1, geom)", 12),
            ("mahalle = geom", 1), ("buffer(geom, ada) IS NULL", 1), ("buffer(geom, 1e9) IS NULL", 1),
            ("coalesce(ada, 'x') = 1", 15),
            ("INTERVAL(ada, '..') IS NULL", 10), ("length(mahalle)", nil), ("A_EQUALS((geom), (1))", 10),
            ("S_INTERSECTS(geom, POLYGON((0 0,10 10,10 0,0 10,0 0)))", 20), ("S_INTERSECTS(geom, BBOX(5,0,1,1))", 20),
            ("S_WITHIN(geom, GEOMETRYCOLLECTION(POINT(5 5),LINESTRING(0 0,1 1)))", 16),
        ] as [(String, Int?)]
    )
    func `a value of the wrong type is refused at its place, with what to write`(_ filter: String, _ place: Int?) throws
    {
        let error = try error(filter)
        #expect(error.code.description == "filter.invalid", "\(filter)")
        #expect(error.category == .invalidInput)
        #expect(error.remedy?.english.isEmpty == false && error.remedy?.turkish.isEmpty == false)
        guard let place else { return }
        #expect(error.message.english.hasPrefix("The filter is wrong at character \(place):"), "\(error)")
    }

    @Test func `a type error says what is wanted and what is there`() throws {
        let error = try error("S_INTERSECTS(mahalle, POINT(0 0))")
        #expect(error.message.english.hasSuffix("S_INTERSECTS takes a geometry, not a text."))
        #expect(error.message.turkish.hasSuffix("S_INTERSECTS için bir geometri gerekir, burada bir metin var."))
    }

    @Test func `measuring in metres needs a projected CRS`() throws {
        let layer = Layer([], crs: .wgs84)
        for call in ["area(geom) > 1", "distance(geom, POINT(0 0)) < 5", "buffer(geom, 5) IS NULL"] {
            let error = #expect(throws: PaftaError.self) { try layer.evaluator(call) }
            #expect(error?.code.description == "filter.invalid")
        }
        _ = try layer.evaluator("geometry_type(geom) = 'Point' AND is_valid(geom)")
    }

    @Test func `a table without geometry has no geometry property`() throws {
        let table = Layer([("a", .integer)], crs: nil)
        let error = #expect(throws: PaftaError.self) { try table.evaluator("S_INTERSECTS(geom, POINT(0 0))") }
        #expect(error?.code == .unknownProperty)
        #expect(try table.rows("S_INTERSECTS(POINT(0 0), POINT(0 0))") == [])
    }

    @Test func `id is the identifier, geometry and geom the geometry, unless properties are called so`() throws {
        var plain = Layer([("a", .integer)])
        try plain.append("POINT(0 0)", .integer(9))
        try plain.append("POINT(5 5)", .integer(9))
        #expect(try plain.rows("id = 2") == [2])
        #expect(try plain.rows("id IN (1, 7)") == [1])
        #expect(try plain.rows("S_INTERSECTS(geometry, POINT(0 0))") == [1])
        var named = Layer([("id", .text), ("geometry", .integer)], identifiers: .text)
        try named.append("POINT(0 0)", .text("x"), .integer(3), id: "k1")
        #expect(try named.rows("id = 'x' AND geometry = 3") == [1])
        var texts = Layer([], identifiers: .text)
        try texts.append("POINT(0 0)", id: "k1")
        try texts.append("POINT(0 0)", id: "k2")
        #expect(try texts.rows("id LIKE '%2'") == [2])
    }

    @Test func `a tree deeper or wider than any filter is refused`() throws {
        var deep = Expression(.literal(.boolean(true)))
        for _ in 0..<10_000 { deep = Expression(.not(deep)) }
        var error = #expect(throws: PaftaError.self) { try Self.layer.evaluator(deep) }
        #expect(error?.code == .filterTooLarge)
        let leaf = Expression(.comparison(.equal, Expression(.property("ada")), Expression(.literal(.integer(1)))))
        let wide = Expression(.or(Array(repeating: leaf, count: 60_000)))
        error = #expect(throws: PaftaError.self) { try Self.layer.evaluator(wide) }
        #expect(error?.code == .filterTooLarge)
        #expect(error?.category == .limitExceeded)
    }

    @Test func `a batch without what the filter reads is a fault, not a crash`() throws {
        let evaluator = try Self.layer.evaluator("ada = 1 AND geom IS NULL")
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        batch.identifiers.append(integer: 1)
        #expect(throws: PaftaError.self) { try evaluator.rowsKept(of: batch) }
    }
}
