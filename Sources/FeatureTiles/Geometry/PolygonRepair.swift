internal import GeoCore
internal import GeoOperations

extension TileGeometry {
    /// Makes the rings collected so far valid polygons; returns whether anything is left of them.
    ///
    /// Rounding and clipping break few polygons, so the cheap proofs of validity come first and the geometry library
    /// only where they fail.
    /// - Throws: What ``GeometryOperations`` throws.
    mutating func makeValid(_ operations: GeometryOperations) throws(PaftaError) -> Bool {
        guard !rings.isEmpty else { return false }
        if rings.count == 1, rings[0].isConvex { return true }
        if worstContact(upTo: .touching) == RingContact.none, isNested() { return true }
        let repaired = try operations.snapped(row: 0, of: asColumn(), cellSize: 1)
        takePolygons(of: repaired)
        // Rings of the result may touch in points. Should they cross, no polygon is better than a wrong one.
        return !rings.isEmpty && worstContact(upTo: .crossing) != .crossing
    }

    /// Returns the rings as one row, in tile coordinates.
    private func asColumn() -> GeometryColumn {
        var column = GeometryColumn()
        for (index, ring) in rings.enumerated() {
            if index > 0, ring.isExterior { column.endPart(.polygon) }
            for point in ring.start..<ring.end {
                column.appendPosition(x: Double(points[2 * point]), y: Double(points[2 * point + 1]))
            }
            column.appendPosition(x: Double(points[2 * ring.start]), y: Double(points[2 * ring.start + 1]))
            column.endRing()
        }
        column.endPart(.polygon)
        column.endRow(.multiPolygon)
        return column
    }

    private mutating func takePolygons(of column: GeometryColumn) {
        removeAll()
        guard column.count > 0, column.types[0] != nil else { return }
        for part in column.parts(of: 0) where column.partTypes[part] == .polygon {
            var isExterior = true
            for ring in column.rings(of: part) {
                let isKept = takeRing(column.positions(of: ring), of: column, isExterior: isExterior)
                if isExterior, !isKept { break }
                isExterior = false
            }
        }
    }

    private mutating func takeRing(
        _ positions: Range<Int>,
        of column: GeometryColumn,
        isExterior: Bool
    ) -> Bool {
        let start = pointCount
        reservePoints(positions.count)
        for position in positions {
            appendPoint(coordinate(column.xy[2 * position]), coordinate(column.xy[2 * position + 1]), since: start)
        }
        return endRing(since: start, isExterior: isExterior)
    }

    private func coordinate(_ value: Double) -> Int {
        guard value.isFinite else { return grid.lower }
        return Int(min(max(value, Double(grid.lower)), Double(grid.upper)).rounded())
    }
}
