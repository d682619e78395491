public import GeoCore

/// A geometry made ready to be compared with many others.
///
/// Planar, in one CRS for all. Belongs to one thread at a time.
public final class PreparedGeometry {
    private let context: GEOSContext
    private let parts: [PreparedPart]

    /// Prepares row `row` of `column`.
    ///
    /// - Throws: `geometry.invalid` if coordinates are not finite or GEOS gives up.
    public init(row: Int, of column: GeometryColumn) throws(PaftaError) {
        guard column.firstNonFinitePosition(ofRow: row) == nil else { throw .nonFiniteGeometry() }
        let context = try GEOSContext()
        var parts: [PreparedPart] = []
        try context.uniformGeometries(row: row, of: column) { geometry throws(PaftaError) in
            parts.append(try PreparedPart(geometry))
        }
        self.context = context
        self.parts = parts
    }

    /// Whether points, paths and areas are mixed, so that only `intersects` and `disjoint` have a meaning.
    public var isMixture: Bool { parts.count > 1 }

    /// Whether row `row` of `column` has the relation to the prepared geometry.
    ///
    /// A row that GEOS cannot compare as it is, as its rings cross, is repaired first.
    /// - Returns: `nil` if there is no answer: no geometry, coordinates that are not finite, a mixture of points, paths
    ///   and areas under another relation than `intersects` and `disjoint`, or damage beyond repair.
    public func holds(_ relation: SpatialRelation, for row: Int, of column: GeometryColumn) -> Bool? {
        guard column.types[row] != nil, column.firstNonFinitePosition(ofRow: row) == nil else { return nil }
        if relation == .disjoint { return holds(.intersects, for: row, of: column).map { !$0 } }
        var answers: [Bool?] = []
        try? context.uniformGeometries(row: row, of: column) { geometry throws(PaftaError) in
            for part in parts {
                answers.append(Self.holds(relation, for: geometry, to: part))
            }
        }
        if answers.count == 1 { return answers[0] }
        guard relation == .intersects, !answers.isEmpty else { return nil }
        if answers.contains(true) { return true }
        return answers.contains(nil) ? nil : false
    }

    private static func holds(
        _ relation: SpatialRelation,
        for geometry: borrowing GEOSGeometryHandle,
        to part: PreparedPart
    ) -> Bool? {
        if let answer = part.holds(relation, for: geometry) { return answer }
        guard let repaired = try? geometry.madeValid() else { return nil }
        return part.holds(relation, for: repaired)
    }

    /// Returns the least distance of row `row` of `column`, in units of the coordinates; `nil` if there is no answer.
    public func distance(to row: Int, of column: GeometryColumn) -> Double? {
        guard column.types[row] != nil, column.firstNonFinitePosition(ofRow: row) == nil,
            let geometry = try? context.geometry(row: row, of: column)
        else { return nil }
        var least: Double?
        for part in parts {
            guard let distance = part.distance(to: geometry) else { return nil }
            least = min(least ?? distance, distance)
        }
        return least
    }
}
