internal import CGEOS
public import GeoCore

extension GeometryOperations {
    /// Whether a geometry obeys the rules of OGC 06-103r4, clause 6.1 (rings closed, simple, nested, not crossing).
    ///
    /// A row without geometry is valid.
    public func isValid(row: Int, of column: GeometryColumn) throws(PaftaError) -> Bool {
        try invalidityReason(row: row, of: column) == nil
    }

    /// Returns the first rule that a geometry breaks, and where.
    ///
    /// - Returns: `nil` if it is valid. `reason` is the English wording of GEOS, such as `Self-intersection`; x and y are
    ///   in the CRS of the geometry, and not finite if that is the fault.
    public func invalidityReason(
        row: Int,
        of column: GeometryColumn
    ) throws(PaftaError) -> (reason: String, x: Double, y: Double)? {
        guard column.types[row] != nil else { return nil }
        if let position = column.firstNonFinitePosition(ofRow: row) {
            return ("Invalid Coordinate", column.xy[2 * position], column.xy[2 * position + 1])
        }
        if let position = column.firstOpenRing(ofRow: row) {
            return ("Ring is not closed", column.xy[2 * position], column.xy[2 * position + 1])
        }
        return try withContext { context throws(PaftaError) in
            try context.geometry(row: row, of: column).invalidityReason()
        }
    }

    /// Returns a valid geometry that holds the same area, lines or points.
    ///
    /// Parts that fall to a lower dimension, such as the spike of a polygon, are left out. Open rings are closed. The
    /// winding of rings is not defined.
    ///
    /// - Returns: One row of the same kind, or its multi-kind; without geometry if nothing is left.
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public func madeValid(row: Int, of column: GeometryColumn) throws(PaftaError) -> GeometryColumn {
        var result = GeometryColumn()
        guard let type = column.types[row] else {
            result.appendNull()
            return result
        }
        try requireFinite(row: row, of: column)
        guard try invalidityReason(row: row, of: column) != nil else {
            result.append(row: row, of: column)
            return result
        }
        return try withContext { context throws(PaftaError) in
            var repaired = GeometryColumn()
            if type == .geometryCollection {
                for part in column.parts(of: row) {
                    let geometry = try context.geometry(part: part, of: column)
                    try repaired.appendParts(of: geometry.madeValid(), keeping: column.partTypes[part])
                }
                repaired.endRow(type)
            } else {
                let geometry = try context.geometry(row: row, of: column)
                try repaired.append(geometry.madeValid(), keeping: type)
            }
            return repaired
        }
    }
}

extension GeometryColumn {
    /// The first position of a polygon ring whose last position is another.
    fileprivate func firstOpenRing(ofRow row: Int) -> Int? {
        for part in parts(of: row) where partTypes[part] == .polygon {
            for ring in rings(of: part) {
                guard let first = positions(of: ring).first, let last = positions(of: ring).last else { continue }
                if xy[2 * first] != xy[2 * last] || xy[2 * first + 1] != xy[2 * last + 1] { return first }
            }
        }
        return nil
    }
}
