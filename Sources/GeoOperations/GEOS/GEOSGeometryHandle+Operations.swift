internal import CGEOS
import GeoCore

extension GEOSGeometryHandle {
    /// Returns the first rule the geometry breaks, and where; `nil` if it is valid.
    borrowing func invalidityReason() throws(PaftaError) -> (reason: String, x: Double, y: Double)? {
        var text: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        let answer = unsafe GEOSisValidDetail_r(context.handle, borrowed, 0, &text, &place)
        guard answer == 0 else {
            // 1 means valid, 2 exception
            guard answer == 1 else { throw context.failure("GEOSisValidDetail_r") }
            return nil
        }
        defer { if let text = unsafe text { unsafe GEOSFree_r(context.handle, text) } }
        let reason = unsafe text.map { unsafe String(cString: $0) } ?? "Invalid"
        let point = try unsafe GEOSGeometryHandle(taking: place, from: "GEOSisValidDetail_r", in: context)
        let position = try point.position()
        return (reason, position?.x ?? .nan, position?.y ?? .nan)
    }

    /// Returns a valid geometry: rings are repaired, then shells joined and holes taken away.
    ///
    /// The other method of GEOS would make a hole where two areas overlap.
    borrowing func madeValid() throws(PaftaError) -> GEOSGeometryHandle {
        guard let method = unsafe GEOSMakeValidParams_create_r(context.handle) else {
            throw context.failure("GEOSMakeValidParams_create_r")
        }
        defer { unsafe GEOSMakeValidParams_destroy_r(context.handle, method) }
        // 1 means success
        guard unsafe GEOSMakeValidParams_setMethod_r(context.handle, method, GEOS_MAKE_VALID_STRUCTURE) == 1,
            unsafe GEOSMakeValidParams_setKeepCollapsed_r(context.handle, method, 0) == 1
        else { throw context.failure("GEOSMakeValidParams_setMethod_r") }
        let made = unsafe GEOSMakeValidWithParams_r(context.handle, borrowed, method)
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSMakeValidWithParams_r", in: context)
    }

    /// Returns the geometry on a grid, valid if the geometry is.
    borrowing func snapped(cellSize: Double) throws(PaftaError) -> GEOSGeometryHandle {
        // Without flags the result is valid and lower dimensions fall away.
        let snapped = unsafe GEOSGeom_setPrecision_r(context.handle, borrowed, cellSize, 0)
        return try unsafe GEOSGeometryHandle(taking: snapped, from: "GEOSGeom_setPrecision_r", in: context)
    }

    /// Returns a point that lies on the geometry, for areas in the interior.
    borrowing func pointOnSurface() throws(PaftaError) -> GEOSGeometryHandle {
        let point = unsafe GEOSPointOnSurface_r(context.handle, borrowed)
        return try unsafe GEOSGeometryHandle(taking: point, from: "GEOSPointOnSurface_r", in: context)
    }

    /// Returns the position of a point; `nil` for the empty point.
    borrowing func position() throws(PaftaError) -> (x: Double, y: Double)? {
        guard unsafe GEOSisEmpty_r(context.handle, borrowed) == 0 else { return nil }
        var x = 0.0
        var y = 0.0
        // 1 means success
        guard unsafe GEOSGeomGetX_r(context.handle, borrowed, &x) == 1,
            unsafe GEOSGeomGetY_r(context.handle, borrowed, &y) == 1
        else { throw context.failure("GEOSGeomGetX_r") }
        return (x, y)
    }
}
