import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

@Suite struct `Functions of filters` {
    @Test(
        arguments: [
            ("lower('IĞDIR Å') = 'iğdir å'", true), ("upper('straße i') = 'STRASSE I'", true),
            ("trim('  a b \t\n') = 'a b'", true), ("trim('   ') = ''", true), ("length('Şişli 😀') = 7", true),
            ("length('') = 0", true),
            ("concat('Ada ', 'x', '') = 'Ada x'", true), ("abs(-3) = 3", true), ("abs(-2.5) = 2.5", true),
            ("abs(-9223372036854775808) = 9223372036854775808.0", true), ("round(2.5) = 3", true),
            ("round(-2.5) = -3", true),
            ("floor(-2.5) = -3", true), ("ceil(-2.5) = -2", true), ("round(1e300) = 1e300", true),
            ("sqrt(9) = 3", true), ("sqrt(-1) = 0", nil),
            ("min(3, 1.5, 2) = 1.5", true), ("max(3, 1.5, 2) = 3", true), ("year(DATE('2022-04-16')) = 2022", true),
            ("month(TIMESTAMP('2022-12-31T23:59:59Z')) = 12", true), ("day('2024-02-29') = 29", true),
            ("coalesce(sqrt(-1), 7) = 7", true), ("coalesce('a', 'b') = 'a'", true),
            ("coalesce(DATE('2022-01-01'), DATE('2023-01-01')) < DATE('2022-06-01')", true),
            ("area(POLYGON((0 0,4 0,4 3,0 3,0 0),(1 1,2 1,2 2,1 2,1 1))) = 11", true),
            ("perimeter(POLYGON((0 0,4 0,4 3,0 3,0 0),(1 1,2 1,2 2,1 2,1 1))) = 18", true),
            ("area(LINESTRING(0 0,3 4)) = 0", true),
            ("line_length(LINESTRING(0 0,3 4,3 5)) = 6", true), ("line_length(POLYGON((0 0,4 0,4 3,0 0))) = 0", true),
            ("distance(POINT(0 0), LINESTRING(3 4,9 4)) = 5", true), ("geometry_type(POINT(1 1)) = 'Point'", true),
            ("is_valid(BBOX(0,0,1,1))= TRUE", true), ("S_EQUALS(centroid(BBOX(0,0,4,2)), POINT(2 1))", true),
            ("S_WITHIN(POINT(9.9 0), buffer(POINT(0 0), 10))", true),
            ("S_INTERSECTS(POINT(10.1 0), buffer(POINT(0 0), 10))", false),
            ("buffer(BBOX(0,0,1,1), -3) IS NULL", true), ("S_DISJOINT(POINT(0 0), buffer(BBOX(0,0,1,1), -3))", nil),
        ] as [(String, Bool?)]
    )
    func `a function of constants has its value`(_ filter: String, _ expected: Bool?) throws {
        #expect(try Layer.truth(filter) == expected)
    }

    private static func layer() throws -> Layer {
        var layer = Layer([("ad", .text), ("kat", .integer), ("tarih", .date), ("aktif", .boolean)])
        try layer.append(
            "POLYGON((0 0,10 0,10 10,0 10,0 0))",
            .text(" Çarşı "),
            .integer(-3),
            .text("2021-07-05"),
            .boolean(true)
        )
        try layer.append("LINESTRING(100 0,103 4)", nil, .integer(4), nil, nil)
        try layer.append(nil, .text("Işık"), nil, .text("2022-07-05"), .boolean(false))
        try layer.append("POLYGON((0 0,10 10,10 0,0 10,0 0))", .text(""), .integer(0), nil, .boolean(false))
        return layer
    }

    @Test(arguments: [
        ("upper(trim(ad)) = 'ÇARŞI'", [1]), ("length(ad) = 4", [3]), ("concat(ad, 'x') = 'x'", [4]),
        ("concat('x', ad) IS NULL", [2]),
        ("coalesce(ad, 'yok') = 'yok'", [2]), ("abs(kat) >= 3", [1, 2]), ("max(kat, 0) = 0", [1, 4]),
        ("coalesce(kat, 9) = 9", [3]),
        ("month(tarih) = 7 AND year(tarih) = 2021", [1]), ("coalesce(aktif, FALSE) = TRUE", [1]),
        ("aktif = FALSE", [3, 4]),
        ("NOT coalesce(aktif, TRUE)", [3, 4]), ("area(geom) = 100", [1]), ("line_length(geom) = 5", [2]),
        ("area(geom) IS NULL", [3]),
        ("distance(geom, POINT(100 -10)) <= 10", [2]), ("distance(POINT(-3 14), geom) = 5", [1, 4]),
        ("distance(geom, centroid(geom)) < 0.001 AND kat > 0", [2]), ("geometry_type(geom) = 'LineString'", [2]),
        ("is_valid(geom)", [1, 2]), ("NOT is_valid(geom)", [4]),
        ("S_WITHIN(centroid(geom), BBOX(4,4,6,6)) AND kat < 0", [1]),
        ("S_CONTAINS(buffer(geom, 1), geom) AND kat <> 0", [1, 2]),
        ("S_INTERSECTS(geom, buffer(POINT(105 4), 2.5))", [2]),
        ("buffer(geom, -6) IS NULL AND kat < 0", [1]), ("coalesce(trfold(ad), 'x') = 'isik'", []),
        ("trfold(ad) = 'IŞIK'", [3]),
    ])
    func `a function of properties has its value in each row`(_ filter: String, _ expected: [Int]) throws {
        #expect(try Self.layer().rows(filter) == expected)
    }

    /// A distance is measured in the stored CRS, whatever the CRS of the point.
    @Test func `a point in degrees is brought into the stored CRS to measure`() throws {
        var layer = Layer([])
        try layer.append("POINT(500000 4500000)")
        try layer.append("POINT(500300 4500400)")
        #expect(try layer.rows("distance(geom, POINT(30 40.634640679)) < 499.9", crs: .crs84) == [1])
        #expect(try layer.rows("distance(geom, POINT(30 40.634640679)) < 500.1", crs: .crs84) == [1, 2])
        #expect(try layer.rows("S_INTERSECTS(geom, buffer(POINT(30 40.634640679), 490))", crs: .crs84) == [1])
        #expect(try layer.rows("S_INTERSECTS(buffer(geom, 510), POINT(30 40.634640679))", crs: .crs84) == [1, 2])
    }

    @Test func `every function is described in both languages and can be called`() throws {
        #expect(FilterFunctions.all.count > 20)
        #expect(Set(FilterFunctions.all.map(\.name)).count == FilterFunctions.all.count)
        for function in FilterFunctions.all {
            #expect(function.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") })
            #expect(!function.description.english.isEmpty && !function.description.turkish.isEmpty)
            #expect(!function.arguments.isEmpty && !function.returns.isEmpty)
            let error = #expect(throws: PaftaError.self) { try Layer.truth("\(function.name)() IS NULL") }
            #expect(error?.code.description == "filter.invalid")
            #expect(error?.message.english.contains(function.name) == true)
        }
    }
}
