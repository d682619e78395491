internal import CGDAL

/// An owned geometry, destroyed when the value goes out of scope.
@safe
struct OGRGeometry: ~Copyable {
    /// `nil` only after ``release()``.
    private var pointer: OGRGeometryH?

    /// Takes what an OGR function returned; `nil` if it returned nothing.
    init?(taking pointer: OGRGeometryH?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    deinit { if let pointer = unsafe pointer { unsafe OGR_G_DestroyGeometry(pointer) } }

    /// For C calls that only read it.
    var borrowed: OGRGeometryH? { unsafe pointer }

    /// Hands the geometry to a C call that takes ownership.
    consuming func release() -> OGRGeometryH? { unsafe pointer.take() }
}
