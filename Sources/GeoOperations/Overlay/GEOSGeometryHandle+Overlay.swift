internal import CGEOS
import GeoCore

extension GEOSGeometryHandle {
    /// Returns what both geometries hold.
    borrowing func intersection(_ other: borrowing GEOSGeometryHandle) throws(PaftaError) -> GEOSGeometryHandle {
        let made = unsafe GEOSIntersection_r(context.handle, borrowed, other.borrowed)
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSIntersection_r", in: context)
    }

    /// Returns what this geometry holds and `other` does not.
    borrowing func difference(_ other: borrowing GEOSGeometryHandle) throws(PaftaError) -> GEOSGeometryHandle {
        let made = unsafe GEOSDifference_r(context.handle, borrowed, other.borrowed)
        return try unsafe GEOSGeometryHandle(taking: made, from: "GEOSDifference_r", in: context)
    }
}
