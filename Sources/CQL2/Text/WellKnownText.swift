import GeoCore

/// Coordinates as both encodings write them.
enum CoordinateText {
    /// Returns the shortest decimal that reads back as `value`, without a fraction if there is none.
    static func text(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// Geometries as well-known text.
///
/// - SeeAlso: OGC 06-103r4, clause 7.
enum WellKnownText {
    /// Adds the geometry of the first row of `column`.
    static func write(_ column: GeometryColumn, to text: inout String) {
        guard let type = column.types.first ?? nil else {
            text += "GEOMETRYCOLLECTION EMPTY"
            return
        }
        let parts = column.parts(of: 0)
        if type == .geometryCollection {
            text += "GEOMETRYCOLLECTION\(dimension(of: column))("
            separated(parts, to: &text) { part, text in
                tag(column.partTypes[part], column, to: &text)
                body(part, column, to: &text)
            }
            text += ")"
        } else {
            tag(type, column, to: &text)
            guard type != type.single, let _ = parts.first else {
                if let part = parts.first { body(part, column, to: &text) }
                return
            }
            text += "("
            separated(parts, to: &text) { part, text in body(part, column, to: &text) }
            text += ")"
        }
    }

    private static func dimension(of column: GeometryColumn) -> String { column.z.isEmpty ? "" : " Z " }

    private static func tag(_ type: GeometryType, _ column: GeometryColumn, to text: inout String) {
        text += Names.capitals(type.name) + dimension(of: column)
    }

    /// Adds a part with its parentheses.
    private static func body(_ part: Int, _ column: GeometryColumn, to text: inout String) {
        let rings = column.rings(of: part)
        guard column.partTypes[part] == .polygon else {
            if let ring = rings.first { positions(column.positions(of: ring), column, to: &text) }
            return
        }
        text += "("
        separated(rings, to: &text) { ring, text in positions(column.positions(of: ring), column, to: &text) }
        text += ")"
    }

    private static func positions(_ positions: Range<Int>, _ column: GeometryColumn, to text: inout String) {
        text += "("
        separated(positions, to: &text) { position, text in
            text += CoordinateText.text(column.xy[2 * position])
            text += " "
            text += CoordinateText.text(column.xy[2 * position + 1])
            if !column.z.isEmpty { text += " " + CoordinateText.text(column.z[position]) }
        }
        text += ")"
    }

    private static func separated(_ items: Range<Int>, to text: inout String, _ write: (Int, inout String) -> Void) {
        for item in items {
            if item > items.lowerBound { text += ", " }
            write(item, &text)
        }
    }
}
