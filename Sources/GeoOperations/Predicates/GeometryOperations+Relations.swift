public import GeoCore

extension GeometryOperations {
    /// Whether row `row` of `column` has the relation to row `otherRow` of `other`; both in one CRS.
    ///
    /// Where one of both is compared often, ``PreparedGeometry`` is faster; the meaning is the same.
    /// - Returns: `nil` if there is no answer, as ``PreparedGeometry/holds(_:for:of:)`` says.
    public func holds(
        _ relation: SpatialRelation,
        row: Int,
        of column: GeometryColumn,
        with otherRow: Int,
        of other: GeometryColumn
    ) -> Bool? {
        guard other.types[otherRow] != nil else { return nil }
        return (try? PreparedGeometry(row: otherRow, of: other))?.holds(relation, for: row, of: column)
    }

    /// Returns the least distance of two geometries in one CRS, in units of the coordinates; `nil` without an answer.
    public func distance(
        row: Int,
        of column: GeometryColumn,
        to otherRow: Int,
        of other: GeometryColumn
    ) -> Double? {
        guard other.types[otherRow] != nil else { return nil }
        return (try? PreparedGeometry(row: otherRow, of: other))?.distance(to: row, of: column)
    }

    /// Returns the points that are at most `distance` away from a geometry, or with a negative one those that deep
    /// inside an area.
    ///
    /// Circles become polygons with 32 corners.
    /// - Parameters:
    ///   - row: A row of `column`; a crossing ring is repaired first.
    ///   - column: Any CRS; planar.
    ///   - distance: In units of the coordinates; finite.
    /// - Returns: One row, a polygon or a multipolygon; without geometry if nothing is left or `row` has none.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func buffered(row: Int, of column: GeometryColumn, by distance: Double) throws(PaftaError) -> GeometryColumn
    {
        precondition(distance.isFinite, "a distance is finite")
        var result = GeometryColumn()
        guard column.types[row] != nil else {
            result.appendNull()
            return result
        }
        try requireFinite(row: row, of: column)
        return try withContext { context throws(PaftaError) in
            var buffered = GeometryColumn()
            let made = try context.geometry(row: row, of: column).buffered(by: distance, quadrantSegments: 8)
            try buffered.append(made, keeping: .polygon)
            return buffered
        }
    }

    /// Returns the centre of gravity of a geometry's parts with the highest dimension, which may lie outside.
    ///
    /// - Returns: One row, a point; without geometry if `row` has none.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func centroid(row: Int, of column: GeometryColumn) throws(PaftaError) -> GeometryColumn {
        var result = GeometryColumn()
        guard column.types[row] != nil else {
            result.appendNull()
            return result
        }
        try requireFinite(row: row, of: column)
        return try withContext { context throws(PaftaError) in
            var centroid = GeometryColumn()
            try centroid.append(context.geometry(row: row, of: column).centroid(), keeping: .point)
            return centroid
        }
    }
}
