internal import GeoCore
internal import GeoOperations

/// The features of one batch that a tile shows, with their geometries encoded.
struct VisibleFeatures: Sendable {
    /// The row of each feature in its batch.
    var rows: [Int] = []
    /// The geometry type of each feature.
    var kinds: [GeometryCommands.Kind] = []
    /// Where the geometry of each feature ends in `commands`.
    var ends: [Int] = []
    /// The geometries.
    var commands = GeometryCommands()

    /// The number of features.
    var count: Int { rows.count }

    /// Replaces the features by those of `column`, which is in the CRS of the tile.
    mutating func collect(
        _ column: GeometryColumn,
        in geometry: inout TileGeometry,
        _ operations: GeometryOperations
    ) throws(PaftaError) {
        rows.removeAll(keepingCapacity: true)
        kinds.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        commands.bytes.removeAll()
        for row in 0..<column.count {
            guard let type = column.types[row] else { continue }
            switch type.single {
            case .point: collectPoints(row, of: column, in: &geometry)
            case .lineString: collectLines(row, of: column, in: &geometry)
            case .polygon: try collectPolygons(row, of: column, in: &geometry, operations)
            default:
                // The specification has no mixtures (clause 4.3.4): one feature for each kind of part.
                collectPoints(row, of: column, in: &geometry)
                collectLines(row, of: column, in: &geometry)
                try collectPolygons(row, of: column, in: &geometry, operations)
            }
        }
    }

    private mutating func collectPoints(_ row: Int, of column: GeometryColumn, in geometry: inout TileGeometry) {
        geometry.removeAll()
        let xy = column.xy.span
        for part in column.parts(of: row) where column.partTypes[part] == .point {
            for ring in column.rings(of: part) { geometry.appendPointPosition(xy, column.positions(of: ring)) }
        }
        geometry.endPoints()
        if !geometry.rings.isEmpty { append(row, geometry, as: .point) }
    }

    private mutating func collectLines(_ row: Int, of column: GeometryColumn, in geometry: inout TileGeometry) {
        geometry.removeAll()
        let xy = column.xy.span
        for part in column.parts(of: row) where column.partTypes[part] == .lineString {
            for ring in column.rings(of: part) { geometry.appendLine(xy, column.positions(of: ring)) }
        }
        if !geometry.rings.isEmpty { append(row, geometry, as: .lineString) }
    }

    private mutating func collectPolygons(
        _ row: Int,
        of column: GeometryColumn,
        in geometry: inout TileGeometry,
        _ operations: GeometryOperations
    ) throws(PaftaError) {
        geometry.removeAll()
        let xy = column.xy.span
        for part in column.parts(of: row) where column.partTypes[part] == .polygon {
            var isExterior = true
            for ring in column.rings(of: part) {
                let isKept = geometry.appendRing(xy, column.positions(of: ring), isExterior: isExterior)
                // Without its exterior a polygon is nothing; a hole that collapsed is simply filled.
                if isExterior, !isKept { break }
                isExterior = false
            }
        }
        if try geometry.makeValid(operations) { append(row, geometry, as: .polygon) }
    }

    private mutating func append(_ row: Int, _ geometry: TileGeometry, as kind: GeometryCommands.Kind) {
        commands.append(geometry, as: kind)
        rows.append(row)
        kinds.append(kind)
        ends.append(commands.bytes.count)
    }
}
