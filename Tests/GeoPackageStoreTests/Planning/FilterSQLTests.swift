import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

/// Expected row numbers are worked out by hand from `PlanningSamples.rows`.
@Suite struct `Filters in SQL` {
    /// A filter, the rows it keeps, and whether SQLite decides it.
    struct Example: CustomTestStringConvertible {
        var filter: String
        var rows: [Int64]
        var isPushedDown = true
        var testDescription: String { filter }

        init(_ filter: String, _ rows: [Int64], _ isPushedDown: Bool = true) {
            (self.filter, self.rows, self.isPushedDown) = (filter, rows, isPushedDown)
        }
    }

    static let numbers = [
        Example("ada = 2", [2, 8]), Example("2 = ada", [2, 8]), Example("ada <> 2", [1, 3, 5, 6, 7]),
        Example("ada < 2", [1, 7]), Example("2 > ada", [1, 7]), Example("ada <= 2", [1, 2, 7, 8]),
        Example("ada > 2", [3, 5, 6]), Example("ada >= 2", [2, 3, 5, 6, 8]), Example("ada > 2.5", [3, 5, 6]),
        Example("ada = 2.0", [2, 8]), Example("ada = 9007199254740993", [6]), Example("ada = 9007199254740992", []),
        Example("alan = 20", [2]), Example("alan > 20", [3, 6]), Example("alan < 0.5", [5, 7]),
        Example("ada = kat", [1, 5, 8]), Example("ada > kat", [3, 6]), Example("alan = ada", [8]),
        Example("alan * 2 = 21", [1]), Example("alan / 2 = 10", [2]), Example("alan + 0.5 < 1", [5, 7]),
        Example("alan * 1e300 IS NULL", [4, 6], false), Example("ada + 1 = 3", [2, 8], false),
        Example("alan * 1e300 > 0", [1, 2, 3, 8]), Example("NOT alan * 1e300 > 0", [5, 7]),
        Example("ada BETWEEN 2 AND 5", [2, 3, 5, 8]), Example("ada NOT BETWEEN 2 AND 5", [1, 6, 7]),
        Example("ada BETWEEN kat AND 5", [1, 3, 5, 8], false),
        Example("ada IN (1, 2, 99)", [1, 2, 8]), Example("ada NOT IN (1, 2)", [3, 5, 6, 7]),
        Example("alan IN (20, 0.0)", [2, 7]), Example("ada IS NULL", [4]),
        Example("ada IS NOT NULL", [1, 2, 3, 5, 6, 7, 8]),
        Example("ham IS NULL", [1, 2, 3, 5, 6, 7, 8]),
    ]

    static let texts = [
        Example("ad = 'Çınar'", [1]), Example("ad = 'çınar'", []), Example("ad > 'Çınar'", [2, 8]),
        Example("ad < 'a'", [5, 7]), Example("ad = ''", [7]), Example("ad = 'x'' OR 1=1 --'", [6]),
        Example("ad LIKE 'Çınar%'", [1, 2]), Example("ad LIKE 'Çınar'", [1]), Example("ad LIKE 'C%'", []),
        Example("ad LIKE '%'", [1, 2, 3, 5, 6, 7, 8]), Example("ad NOT LIKE 'Ç%'", [3, 5, 6, 7, 8]),
        Example("ad LIKE '50\\% %'", [5]), Example("ad LIKE '50\\%\\_%'", []), Example("ad LIKE '%a\\_b'", [5], false),
        Example("ad LIKE 'Çı_ar%'", [1, 2], false), Example("CASEI(ad) = CASEI('ÇINAR')", [], false),
        Example("ad IN ('Ğ', 'cinar', 'yok')", [3, 8]), Example("ad IS NULL", [4]),
    ]

    static let logic = [
        Example("tescilli = TRUE", [1, 3, 6, 8]), Example("tescilli = FALSE", [2, 5, 7]),
        Example("NOT tescilli = TRUE", [2, 5, 7]),
        Example("tescilli <> TRUE", [2, 5, 7]), Example("ada = 2 AND tescilli = TRUE", [8]),
        Example("ada = 2 OR tescilli = TRUE", [1, 2, 3, 6, 8]),
        Example("NOT (ada = 2 OR tescilli = TRUE)", [5, 7]),
        Example("NOT (ada = 2 AND tescilli = TRUE)", [1, 2, 3, 5, 6, 7]),
        Example("ada IS NULL OR ada = 1", [1, 4]), Example("NOT (ada IS NULL)", [1, 2, 3, 5, 6, 7, 8]),
        Example("ada = 2 OR ad LIKE '%ar'", [1, 2, 3, 8], false),
        Example("ada = 1 OR ada = 3 OR ada IN (5)", [1, 3, 5]),
    ]

    static let times = [
        Example("gun = DATE('2026-01-01')", [1, 6]), Example("gun < DATE('2026-01-01')", [5, 7]),
        Example("gun = '2026-01-01'", [1, 6]), Example("gun >= '2026-02-01'", [3, 8]),
        Example("gun >= DATE('2025-12-31') AND DATE('2026-01-01') >= gun", [1, 5, 6]),
        Example("an = TIMESTAMP('2026-01-01T10:00:00Z')", [1, 6]),
        Example("an = TIMESTAMP('2026-01-01T10:00:00.000Z')", [1, 6]),
        Example("an > TIMESTAMP('2026-01-01T10:00:00Z')", [2, 3, 7, 8]),
        Example("an <= TIMESTAMP('2026-01-01T10:00:00.05Z')", [1, 5, 6, 8]),
        Example("an IN (TIMESTAMP('2026-01-01T10:00:00.50Z'))", [2]),
        Example("T_AFTER(an, TIMESTAMP('2026-01-02T00:00:00Z'))", [7], false),
        Example("T_BEFORE(gun, DATE('2025-01-01'))", [7], false),
        Example("T_INTERSECTS(an, INTERVAL('2026-01-02T00:00:00Z', '..'))", [3, 7], false),
        Example("T_INTERSECTS(an, DATE('2026-01-01'))", [1, 2, 6, 8], false),
        Example("T_DISJOINT(gun, DATE('2026-01-01'))", [2, 3, 5, 7, 8], false),
    ]

    @Test(arguments: numbers + texts + logic + times, [false, true])
    func `a filter keeps the rows worked out by hand`(_ example: Example, _ isIndexed: Bool) throws {
        let home = try PlanningSamples.home()
        if isIndexed {
            for name in ["ada", "alan", "ad", "tescilli", "gun", "an", "kat"] {
                try AttributeIndexes(home: home.home).create(layer: "parsel", properties: [name])
            }
        }
        let query = try Query(example.filter)
        let reading = try home.open()
        let plan = try reading.features(query).plan
        #expect(try reading.rows(query).map(\.position) == example.rows)
        #expect(plan.conditions.allSatisfy(\.isPushedDown) == example.isPushedDown)
    }
}
