internal import GeoCore

extension GeometryColumn {
    /// The kind as which row `row` is written where a layer declares `declared`; `nil` if the row has no geometry, or
    /// none that can be turned into that kind.
    ///
    /// A single geometry becomes one of one part, one of one part becomes single, and anything may lie in a collection.
    /// Readers that were told a kind would misread any other.
    @inline(__always)
    func kind(of row: Int, declared: GeometryType?) -> GeometryType? {
        guard let type = types[row] else { return nil }
        guard let declared, declared != type else { return type }
        if declared == .geometryCollection || declared == type.multi { return declared }
        return declared == type.single && parts(of: row).count == 1 ? declared : nil
    }
}
