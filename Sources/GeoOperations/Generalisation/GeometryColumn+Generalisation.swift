public import GeoCore

extension GeometryColumn {
    /// Returns the same rows with fewer positions, none of which was moved.
    ///
    /// Paths and rings are thinned by the method of Douglas and Peucker. Paths keep their ends, points stay as they are, and the
    /// positions that are left keep their heights. Valid areas stay valid: where thinning would make a ring cross or touch
    /// something, the row is thinned with a half, a quarter and an eighth of the tolerance, and stays as it is if that fails too.
    /// A ring never has fewer than four positions; a hole that lies within the tolerance of a segment not longer than that is left
    /// out.
    ///
    /// Equal rings become equal whatever their start and direction. Neighbours that share only a part of their boundaries may
    /// differ there by up to twice the tolerance. A row with a coordinate that is not finite, or so winding that it needs more
    /// than a hundred distances for each position, stays as it is. Doing it twice changes nothing more.
    ///
    /// - Parameter tolerance: The greatest distance of a position from the result, an area counting with its interior, in units
    ///   of the coordinates; up to 0 nothing is left out.
    /// - Returns: A column with the same rows and types.
    public func generalised(tolerance: Double) -> GeometryColumn {
        guard tolerance > 0 else { return self }
        var result = GeometryColumn()
        result.xy.reserveCapacity(xy.count)
        var generalisation = Generalisation(tolerance: tolerance)
        for row in 0..<count { generalisation.append(row: row, of: self, to: &result) }
        return result
    }
}
