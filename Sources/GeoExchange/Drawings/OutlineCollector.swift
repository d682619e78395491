import GeoCore

/// Gathers the lines and hatches of the layers that hold outlines.
struct OutlineCollector {
    private(set) var outlines: [Outline] = []
    private(set) var areas: [DrawingArea] = []

    /// Adds the parts of an entity; points among them are passed over.
    mutating func add(_ row: Int, of column: GeometryColumn, layer: String) {
        for part in column.parts(of: row) {
            let rings = column.rings(of: part)
                .map { ring in
                    column.positions(of: ring).map { DrawingPosition(x: column.xy[2 * $0], y: column.xy[2 * $0 + 1]) }
                }
            switch column.partTypes[part] {
            case .lineString: if let line = rings.first { outlines.append(Outline(layer: layer, positions: line)) }
            case .polygon: areas.append(DrawingArea(layer: layer, rings: rings))
            default: break
            }
        }
    }
}
