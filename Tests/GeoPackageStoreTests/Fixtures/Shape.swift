import GeoCore

/// A geometry written down by hand: its parts with their rings, each a run of x and y.
struct Shape: Equatable {
    struct Part: Equatable {
        var type: GeometryType
        var rings: [[Double]]
        var heights: [Double] = []
    }

    var type: GeometryType
    var parts: [Part]

    init(_ type: GeometryType, _ parts: [Part]) {
        self.type = type
        self.parts = parts
    }

    static func point(_ x: Double, _ y: Double) -> Shape { Shape(.point, [Part(type: .point, rings: [[x, y]])]) }

    static func line(_ xy: [Double]) -> Shape { Shape(.lineString, [Part(type: .lineString, rings: [xy])]) }

    static func square(_ x: Double, _ y: Double, side: Double) -> Shape {
        let ring = [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
        return Shape(.polygon, [Part(type: .polygon, rings: [ring])])
    }

    /// The multi-geometry of the parts of several shapes.
    static func multi(_ shapes: [Shape]) -> Shape { Shape(shapes[0].type.multi, shapes.flatMap(\.parts)) }

    /// Reads row `row` back; `nil` if it has no geometry.
    init?(row: Int, of column: GeometryColumn) {
        guard let type = column.types[row] else { return nil }
        self.type = type
        parts = column.parts(of: row)
            .map { part in
                let rings = column.rings(of: part)
                return Part(
                    type: column.partTypes[part],
                    rings: rings.map { ring in column.positions(of: ring).flatMap { column.xy[2 * $0...2 * $0 + 1] } },
                    heights: column.z.isEmpty ? [] : rings.flatMap { ring in column.z[column.positions(of: ring)] }
                )
            }
    }

    /// Adds the shape as a row.
    func append(to column: inout GeometryColumn) {
        for part in parts {
            for ring in part.rings {
                column.xy.append(contentsOf: ring)
                column.endRing()
            }
            column.z.append(contentsOf: part.heights)
            column.endPart(part.type)
        }
        column.endRow(type)
    }
}
