public import GeoCore

/// Keeps features whose geometry meets one of some boxes, in the CRS of the boxes, and features without geometry.
///
/// Exact: the geometry itself is projected to the CRS of the boxes and compared there; neither its envelope nor the
/// envelope of the projected box decides.
/// - SeeAlso: OGC 17-069r4, requirement `/req/core/fc-bbox-response`.
public struct SpatialFilter: Sendable, Hashable {
    /// The boxes: one, or two for a box that crosses the antimeridian.
    public var boxes: [Envelope]
    /// The CRS of the boxes.
    public var crs: CRSIdentity
    /// Whether features without geometry are kept, as OGC API Features wants and tiles do not.
    public var keepsFeaturesWithoutGeometry: Bool
    /// Whether other features may come along, because the caller cuts geometries itself, as tiles do.
    ///
    /// Then a source need not project and test each geometry; features in the boxes are never left out.
    public var allowsOthers = false

    /// Creates a filter.
    public init(boxes: [Envelope], crs: CRSIdentity, keepsFeaturesWithoutGeometry: Bool = true) {
        self.boxes = boxes
        self.crs = crs
        self.keepsFeaturesWithoutGeometry = keepsFeaturesWithoutGeometry
    }

    /// Returns which rows of `column`, given in the CRS of the boxes, the filter keeps; `nil` if all.
    public func rowsKept(of column: GeometryColumn) -> [Bool]? {
        var keep = [Bool](repeating: true, count: column.count)
        var dropped = false
        for row in 0..<column.count where !keeps(row, of: column) {
            keep[row] = false
            dropped = true
        }
        return dropped ? keep : nil
    }

    private func keeps(_ row: Int, of column: GeometryColumn) -> Bool {
        guard column.types[row] != nil else { return keepsFeaturesWithoutGeometry }
        for box in boxes where box.intersects(row: row, of: column) { return true }
        return false
    }
}
