internal import GeoCore
internal import GeoOperations

/// Moves positions to a grid that holds the origin.
///
/// Nothing disappears: an area that collapses becomes the cell it lies in, a path a step of one cell to the east. So who
/// sees the view learns that something smaller than the grid is there, and not how small.
struct ShapeGrid {
    private let cell: Double
    private let operations: GeometryOperations

    init(cell: Double, _ operations: GeometryOperations) {
        self.cell = cell
        self.operations = operations
    }

    /// Adds row `row` of `column` on the grid, without heights.
    func append(row: Int, of column: GeometryColumn, to result: inout GeometryColumn) {
        let positions = column.positions(ofRow: row)
        guard let type = column.types[row], positions.allSatisfy({ isUsable($0, of: column) }) else {
            return result.appendNull()
        }
        if type.single == .polygon { return appendArea(row: row, type, of: column, to: &result) }
        for part in column.parts(of: row) { append(part: part, of: column, to: &result) }
        if type == .geometryCollection { appendAreas(row: row, of: column, to: &result) }
        result.endRow(type)
    }

    /// What is not finite, or so far away that the grid is finer than the numbers, has no place on it.
    private func isUsable(_ position: Int, of column: GeometryColumn) -> Bool {
        abs(column.xy[2 * position]) < cell * 1e15 && abs(column.xy[2 * position + 1]) < cell * 1e15
    }

    private func snapped(_ coordinate: Double) -> Double {
        (coordinate / cell).rounded(.toNearestOrAwayFromZero) * cell + 0
    }

    /// Adds a point or path; areas are left to others.
    private func append(part: Int, of column: GeometryColumn, to result: inout GeometryColumn) {
        let kind = column.partTypes[part]
        guard kind != .polygon else { return }
        let start = result.xy.count
        for ring in column.rings(of: part) {
            for position in column.positions(of: ring) {
                let (x, y) = (snapped(column.xy[2 * position]), snapped(column.xy[2 * position + 1]))
                let end = result.xy.count
                if end > start, result.xy[end - 2] == x, result.xy[end - 1] == y { continue }
                result.appendPosition(x: x, y: y)
            }
        }
        if kind == .lineString, result.xy.count == start + 2 {
            result.appendPosition(x: result.xy[start] + cell, y: result.xy[start + 1])
        }
        result.endRing()
        result.endPart(kind)
    }

    private func appendArea(row: Int, _ type: GeometryType, of column: GeometryColumn, to result: inout GeometryColumn)
    {
        guard let area = try? operations.snapped(row: row, of: column, cellSize: cell) else {
            return result.appendNull()
        }
        if area.types[0] != nil { return result.append(row: 0, of: area) }
        appendCell(of: row, in: column, to: &result)
        result.endRow(type)
    }

    private func appendAreas(row: Int, of column: GeometryColumn, to result: inout GeometryColumn) {
        guard column.parts(of: row).contains(where: { column.partTypes[$0] == .polygon }),
            let area = try? operations.snapped(row: row, of: column, cellSize: cell)
        else { return }
        guard area.types[0] != nil else { return appendCell(of: row, in: column, to: &result) }
        for part in area.parts(of: 0) {
            for ring in area.rings(of: part) {
                let positions = area.positions(of: ring)
                result.xy.append(contentsOf: area.xy[2 * positions.lowerBound..<2 * positions.upperBound])
                result.endRing()
            }
            result.endPart(.polygon)
        }
    }

    /// Adds the cell that the first position of a row lies in.
    private func appendCell(of row: Int, in column: GeometryColumn, to result: inout GeometryColumn) {
        let first = column.positions(ofRow: row).lowerBound
        let west = (column.xy[2 * first] / cell).rounded(.down)
        let south = (column.xy[2 * first + 1] / cell).rounded(.down)
        for (column, line) in [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)] {
            result.appendPosition(x: (west + column) * cell, y: (south + line) * cell)
        }
        result.endRing()
        result.endPart(.polygon)
    }
}
