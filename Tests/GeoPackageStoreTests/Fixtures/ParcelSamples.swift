import FeatureQuery
import GeoCore

@testable import GeoPackageStore

/// Parcels, normally twelve thousand, as squares of 15 m in rows of 60: `ada` has 25 parcels, `mahalle` 6,000, `alan` and `nitelik`
/// have gaps and many equals.
enum ParcelSamples {
    static let count = 12_000
    static let properties = [
        PropertyDefinition(name: "ada", type: .integer), PropertyDefinition(name: "parsel", type: .integer),
        PropertyDefinition(name: "mahalle", type: .text), PropertyDefinition(name: "nitelik", type: .text),
        PropertyDefinition(name: "alan", type: .real), PropertyDefinition(name: "tescil", type: .dateTime),
    ]

    static func home(_ count: Int = count, indexes: [[String]] = []) throws -> TemporaryHome {
        let home = try TemporaryHome()
        var random = SplitMix(state: 1)
        var samples = squares(count)
        for index in samples.indices {
            let number = random.next()
            samples[index].values = [
                .number(Int64(index / 25)), .number(Int64(index % 25)), .text(index % 2 == 0 ? "Çınarlı" : "Iğdır"),
                number % 5 == 0 ? .null : .text(["Arsa", "Tarla", "Bağ", "arsa"][Int(number / 5 % 4)]),
                number % 7 == 0 ? .null : .real(Double(number / 64 % 40) / 4),
                .text("2026-01-\(10 + number / 999 % 20)T10:00:0\(number / 99 % 10)\(["", ".5", ".500"][index % 3])Z"),
            ]
        }
        try home.load(.layer(properties: properties), samples)
        for names in indexes { try AttributeIndexes(home: home.home).create(layer: "parsel", properties: names) }
        return home
    }

    /// The box of the square in a column and row of squares, in TUREF / TM27.
    static func box(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> Envelope {
        Envelope(
            minX: 500_000 + 20 * Double(columns.lowerBound),
            minY: 4_250_000 + 20 * Double(rows.lowerBound),
            maxX: 500_015 + 20 * Double(columns.upperBound),
            maxY: 4_250_015 + 20 * Double(rows.upperBound)
        )
    }
}

extension Query {
    /// Adds a box in TUREF / TM27.
    func inside(_ box: Envelope) -> Query {
        var query = self
        query.spatialFilter = SpatialFilter(boxes: [box], crs: .epsg(5_253))
        return query
    }
}
