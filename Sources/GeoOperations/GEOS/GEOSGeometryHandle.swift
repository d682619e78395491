internal import CGEOS
import GeoCore

/// An owned GEOS geometry, destroyed when the value goes out of scope.
@safe
struct GEOSGeometryHandle: ~Copyable {
    /// Keeps the context alive as long as the geometry.
    let context: GEOSContext
    /// `nil` only after ``release()``.
    private var pointer: OpaquePointer?

    /// Takes what the GEOS function `call` returned.
    init(taking pointer: OpaquePointer?, from call: String, in context: GEOSContext) throws(PaftaError) {
        guard let pointer = unsafe pointer else { throw context.failure(call) }
        self.context = context
        unsafe self.pointer = pointer
    }

    deinit { if let pointer = unsafe pointer { unsafe GEOSGeom_destroy_r(context.handle, pointer) } }

    /// The geometry for a C call that only reads it; it must not be kept.
    var borrowed: OpaquePointer? { unsafe pointer }

    /// Hands the geometry to a C call that takes ownership.
    consuming func release() -> OpaquePointer? { unsafe pointer.take() }
}

/// Owned GEOS geometries on their way into one that will own them.
@safe
struct GEOSGeometryList: ~Copyable {
    private let context: GEOSContext
    private var pointers: [OpaquePointer?]

    init(in context: GEOSContext) {
        self.context = context
        unsafe pointers = []
    }

    deinit {
        for index in unsafe pointers.indices { unsafe GEOSGeom_destroy_r(context.handle, pointers[index]) }
    }

    mutating func append(_ geometry: consuming GEOSGeometryHandle) { unsafe pointers.append(geometry.release()) }

    /// Makes a polygon of `shell` and the geometries as holes; GEOS owns all of them then, even if it fails.
    mutating func polygon(shell: consuming GEOSGeometryHandle) throws(PaftaError) -> GEOSGeometryHandle {
        var holes: [OpaquePointer?] = unsafe []
        unsafe swap(&holes, &pointers)
        let polygon = unsafe GEOSGeom_createPolygon_r(context.handle, shell.release(), &holes, UInt32(holes.count))
        return try unsafe GEOSGeometryHandle(taking: polygon, from: "GEOSGeom_createPolygon_r", in: context)
    }

    /// Makes a collection of the geometries; GEOS owns all of them then, even if it fails.
    mutating func collection(_ type: GEOSGeomTypes) throws(PaftaError) -> GEOSGeometryHandle {
        var members: [OpaquePointer?] = unsafe []
        unsafe swap(&members, &pointers)
        let collection = unsafe GEOSGeom_createCollection_r(
            context.handle,
            Int32(type.rawValue),
            &members,
            UInt32(members.count)
        )
        return try unsafe GEOSGeometryHandle(taking: collection, from: "GEOSGeom_createCollection_r", in: context)
    }
}
