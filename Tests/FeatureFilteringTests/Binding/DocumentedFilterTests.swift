import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

/// The examples of `Docs/Filtering.md` on a layer with the properties they name.
@Suite struct `Documented filters` {
    @Test(arguments: [
        ("ADA = '101' AND PARSEL = '5'", [1]), ("trfold(MAHALLE) = 'KARSIYAKA'", [1]),
        ("searchfold(MAHALLE) LIKE 'KARSI%'", [1]),
        ("CASEI(NITELIK) LIKE casei('arsa%')", [1]), ("abs(area(geom) - TAPU_ALAN) > 0.05 * TAPU_ALAN", [2]),
        ("NOT is_valid(geom)", []), ("fonksiyon LIKE '%Konut%' AND kat_adedi > 5", [2]),
        ("kaks > taks * kat_adedi", [1]),
        ("T_DURING(INTERVAL(onay_tarihi, onay_tarihi), INTERVAL('2020-12-31', '2022-01-01'))", [1]),
        ("year(onay_tarihi) = 2021", [1]), ("onay_tarihi > '2021-01-01'", [1, 2]),
        ("S_WITHIN(geom, POLYGON((29.01 41.01, 29.02 41.01, 29.02 41.02, 29.01 41.01)))", []),
        ("distance(geom, LINESTRING(29.01 41.01, 29.02 41.02)) <= 25", []),
        ("MAHALLE IS NULL OR MAHALLE IN ('Çarşı', 'Yalı', 'Fener')", [2]),
        ("MAHALLE <> 'Yalı'", [1]), ("A_OVERLAPS((ADA, PARSEL), ('101', '5'))", [1]),
    ])
    func `an example keeps what it says`(_ filter: String, _ expected: [Int]) throws {
        var layer = Layer([
            ("ADA", .text), ("PARSEL", .text), ("MAHALLE", .text), ("NITELIK", .text), ("TAPU_ALAN", .real),
            ("fonksiyon", .text), ("taks", .real), ("kaks", .real), ("kat_adedi", .integer), ("onay_tarihi", .date),
        ])
        try layer.append(
            "POLYGON((500000 4500000,500020 4500000,500020 4500030,500000 4500030,500000 4500000))",
            .text("101"),
            .text("5"),
            .text("Karşıyaka"),
            .text("ARSA (konut)"),
            .real(601.5),
            .text("Park"),
            .real(0.4),
            .real(1.6),
            .integer(3),
            .text("2021-06-04")
        )
        try layer.append(
            "POLYGON((600000 4500000,600010 4500000,600010 4500010,600000 4500000))",
            .text("102"),
            .text("6"),
            nil,
            .text("Bahçe"),
            .real(60),
            .text("Gelişme Konut Alanı"),
            .real(0.3),
            .real(1.5),
            .integer(6),
            .text("2022-06-04")
        )
        #expect(try layer.rows(filter, crs: .crs84) == expected)
    }
}
