public import GeoCore
internal import CPROJ

/// What PROJ knows of a CRS.
public struct CRSDescription: Sendable, Hashable {
    /// The unit of coordinates.
    public enum Unit: Sendable, Hashable {
        /// Angles; how many degrees one unit is: 1, or 0.9 for grads.
        case degrees(perUnit: Double)
        /// Lengths; how many metres one unit is.
        case metres(perUnit: Double)
    }

    /// The authority and code.
    public let identity: CRSIdentity
    /// The name, such as `TUREF / TM30`.
    public let name: String
    /// Whether coordinates are longitude and latitude rather than easting and northing.
    public let isGeographic: Bool
    /// The unit of both axes.
    public let unit: Unit
    /// Whether the authority puts north or latitude first, as it does for EPSG:4326 and EPSG:5254.
    ///
    /// Where coordinates enter or leave in authority order they are swapped then; inside Pafta x is always east.
    public let authorityOrderIsNorthingFirst: Bool
    /// Where the CRS may be used, in degrees of CRS84; `nil` if not recorded.
    ///
    /// `minX > maxX` if the area crosses the antimeridian: it lies east of `minX` and west of `maxX` then.
    public let areaOfUse: Envelope?
    /// Well-known text on one line: WKT 1 in the dialect of GDAL, or WKT 2:2019 where WKT 1 cannot express the CRS.
    public let wkt: String
    /// The notation of PROJ 4, if there is one; it may lose the datum.
    public let projString: String?
}

extension CRSDescription {
    /// Asks PROJ.
    static func read(_ identity: CRSIdentity, in context: PROJContext) throws(PaftaError) -> CRSDescription {
        let crs = try PROJObject.crs(identity, in: context)
        let isGeographic: Bool
        switch unsafe proj_get_type(crs.pointer) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: isGeographic = true
        case PJ_TYPE_PROJECTED_CRS: isGeographic = false
        default: throw .unsupportedCRS(identity)
        }
        let axis = try crs.firstAxis()
        return CRSDescription(
            identity: identity,
            name: crs.name,
            isGeographic: isGeographic,
            unit: unit(of: axis, isGeographic: isGeographic),
            authorityOrderIsNorthingFirst: try crs.normalizedForVisualization().firstAxis() != axis,
            areaOfUse: crs.areaOfUse,
            wkt: try crs.wellKnownText(),
            projString: crs.projString()
        )
    }

    private static func unit(of axis: PROJObject.Axis, isGeographic: Bool) -> Unit {
        guard isGeographic else { return .metres(perUnit: axis.factor) }
        let degrees = axis.factor * 180 / .pi
        // The database rounds radians in a degree to 15 digits.
        return .degrees(perUnit: abs(degrees - 1) < 1e-12 ? 1 : degrees)
    }
}
