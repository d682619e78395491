import CQL2
import FeatureQuery
import GeoCore

/// Makes queries of every kind, also such as are refused.
struct QueryGenerator {
    var dice: Dice
    /// Names that filters and orders may use.
    let names: [String]
    /// Whether places to go on from, and names that are refused, occur.
    let isHostile: Bool

    /// Values that are shown, and some that masks take away.
    private static let texts = [
        "a", "ç", "A*** Ö***", "***12", "100–200", "<100", "Kaya", "k1", "2010-01-11", "İ***", "Ayşe Öz", "1234567",
        "1980-01-02",
    ]

    mutating func query(_ schema: FeatureSchema) -> Query {
        var query = Query()
        if dice.roll(12) == 0 { query.identifier = .integer(Int64(dice.roll(50))) }
        if dice.roll(3) == 0 {
            query.spatialFilter = SpatialFilter(
                boxes: [box()],
                crs: .crs84,
                keepsFeaturesWithoutGeometry: dice.roll(2) == 0
            )
        }
        if dice.roll(5) == 0 {
            query.temporalFilter = TemporalFilter(
                start: .init(text: "201\(dice.roll(4))-03-01T00:00:00.000Z"),
                end: dice.roll(2) == 0 ? nil : .init(text: "2012-06-01T00:00:00.000Z")
            )
        }
        if dice.roll(4) == 0 { query.propertyFilters = [propertyFilter(schema)] }
        if dice.roll(2) == 0 { query.filter = filter() }
        if dice.roll(2) == 0 {
            query.sort = (0...dice.roll(2))
                .map { _ in
                    SortKey(property: dice.pick(names), isDescending: dice.roll(2) == 0)
                }
        }
        if dice.roll(2) == 0 { query.limit = 1 + dice.roll(9) }
        if dice.roll(3) == 0 { query.properties = (0...dice.roll(3)).map { _ in dice.pick(names) } }
        if let properties = query.properties, !isHostile { query.properties = Array(Set(properties)) }
        query.includesGeometry = dice.roll(3) > 0
        guard isHostile else { return query }
        if dice.roll(3) == 0 { query.crs = dice.pick([.epsg(5254), .webMercator, .epsg(99_999)]) }
        if dice.roll(8) == 0 { query.tolerance = 200 }
        if dice.roll(4) == 0 { query.after = place(query.sort, schema) }
        return query
    }

    private mutating func box() -> Envelope {
        let (x, y) = (30 + Double(dice.roll(300)) / 1_024, 39 + Double(dice.roll(300)) / 1_024)
        return Envelope(minX: x, minY: y, maxX: x + Double(dice.roll(99)) / 999, maxY: y + Double(dice.roll(99)) / 999)
    }

    private mutating func value(of type: PropertyType?) -> PropertyValue {
        switch type {
        case .integer: .integer(dice.pick([0, 1, 2, 99, 150, 1980, 1999]))
        case .real: .real(dice.pick([0, 10, 20, 96, 100, 1_000]))
        default: .text(dice.pick(Self.texts))
        }
    }

    private mutating func propertyFilter(_ schema: FeatureSchema) -> PropertyFilter {
        let name = dice.pick(names)
        return PropertyFilter(property: name, value: value(of: schema.property(named: name)?.type))
    }

    private mutating func place(_ sort: [SortKey], _ schema: FeatureSchema) -> Place {
        var values: [PropertyValue?] = []
        for key in sort {
            values.append(dice.roll(4) == 0 ? nil : value(of: schema.property(named: key.property)?.type))
        }
        return Place(values: values, position: Int64(dice.roll(40)))
    }

    private mutating func filter() -> FilterExpression? {
        var text = condition()
        for _ in 0..<dice.roll(3) {
            let more = condition()
            text = dice.pick(["(\(text)) AND \(more)", "(\(text)) OR \(more)", "NOT (\(text)) AND \(more)"])
        }
        // Conditions that cannot be read are the same for everybody.
        return (try? CQL2Text.parse(text)).map { FilterExpression($0) }
    }

    private mutating func condition() -> String {
        let (name, text) = (dice.pick(names), dice.pick(Self.texts))
        let number = dice.pick([0, 1, 3, 10, 97, 100, 1_002, 1_980, 2_000])
        let box = box()
        let corners = "\(box.minX),\(box.minY),\(box.maxX),\(box.maxY)"
        return switch dice.roll(13) {
        case 0: "\(name) = '\(text)'"
        case 1: "\(name) > \(number)"
        case 2: "\(name) IS NULL"
        case 3: "\(name) LIKE '%\(text.prefix(1))%'"
        case 4: "\(name) IN ('\(text)', 'b')"
        case 5: "\(name) BETWEEN \(number) AND 5000"
        case 6: "CASEI(\(name)) = CASEI('\(text)')"
        case 7: "S_INTERSECTS(geom, BBOX(\(corners)))"
        case 8: "S_WITHIN(geometry, BBOX(\(corners)))"
        case 9: "id < \(dice.roll(40))"
        case 10: "\(name) = \(dice.pick(names))"
        case 11: "\(name) > DATE('2011-01-01')"
        default: "\(name) * 2 <= \(number)"
        }
    }
}
