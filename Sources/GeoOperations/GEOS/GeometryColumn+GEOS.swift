internal import CGEOS
import GeoCore

extension GeometryColumn {
    /// Adds one row made of the parts of `geometry` that have the dimension of `type`; without any, a row without
    /// geometry.
    mutating func append(_ geometry: borrowing GEOSGeometryHandle, keeping type: GeometryType) throws(PaftaError) {
        let before = ringsEnd.count
        try appendParts(of: geometry, keeping: type)
        endRow(ringsEnd.count - before > 1 ? type.multi : type)
    }

    /// Adds the parts of `geometry` that have the dimension of `type` to the current row.
    mutating func appendParts(
        of geometry: borrowing GEOSGeometryHandle,
        keeping type: GeometryType
    ) throws(PaftaError) {
        guard let pointer = unsafe geometry.borrowed else { return }
        try unsafe appendParts(of: pointer, keeping: type, in: geometry.context)
    }

    private mutating func appendParts(
        of geometry: OpaquePointer,
        keeping type: GeometryType,
        in context: GEOSContext
    ) throws(PaftaError) {
        guard unsafe GEOSisEmpty_r(context.handle, geometry) == 0 else { return }
        let kind = unsafe GEOSGeomTypes(rawValue: UInt32(bitPattern: GEOSGeomTypeId_r(context.handle, geometry)))
        switch kind {
        case GEOS_MULTIPOINT, GEOS_MULTILINESTRING, GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
            for index in 0..<(unsafe GEOSGetNumGeometries_r(context.handle, geometry)) {
                guard let member = unsafe GEOSGetGeometryN_r(context.handle, geometry, index) else { continue }
                try unsafe appendParts(of: member, keeping: type, in: context)
            }
        case GEOS_POLYGON where type.single == .polygon:
            try unsafe appendRing(GEOSGetExteriorRing_r(context.handle, geometry), in: context)
            for index in 0..<(unsafe GEOSGetNumInteriorRings_r(context.handle, geometry)) {
                try unsafe appendRing(GEOSGetInteriorRingN_r(context.handle, geometry, index), in: context)
            }
            endPart(.polygon)
        case GEOS_LINESTRING where type.single == .lineString, GEOS_LINEARRING where type.single == .lineString:
            try unsafe appendRing(geometry, in: context)
            endPart(.lineString)
        case GEOS_POINT where type.single == .point:
            try unsafe appendRing(geometry, in: context)
            endPart(.point)
        default:
            break
        }
    }

    private mutating func appendRing(_ ring: OpaquePointer?, in context: GEOSContext) throws(PaftaError) {
        var count: UInt32 = 0
        guard let ring = unsafe ring, let sequence = unsafe GEOSGeom_getCoordSeq_r(context.handle, ring),
            unsafe GEOSCoordSeq_getSize_r(context.handle, sequence, &count) != 0  // 0 means failure
        else { throw context.failure("GEOSGeom_getCoordSeq_r") }
        var positions = [Double](repeating: 0, count: 2 * Int(count))
        guard unsafe GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, &positions, 0, 0) != 0 else {
            throw context.failure("GEOSCoordSeq_copyToBuffer_r")
        }
        xy.append(contentsOf: positions)
        endRing()
    }
}
