internal import GeoCore
internal import GeoOperations
internal import GeoReferencing

/// Leaves out the positions of geometries that nobody sees at some scale.
struct Generalisation {
    /// A degree of latitude near the poles, the longest one of the ellipsoid: no tolerance exceeds that in metres then.
    private static let metresPerDegree = 111_694.0

    /// In units of the stored CRS.
    private let tolerance: Double

    /// Creates a generalisation by a tolerance in metres of geometries in a CRS of this unit.
    init(metres: Double, unit: CRSDescription.Unit) {
        switch unit {
        case .metres(let perUnit): tolerance = metres / perUnit
        case .degrees(let perUnit): tolerance = metres / Self.metresPerDegree / perUnit
        }
    }

    func apply(to column: GeometryColumn) -> GeometryColumn { column.generalised(tolerance: tolerance) }
}
