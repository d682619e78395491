import GeoCore
import GeoOperations

/// The areas of a polygon row that are larger and wider than slivers.
///
/// Width is twice the area through the perimeter, part by part: for a long strip the mean of its widths, for a square
/// half of its side. It needs no more than one look at each position, and many short strips do not add up to a wide one.
struct SliverMeasure {
    /// The parts that are no slivers, as one row.
    private(set) var geometry = GeometryColumn()
    /// Their area in square metres.
    private(set) var area = 0.0
    /// The width of the widest one in metres.
    private(set) var width = 0.0

    /// Measures a row of `column`; `nil` if all its parts are slivers.
    init?(
        row: Int = 0,
        of column: GeometryColumn,
        _ scale: GroundScale,
        area minimumArea: Double,
        width minimumWidth: Double
    ) {
        guard row < column.count else { return nil }
        for part in column.parts(of: row) where column.partTypes[part] == .polygon {
            let measure = Self.measure(part, column, scale)
            let partWidth = measure.perimeter > 0 ? 2 * measure.area / measure.perimeter : 0
            guard measure.area > minimumArea, partWidth > minimumWidth else { continue }
            area += measure.area
            width = max(width, partWidth)
            for ring in column.rings(of: part) {
                for position in column.positions(of: ring) {
                    geometry.appendPosition(x: column.xy[2 * position], y: column.xy[2 * position + 1])
                }
                geometry.endRing()
            }
            geometry.endPart(.polygon)
        }
        guard area > 0 else { return nil }
        geometry.endRow(geometry.ringsEnd.count > 1 ? .multiPolygon : .polygon)
    }

    /// Returns the area of a row in square metres, holes taken away, and the length of all its rings in metres.
    static func measure(
        row: Int,
        of column: GeometryColumn,
        _ scale: GroundScale
    ) -> (area: Double, perimeter: Double) {
        column.parts(of: row).filter { column.partTypes[$0] == .polygon }
            .reduce((0, 0)) { sum, part in
                let one = measure(part, column, scale)
                return (sum.0 + one.area, sum.1 + one.perimeter)
            }
    }

    /// The area of a part without its holes, and the length of all its rings.
    private static func measure(
        _ part: Int,
        _ column: GeometryColumn,
        _ scale: GroundScale
    ) -> (area: Double, perimeter: Double) {
        let rings = column.rings(of: part)
        var area = 0.0
        var perimeter = 0.0
        for ring in rings {
            let positions = column.positions(of: ring)
            guard let first = positions.first else { continue }
            let (originX, originY) = (column.xy[2 * first], column.xy[2 * first + 1])
            let factors = scale.factors(atY: originY)
            var double = 0.0
            var (x0, y0) = (0.0, 0.0)
            for position in positions {
                let x1 = (column.xy[2 * position] - originX) * factors.x
                let y1 = (column.xy[2 * position + 1] - originY) * factors.y
                double += x0 * y1 - x1 * y0
                perimeter += ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot()
                (x0, y0) = (x1, y1)
            }
            area += (ring == rings.lowerBound ? 1 : -1) * abs(double) / 2
        }
        return (area, perimeter)
    }
}
