internal import CGEOS
public import GeoCore

extension GeometryOperations {
    /// Returns the areas of a geometry on a grid, valid and without what the grid makes collapse.
    ///
    /// Topology is kept: rings that would cross on the grid are noded and rebuilt. Areas that are invalid to begin with
    /// are repaired first. Heights are dropped and the winding of rings is not defined.
    ///
    /// - Parameters:
    ///   - row: A row of `column`; its points and paths are left out.
    ///   - column: Any CRS.
    ///   - cellSize: The distance of the grid's lines, above 0, in units of the coordinates. The grid holds the origin.
    /// - Returns: One row, a polygon or a multipolygon; without geometry if everything collapsed.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func snapped(row: Int, of column: GeometryColumn, cellSize: Double) throws(PaftaError) -> GeometryColumn {
        precondition(cellSize > 0 && cellSize.isFinite, "a grid has a positive cell size")
        var result = GeometryColumn()
        guard let type = column.types[row], column.parts(of: row).contains(where: { column.partTypes[$0] == .polygon })
        else {
            result.appendNull()
            return result
        }
        try requireFinite(row: row, of: column)
        let kept = type == .multiPolygon ? type : .polygon
        return try withContext { context throws(PaftaError) in
            let geometry = try context.geometry(row: row, of: column, only: .polygon)
            var snapped = GeometryColumn()
            try snapped.append(Self.snapped(geometry, cellSize), keeping: kept)
            return snapped
        }
    }

    /// Asking first costs 1 µs where snapping takes 20, and GEOS need not notice every fault while it snaps.
    private static func snapped(
        _ geometry: borrowing GEOSGeometryHandle,
        _ cellSize: Double
    ) throws(PaftaError) -> GEOSGeometryHandle {
        guard try geometry.invalidityReason() != nil else { return try geometry.snapped(cellSize: cellSize) }
        return try geometry.madeValid().snapped(cellSize: cellSize)
    }

    /// Returns a point that surely lies on a geometry, for areas in the interior: the place for a label.
    ///
    /// - Returns: x and y in the CRS of the geometry; `nil` for a row without geometry.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func pointOnSurface(row: Int, of column: GeometryColumn) throws(PaftaError) -> (x: Double, y: Double)? {
        guard column.types[row] != nil else { return nil }
        try requireFinite(row: row, of: column)
        return try withContext { context throws(PaftaError) in
            try context.geometry(row: row, of: column).pointOnSurface().position()
        }
    }
}
