/// Moves ends of lines that lie within a tolerance of each other to one place.
struct MeetingEnds {
    private struct Cell: Hashable {
        var column: Int
        var row: Int
    }

    private let tolerance: Double
    private var places: [Cell: [DrawingPosition]] = [:]

    init(tolerance: Double) { self.tolerance = tolerance }

    /// Returns a line with its ends moved to the ends met before.
    mutating func snapped(_ line: [DrawingPosition]) -> [DrawingPosition] {
        guard tolerance > 0, let first = line.first, let last = line.last else { return line }
        var line = line
        line[0] = place(first)
        line[line.count - 1] = place(last)
        return line
    }

    private mutating func place(_ end: DrawingPosition) -> DrawingPosition {
        // Beyond these cells numbers have no room left for a tolerance.
        let (x, y) = (end.x / tolerance, end.y / tolerance)
        guard abs(x) < 1e15, abs(y) < 1e15 else { return end }
        let cell = Cell(column: Int(x.rounded(.down)), row: Int(y.rounded(.down)))
        for column in cell.column - 1...cell.column + 1 {
            for row in cell.row - 1...cell.row + 1 {
                let near = places[Cell(column: column, row: row)]?.first { $0.distance(to: end) <= tolerance }
                if let near { return near }
            }
        }
        places[cell, default: []].append(end)
        return end
    }
}
