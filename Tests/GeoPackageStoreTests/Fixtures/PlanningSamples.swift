import CQL2
import FeatureQuery
import GeoCore

@testable import GeoPackageStore

/// Eight rows without geometry that differ in every type, whose row numbers are their places here.
enum PlanningSamples {
    static let properties = [
        PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "alan", type: .real),
        PropertyDefinition(name: "ad", type: .text), PropertyDefinition(name: "tescilli", type: .boolean),
        PropertyDefinition(name: "gun", type: .date), PropertyDefinition(name: "an", type: .dateTime),
        PropertyDefinition(name: "kat", type: .integer), PropertyDefinition(name: "ham", type: .binary),
    ]

    static let rows: [[Value]] = [
        row(1, 10.5, "Çınar", true, "2026-01-01", "2026-01-01T10:00:00Z", 1),
        row(2, 20, "Çınarlı", false, "2026-01-02", "2026-01-01T10:00:00.5Z", 3),
        row(3, 20.5, "cinar", true, "2026-02-01", "2026-01-02T00:00:00Z", 2),
        Array(repeating: .null, count: 7) + [.bytes([1])],
        row(5, -1.5, "50% a_b", false, "2025-12-31", "2025-12-31T23:59:59.999Z", 5),
        row(9_007_199_254_740_993, 1e300, "x' OR 1=1 --", true, "2026-01-01", "2026-01-01T10:00:00Z", 6),
        row(-7, 0, "", false, "2024-02-29", "2026-01-03T00:00:00Z", 7),
        row(2, 2, "Ğ", true, "2026-12-31", "2026-01-01T10:00:00.050Z", 2),
    ]

    private static func row(
        _ ada: Int64,
        _ alan: Double,
        _ ad: String,
        _ tescilli: Bool,
        _ gun: String,
        _ an: String,
        _ kat: Int64
    ) -> [Value] {
        [
            .number(ada), .real(alan), .text(ad), .number(tescilli ? 1 : 0), .text(gun), .text(an), .number(kat),
            .null,
        ]
    }

    static func home() throws -> TemporaryHome {
        let home = try TemporaryHome()
        try home.load(.layer(properties: properties), rows.map { Sample(values: $0) })
        return home
    }
}

extension Query {
    /// A query with a filter in CQL2 text, whose coordinates are in TUREF / TM27.
    init(_ filter: String) throws(PaftaError) {
        self.init()
        self.filter = FilterExpression(try CQL2Text.parse(filter), crs: .epsg(5_253))
    }

    /// A query with an order; a minus before a name means descending.
    init(sort: String) {
        self.init()
        self.sort = sort.split(separator: ",")
            .map { SortKey(property: String($0.drop { $0 == "-" }), isDescending: $0.hasPrefix("-")) }
    }
}

extension FeatureReading {
    /// Reads a query page by page, each behind the place where the one before ended.
    func pages(_ query: Query, of size: Int) throws -> [Row] {
        var (query, rows) = (query, [Row]())
        query.limit = size
        while true {
            let cursor = try features(query)
            var count = 0
            while let batch = try cursor.next() {
                count += batch.count
                rows += batch.rows
                query.after = batch.place(of: batch.count - 1)
            }
            guard count == size else { return rows }
        }
    }
}
