import GeoCore

extension GeometryColumn {
    /// One part as a row of its own.
    func single(part: Int) -> GeometryColumn {
        var column = GeometryColumn()
        for ring in rings(of: part) {
            for position in positions(of: ring) { column.appendPosition(x: xy[2 * position], y: xy[2 * position + 1]) }
            column.endRing()
        }
        column.endPart(partTypes[part])
        column.endRow(partTypes[part])
        return column
    }
}
