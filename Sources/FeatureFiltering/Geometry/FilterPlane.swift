internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// The two CRSs that geometries of a filter are in: those written in it, and those stored.
struct FilterPlane {
    /// The CRS of geometries in the filter.
    let filterCRS: CRSIdentity
    /// The CRS of the stored geometries; `nil` for a collection without geometry.
    let storedCRS: CRSIdentity?
    private let references: CoordinateReferenceSystems

    init(filterCRS: CRSIdentity, storedCRS: CRSIdentity?, _ references: CoordinateReferenceSystems) {
        self.filterCRS = filterCRS
        self.storedCRS = storedCRS
        self.references = references
    }

    /// What brings stored geometries into the CRS of the filter; `nil` if they are in it.
    func toFilter() throws(PaftaError) -> CoordinateTransformation? {
        guard let storedCRS, storedCRS != filterCRS else { return nil }
        let transformation = try references.transformation(from: storedCRS, to: filterCRS)
        return transformation.isIdentity ? nil : transformation
    }

    /// Brings a geometry of the filter into the stored CRS, position by position.
    func stored(_ geometry: GeometryColumn) throws(PaftaError) -> GeometryColumn {
        guard let storedCRS, storedCRS != filterCRS else { return geometry }
        var result = geometry
        try references.transformation(from: filterCRS, to: storedCRS).transform(&result.xy)
        return result
    }

    /// Brings a geometry that was made in the stored CRS into that of the filter, position by position.
    func filtered(_ geometry: GeometryColumn) throws(PaftaError) -> GeometryColumn {
        var result = geometry
        try toFilter()?.transform(&result.xy)
        return result
    }

    /// How many degrees, one way from the middle, x and y of the filter reach at most, in units of its CRS; `nil` for
    /// a projected one.
    func limits() throws(PaftaError) -> (x: Double, y: Double)? {
        let description = try references.describe(filterCRS)
        guard description.isGeographic, case .degrees(let perUnit) = description.unit else { return nil }
        return (180 / perUnit, 90 / perUnit)
    }

    /// How many metres a unit of the stored CRS is; `nil` if it is geographic.
    func metresPerUnit() throws(PaftaError) -> Double? {
        guard let storedCRS, case .metres(let perUnit) = try references.describe(storedCRS).unit else { return nil }
        return perUnit
    }
}
