internal import FeatureQuery
internal import GeoCore
internal import GeoOperations

/// Keeps features that meet an area, whole or cut; belongs to one thread at a time.
///
/// What has no geometry, or one that cannot be compared, is not kept.
final class AreaTest {
    private enum Place { case inside, outside, border }

    private let shape: AreaShape
    private let prepared: PreparedGeometry
    private let operations = GeometryOperations()

    init(_ shape: AreaShape) throws(PaftaError) {
        self.shape = shape
        prepared = try PreparedGeometry(row: 0, of: shape.column)
    }

    /// Drops what does not meet the area, and cuts what leaves it if the view wants so.
    func apply(to batch: inout FeatureBatch) {
        guard batch.count > 0 else { return }
        guard batch.hasGeometry else { return batch.filter(keep: Array(repeating: false, count: batch.count)) }
        var places = (0..<batch.count).map { place(of: $0, in: batch.geometry) }
        if shape.cuts, places.contains(.border) { batch.geometry = cut(batch.geometry, &places) }
        if places.contains(.outside) { batch.filter(keep: places.map { $0 != .outside }) }
    }

    private func place(of row: Int, in column: GeometryColumn) -> Place {
        guard column.types[row] != nil else { return .outside }
        switch shape.grid?.place(of: column.envelope(of: row)) {
        case .inside: return .inside
        case .outside: return .outside
        case .unknown, nil: break
        }
        guard prepared.holds(.intersects, for: row, of: column) == true else { return .outside }
        guard shape.cuts else { return .inside }
        return prepared.holds(.within, for: row, of: column) == true ? .inside : .border
    }

    /// Returns the geometries with those on the border cut; what is left without geometry lies outside.
    private func cut(_ column: GeometryColumn, _ places: inout [Place]) -> GeometryColumn {
        var result = GeometryColumn()
        result.xy.reserveCapacity(column.xy.count)
        for row in 0..<column.count {
            if places[row] == .border {
                appendCut(row: row, of: column, to: &result)
                if result.types[row] == nil { places[row] = .outside }
            } else {
                result.append(row: row, of: column)
            }
        }
        return result
    }

    private func appendCut(row: Int, of column: GeometryColumn, to result: inout GeometryColumn) {
        guard let type = column.types[row] else { return result.appendNull() }
        let parts = column.parts(of: row)
        var pieces = GeometryColumn()
        if parts.contains(where: { column.partTypes[$0] == .polygon }),
            let areas = try? operations.intersection(row: row, of: column, with: 0, of: shape.column)
        {
            pieces.append(row: 0, of: areas)
        }
        let border = PathCut(shape.column)
        for part in parts where column.partTypes[part] != .polygon {
            for ring in column.rings(of: part) {
                let positions = column.positions(of: ring)
                if column.partTypes[part] == .point {
                    pieces.append(positions, of: column) { holds($0, $1) }
                } else {
                    border.append(positions, of: column, to: &pieces) { holds($0, $1) }
                }
            }
        }
        result.append(pieces: pieces, as: type)
    }

    private func holds(_ x: Double, _ y: Double) -> Bool {
        var point = GeometryColumn()
        point.appendPosition(x: x, y: y)
        point.endRing()
        point.endPart(.point)
        point.endRow(.point)
        return prepared.holds(.intersects, for: 0, of: point) == true
    }
}

extension GeometryColumn {
    /// Adds those of some positions that `holds` keeps, each as a row.
    fileprivate mutating func append(
        _ positions: Range<Int>,
        of column: GeometryColumn,
        where holds: (Double, Double) -> Bool
    ) {
        for position in positions where holds(column.xy[2 * position], column.xy[2 * position + 1]) {
            appendPosition(x: column.xy[2 * position], y: column.xy[2 * position + 1])
            endRing()
            endPart(.point)
            endRow(.point)
        }
    }

    /// Adds all rows of `pieces`, which have no heights, as one of kind `type`.
    fileprivate mutating func append(pieces: GeometryColumn, as type: GeometryType) {
        var isDivided = false
        let before = ringsEnd.count
        for part in pieces.partTypes.indices {
            isDivided = part > 0
            for ring in pieces.rings(of: part) {
                let positions = pieces.positions(of: ring)
                xy.append(contentsOf: pieces.xy[2 * positions.lowerBound..<2 * positions.upperBound])
                if !z.isEmpty { z.append(contentsOf: repeatElement(.nan, count: positions.count)) }
                endRing()
            }
            endPart(pieces.partTypes[part])
        }
        guard ringsEnd.count > before else { return appendNull() }
        endRow(isDivided ? type.divided : type)
    }
}
