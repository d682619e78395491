internal import FeatureQuery
internal import GeoCore
internal import GeoOperations
internal import GeoReferencing

/// The area of a view in the stored CRS of its layer.
struct AreaShape: Sendable {
    /// The area, a valid polygon or multipolygon, as the one row of a column.
    let column: GeometryColumn
    /// What holds all of it.
    let envelope: Envelope
    /// The squares that decide most features.
    let grid: AreaGrid?
    /// Whether geometries are cut at its edge.
    let cuts: Bool

    /// Reads an area and brings it into the stored CRS, position by position.
    ///
    /// - Throws: `view.broken` if it is none.
    init(
        _ area: ViewDefinition.Area,
        storedIn crs: CRSIdentity,
        of collection: String,
        _ references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        do throws(PaftaError) {
            var column = GeometryColumn()
            // Safe: bytes may be read as what they are.
            try WKBReader().append(unsafe area.polygon.span.bytes, to: &column)
            if area.crs != crs { try references.transformation(from: area.crs, to: crs).transform(&column.xy) }
            let operations = GeometryOperations()
            guard column.types[0]?.single == .polygon else {
                throw .brokenView(of: collection, "the area is no polygon")
            }
            if try !operations.isValid(row: 0, of: column) { column = try operations.madeValid(row: 0, of: column) }
            self.column = column
        } catch {
            throw .brokenView(of: collection, "the area: \(error.code)")
        }
        envelope = column.envelope(of: 0)
        grid = AreaGrid(row: 0, of: column)
        cuts = area.cuts
    }
}
