internal import CGEOS
public import GeoCore

extension GeometryOperations {
    /// Returns the area that two areas have in common.
    ///
    /// Planar, in the CRS of both. Areas whose rings cross are repaired first; points and paths are left out.
    /// - Parameters:
    ///   - row: A row of `column`.
    ///   - column: Any CRS.
    ///   - otherRow: A row of `other`.
    ///   - other: In the same CRS.
    /// - Returns: One row, a polygon or a multipolygon; without geometry if the interiors do not meet.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func intersection(
        row: Int,
        of column: GeometryColumn,
        with otherRow: Int,
        of other: GeometryColumn
    ) throws(PaftaError) -> GeometryColumn {
        try requireFinite(row: row, of: column)
        try requireFinite(row: otherRow, of: other)
        return try withContext { context throws(PaftaError) in
            let first = try context.validArea(row: row, of: column)
            let second = try context.validArea(row: otherRow, of: other)
            var result = GeometryColumn()
            try result.append(first.intersection(second), keeping: .polygon)
            return result
        }
    }

    /// Returns the part of an area that no row of another column covers.
    ///
    /// Planar, in the CRS of both. Areas whose rings cross are repaired first; points and paths are left out.
    /// - Parameters:
    ///   - row: A row of `column`.
    ///   - column: Any CRS.
    ///   - cover: The areas taken away; they may overlap. Rows without geometry take nothing away.
    /// - Returns: One row, a polygon or a multipolygon; without geometry if nothing is left.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func difference(
        row: Int,
        of column: GeometryColumn,
        without cover: GeometryColumn
    ) throws(PaftaError) -> GeometryColumn {
        try requireFinite(row: row, of: column)
        for coverRow in 0..<cover.count { try requireFinite(row: coverRow, of: cover) }
        return try withContext { context throws(PaftaError) in
            let area = try context.validArea(row: row, of: column)
            var members = GEOSGeometryList(in: context)
            for coverRow in 0..<cover.count { members.append(try context.validArea(row: coverRow, of: cover)) }
            let taken = try members.collection(GEOS_GEOMETRYCOLLECTION).united()
            var result = GeometryColumn()
            try result.append(area.difference(taken), keeping: .polygon)
            return result
        }
    }
}

extension GEOSContext {
    /// Builds the areas of a row, repaired if their rings cross: GEOS gives up on such, or invents areas.
    fileprivate func validArea(row: Int, of column: GeometryColumn) throws(PaftaError) -> GEOSGeometryHandle {
        let area = try geometry(row: row, of: column, only: .polygon)
        guard try area.invalidityReason() != nil else { return area }
        return try area.madeValid()
    }
}
