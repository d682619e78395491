import GeoCore

/// Generalises geometries row by row with memory that is used again and again.
struct Generalisation {
    /// What is tried, as parts of the tolerance, until an area stays valid.
    private static let attempts = [1, 0.5, 0.25, 0.125]

    private let tolerance: Double
    private let operations = GeometryOperations()
    private var thinning = PathThinning()
    private var candidate = GeometryColumn()

    init(tolerance: Double) { self.tolerance = tolerance }

    /// Adds row `row` of `column` with fewer positions.
    mutating func append(row: Int, of column: GeometryColumn, to result: inout GeometryColumn) {
        guard let type = column.types[row], type.single != .point, column.firstNonFinitePosition(ofRow: row) == nil
        else {
            return result.append(row: row, of: column)
        }
        for attempt in Self.attempts {
            guard thin(row: row, type, of: column, tolerance * attempt) else { break }
            if isValid() { return result.append(row: 0, of: candidate) }
        }
        result.append(row: row, of: column)
    }

    /// Makes the candidate from row `row`; returns whether it has fewer positions.
    private mutating func thin(row: Int, _ type: GeometryType, of column: GeometryColumn, _ tolerance: Double) -> Bool {
        candidate.removeAll()
        let positions = column.positions(ofRow: row)
        thinning.start(tolerance: tolerance, positions: positions.count)
        for part in column.parts(of: row) {
            let kind = column.partTypes[part]
            let rings = column.rings(of: part)
            for ring in rings {
                if kind == .polygon {
                    thinning.thinRing(column.positions(of: ring), of: column)
                    if ring > rings.lowerBound, thinning.isSmallRing { continue }
                } else {
                    thinning.thinPath(column.positions(of: ring), of: column)
                }
                appendKept(of: column)
            }
            candidate.endPart(kind)
        }
        candidate.endRow(type)
        return thinning.hasBudget && candidate.positionCount < positions.count
    }

    private mutating func appendKept(of column: GeometryColumn) {
        for position in thinning.kept {
            candidate.appendPosition(x: column.xy[2 * position], y: column.xy[2 * position + 1])
            if !column.z.isEmpty { candidate.z.append(column.z[position]) }
        }
        candidate.endRing()
    }

    /// Whether the areas of the candidate are valid; paths always are.
    ///
    /// One small ring, which is most of what there is, is cheap to be sure of; GEOS judges everything else and all that is doubtful.
    private func isValid() -> Bool {
        guard candidate.partTypes.contains(.polygon) else { return true }
        if candidate.positionsEnd.count == 1, candidate.isSurelySimpleRing() { return true }
        // What GEOS cannot judge is no better than invalid.
        return (try? operations.isValid(row: 0, of: candidate)) ?? false
    }
}
