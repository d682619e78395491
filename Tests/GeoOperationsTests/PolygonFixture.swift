import GeoCore

extension GeometryColumn {
    /// A column of one polygon or, with several parts, one multipolygon; each part is a list of rings of positions.
    static func areas(_ parts: [[[(Double, Double)]]]) -> GeometryColumn {
        var column = GeometryColumn()
        for rings in parts {
            for ring in rings {
                for (x, y) in ring { column.appendPosition(x: x, y: y) }
                column.endRing()
            }
            column.endPart(.polygon)
        }
        column.endRow(parts.count > 1 ? .multiPolygon : .polygon)
        return column
    }

    /// A column of one polygon.
    static func area(_ rings: [(Double, Double)]...) -> GeometryColumn { areas([rings]) }

    /// A column of one path.
    static func path(_ positions: (Double, Double)...) -> GeometryColumn {
        var column = GeometryColumn()
        for (x, y) in positions { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(.lineString)
        column.endRow(.lineString)
        return column
    }

    /// Twice the signed area of every ring, added without signs for shells and subtracted for holes, halved.
    func area(ofRow row: Int) -> Double {
        var total = 0.0
        for part in parts(of: row) where partTypes[part] == .polygon {
            for (index, ring) in rings(of: part).enumerated() {
                var sum = 0.0
                for position in positions(of: ring).dropLast() {
                    sum +=
                        xy[2 * position] * xy[2 * position + 3] - xy[2 * position + 2] * xy[2 * position + 1]
                }
                total += (index == 0 ? 1 : -1) * abs(sum) / 2
            }
        }
        return total
    }
}

/// Rings that several tests use.
enum Ring {
    /// A square with its lower left corner at (`x`, `y`).
    static func square(_ x: Double, _ y: Double, side: Double) -> [(Double, Double)] {
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    }

    /// Two triangles that meet where the ring crosses itself, at (5, 5).
    static let bowTie = [(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)]
}
