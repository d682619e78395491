import CQL2
import FeatureQuery
import GeoCore
import ProtocolViews

/// View definitions of every kind, at random.
enum RandomViews {
    private static let filters = ["ada < 20", "alan > 4", "ad LIKE '%3' OR ada IS NULL", "ada > 5 AND alan < 9"]

    static func definition(_ random: inout Chance) throws -> ViewDefinition {
        let masks: [(String, [FieldMask])] = [
            ("ada", [.stored, .hidden, .keyedHash, .rounded(step: 10)]), ("alan", [.stored, .rounded(step: 2)]),
            ("ad", [.stored, .initials, .lastCharacters(1), .keyedHash]), ("gun", [.stored, .year]),
        ]
        let fields = masks.filter { _ in !random.rolls(4) }
            .map { ViewDefinition.Field($0.0, mask: $0.1[random.roll($0.1.count)]) }
        var definition = ViewDefinition(fields: fields)
        if random.rolls(2) {
            let text = filters[random.roll(filters.count)]
            definition.rowFilter = FilterExpression(try CQL2Text.parse(text))
        }
        if random.rolls(2) {
            let (x, y) = (500_000 + Double(random.roll(150)), 4_250_000 + Double(random.roll(150)))
            definition.area = ViewDefinition.Area(
                polygon: square(x, y, 120 + Double(random.roll(80))),
                crs: .epsg(5_253),
                cuts: random.rolls(2)
            )
        }
        let shapes: [GeometryMask] = [.stored, .stored, .hidden, .centroid, .snapped(metres: 5)]
        definition.geometry = shapes[random.roll(shapes.count)]
        return definition
    }

    /// A square as well-known binary.
    static func square(_ x: Double, _ y: Double, _ side: Double) -> [UInt8] {
        var column = GeometryColumn()
        for (east, north) in [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)] {
            column.appendPosition(x: x + east, y: y + north)
        }
        column.endRing()
        column.endPart(.polygon)
        column.endRow(.polygon)
        var writer = ByteWriter()
        WKBWriter().append(row: 0, of: column, to: &writer)
        return writer.take()
    }
}
