internal import GeoCore

/// Where the geometries of an expression come from.
enum GeometryExpression {
    /// The geometry property.
    case stored
    /// The same geometry for every row; `nil` if a function left nothing of it.
    case constant(ConstantGeometry?)
    /// What a function makes for each row.
    case computed(ComputedGeometry)

    /// What a row costs.
    var cost: Int {
        switch self {
        case .stored, .constant: 0
        case .computed(let geometry): geometry.cost
        }
    }
}

/// A geometry written in a filter, or made from one, in the CRS of the filter.
struct ConstantGeometry {
    /// The geometry as the one row of a column.
    let column: GeometryColumn
    /// The boxes that the geometry consists of, if it does: one, or two for a box across the antimeridian.
    let boxes: [Envelope]

    /// Takes a column with one row that has a geometry.
    init(_ column: GeometryColumn) {
        self.column = column
        boxes = column.rectangle.map { [$0] } ?? []
    }

    /// Makes the geometry of boxes; one without width or height becomes a path or a point.
    init(boxes: [Envelope]) {
        var column = GeometryColumn()
        let isArea = boxes.allSatisfy { $0.width > 0 && $0.height > 0 }
        for box in boxes { column.append(box) }
        column.endRow(boxes.count > 1 ? .geometryCollection : column.partTypes.first ?? .polygon)
        if boxes.count > 1, isArea { column.types[0] = .multiPolygon }
        self.column = column
        self.boxes = isArea ? boxes : []
    }

    /// The envelopes of the parts.
    var envelopes: [Envelope] {
        column.parts(of: 0)
            .map { part in
                var envelope = Envelope.empty
                for ring in column.rings(of: part) {
                    for position in column.positions(of: ring) {
                        envelope.extend(x: column.xy[2 * position], y: column.xy[2 * position + 1])
                    }
                }
                return envelope
            }
    }
}

/// Geometries that a function makes for each row, in the stored CRS.
struct ComputedGeometry {
    /// What a row costs, see ``Predicate/cost``.
    let cost: Int
    /// Makes the geometries; rows that are not asked for have none.
    let evaluate: (_ rows: [Int], BatchView) throws(PaftaError) -> GeometryColumn
}

extension GeometryColumn {
    /// Adds a part for a box: a polygon, or where it has no width or height a path or a point.
    fileprivate mutating func append(_ box: Envelope) {
        switch (box.width > 0, box.height > 0) {
        case (true, true):
            appendPosition(x: box.minX, y: box.minY)
            appendPosition(x: box.maxX, y: box.minY)
            appendPosition(x: box.maxX, y: box.maxY)
            appendPosition(x: box.minX, y: box.maxY)
            appendPosition(x: box.minX, y: box.minY)
            endRing()
            endPart(.polygon)
        case (false, false):
            appendPosition(x: box.minX, y: box.minY)
            endRing()
            endPart(.point)
        default:
            appendPosition(x: box.minX, y: box.minY)
            appendPosition(x: box.maxX, y: box.maxY)
            endRing()
            endPart(.lineString)
        }
    }

    /// The rectangle that the only row is, if it is a polygon with four corners and sides along the axes.
    fileprivate var rectangle: Envelope? {
        guard types == [.polygon], ringsEnd == [1], xy.count == 10 else { return nil }
        let envelope = envelope(of: 0)
        guard envelope.width > 0, envelope.height > 0 else { return nil }
        for corner in 0..<4 {
            let (x, y) = (xy[2 * corner], xy[2 * corner + 1])
            guard x == envelope.minX || x == envelope.maxX, y == envelope.minY || y == envelope.maxY else {
                return nil
            }
            // One coordinate alone changes from corner to corner.
            guard (xy[2 * corner + 2] == x) != (xy[2 * corner + 3] == y) else { return nil }
        }
        return envelope
    }
}
