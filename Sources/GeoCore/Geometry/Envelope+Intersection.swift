extension Envelope {
    /// Whether row `row` of `column` shares at least one point with this rectangle, edges included.
    ///
    /// Planar and exact up to rounding: edges are straight in the CRS that both are given in. A row without geometry
    /// shares nothing.
    /// - SeeAlso: OGC 17-069r4, requirement `/req/core/fc-bbox-response`, part A.
    public func intersects(row: Int, of column: GeometryColumn) -> Bool {
        // A position inside decides at once; that is most of the features of a box.
        let positions = column.positions(ofRow: row)
        guard let first = positions.first else { return false }
        if contains(x: column.xy[2 * first], y: column.xy[2 * first + 1]) { return true }
        guard intersects(column.envelope(of: row)) else { return false }
        for part in column.parts(of: row) where intersects(part: part, of: column) { return true }
        return false
    }

    private func intersects(part: Int, of column: GeometryColumn) -> Bool {
        let rings = column.rings(of: part)
        for ring in rings where crosses(column.positions(of: ring), of: column) { return true }
        guard column.partTypes[part] == .polygon else { return false }
        // No ring touches the rectangle: it lies wholly inside the area, or wholly outside or in a hole.
        var inside = false
        for ring in rings where encloses(column.positions(of: ring), of: column) { inside.toggle() }
        return inside
    }

    /// Whether a path touches the rectangle.
    private func crosses(_ positions: Range<Int>, of column: GeometryColumn) -> Bool {
        guard let first = positions.first else { return false }
        var x0 = column.xy[2 * first]
        var y0 = column.xy[2 * first + 1]
        if contains(x: x0, y: y0) { return true }
        for position in positions.dropFirst() {
            let x1 = column.xy[2 * position]
            let y1 = column.xy[2 * position + 1]
            if segmentIntersects(x0, y0, x1, y1) { return true }
            x0 = x1
            y0 = y1
        }
        return false
    }

    /// Separating axes: the rectangle's two, then the segment's normal.
    private func segmentIntersects(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Bool {
        guard min(x0, x1) <= maxX, max(x0, x1) >= minX, min(y0, y1) <= maxY, max(y0, y1) >= minY else { return false }
        let dx = x1 - x0
        let dy = y1 - y0
        // Signed areas of the four corners against the segment: all on one side means no contact.
        let a = dx * (minY - y0) - dy * (minX - x0)
        let b = dx * (minY - y0) - dy * (maxX - x0)
        let c = dx * (maxY - y0) - dy * (minX - x0)
        let d = dx * (maxY - y0) - dy * (maxX - x0)
        return min(min(a, b), min(c, d)) <= 0 && max(max(a, b), max(c, d)) >= 0
    }

    /// Whether the ring goes around the rectangle's lower left corner (even-odd rule).
    private func encloses(_ positions: Range<Int>, of column: GeometryColumn) -> Bool {
        var inside = false
        guard let last = positions.last else { return false }
        var x0 = column.xy[2 * last]
        var y0 = column.xy[2 * last + 1]
        for position in positions {
            let x1 = column.xy[2 * position]
            let y1 = column.xy[2 * position + 1]
            if (y1 > minY) != (y0 > minY), minX < (x0 - x1) * (minY - y1) / (y0 - y1) + x1 { inside.toggle() }
            x0 = x1
            y0 = y1
        }
        return inside
    }
}
