internal import CGEOS
import GeoCore

/// A geometry of one dimension with the index that GEOS builds for comparing it with many others.
@safe
final class PreparedPart {
    private let geometry: GEOSGeometryHandle
    private let prepared: OpaquePointer?

    init(_ geometry: consuming GEOSGeometryHandle) throws(PaftaError) {
        let made = unsafe GEOSPrepare_r(geometry.context.handle, geometry.borrowed)
        guard let made = unsafe made else { throw geometry.context.failure("GEOSPrepare_r") }
        unsafe prepared = made
        self.geometry = geometry
    }

    deinit { unsafe GEOSPreparedGeom_destroy_r(geometry.context.handle, prepared) }

    /// Whether `other` has the relation to this geometry; `nil` if GEOS gives up.
    func holds(_ relation: SpatialRelation, for other: borrowing GEOSGeometryHandle) -> Bool? {
        let handle = unsafe geometry.context.handle
        switch relation {
        case .intersects:
            return GEOSGeometryHandle.truth(unsafe GEOSPreparedIntersects_r(handle, prepared, other.borrowed))
        case .disjoint:
            return GEOSGeometryHandle.truth(unsafe GEOSPreparedDisjoint_r(handle, prepared, other.borrowed))
        case .within:
            return GEOSGeometryHandle.truth(unsafe GEOSPreparedContains_r(handle, prepared, other.borrowed))
        case .touches, .overlaps, .crosses:
            return meetsBoundary(other).flatMap { $0 ? other.holds(relation, with: geometry) : false }
        case .equals, .contains:
            return other.holds(relation, with: geometry)
        }
    }

    /// Whether `other` shares points with this geometry without lying wholly in its interior.
    ///
    /// Touching, overlapping and crossing need that; GEOS has an index for it, and none for those three.
    private func meetsBoundary(_ other: borrowing GEOSGeometryHandle) -> Bool? {
        let handle = unsafe geometry.context.handle
        guard let meets = GEOSGeometryHandle.truth(unsafe GEOSPreparedIntersects_r(handle, prepared, other.borrowed))
        else { return nil }
        guard meets else { return false }
        guard unsafe GEOSGeom_getDimensions_r(handle, geometry.borrowed) == 2 else { return true }
        let inside = GEOSGeometryHandle.truth(
            unsafe GEOSPreparedContainsProperly_r(handle, prepared, other.borrowed)
        )
        return inside.map { !$0 }
    }

    /// Returns the least distance to `other`, in units of the coordinates; `nil` if GEOS gives up.
    func distance(to other: borrowing GEOSGeometryHandle) -> Double? {
        var distance = 0.0
        // 0 means exception
        guard unsafe GEOSPreparedDistance_r(geometry.context.handle, prepared, other.borrowed, &distance) != 0
        else { return nil }
        return distance.isFinite ? distance : nil
    }
}
