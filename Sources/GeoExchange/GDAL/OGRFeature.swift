internal import CGDAL

/// An owned feature, destroyed when the value goes out of scope.
@safe
struct OGRFeature: ~Copyable {
    /// For C calls, which must not keep it.
    let handle: OGRFeatureH

    /// Takes what an OGR function returned; `nil` if it returned nothing.
    init?(taking handle: OGRFeatureH?) {
        guard let handle = unsafe handle else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe OGR_F_Destroy(handle) }

    var identifier: Int64 { unsafe Int64(OGR_F_GetFID(handle)) }

    func set(identifier: Int64) { unsafe OGR_F_SetFID(handle, GIntBig(identifier)) }

    func hasValue(_ field: Int32) -> Bool { unsafe OGR_F_IsFieldSetAndNotNull(handle, field) != 0 }

    func integer(_ field: Int32) -> Int64 { unsafe Int64(OGR_F_GetFieldAsInteger64(handle, field)) }

    func real(_ field: Int32) -> Double { unsafe OGR_F_GetFieldAsDouble(handle, field) }

    /// Lets `body` read the value as text, without copying it.
    func withText<Result, Failure: Error>(
        _ field: Int32,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let text = unsafe OGR_F_GetFieldAsString(handle, field)
        let count = unsafe text.map { unsafe CPLStrnlen($0, Int(Int32.max)) } ?? 0
        return try unsafe body(UnsafeRawBufferPointer(start: text, count: count))
    }

    /// Lets `body` read the geometry; `nil` stands for none.
    func withGeometry<Result, Failure: Error>(
        _ body: (OGRGeometryH?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(OGR_F_GetGeometryRef(handle))
    }
}
