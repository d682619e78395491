internal import GeoCore

/// Cuts paths at the border of an area.
struct PathCut {
    private let border: GeometryColumn

    /// Takes the area, the one row of `border`.
    init(_ border: GeometryColumn) { self.border = border }

    /// Adds the pieces of a path that lie in the area, each as a row without heights.
    ///
    /// - Parameters:
    ///   - positions: The path, as positions of `column`.
    ///   - column: In the CRS of the area.
    ///   - pieces: What the pieces are added to.
    ///   - holds: Whether the area holds a position, its border included.
    func append(
        _ positions: Range<Int>,
        of column: GeometryColumn,
        to pieces: inout GeometryColumn,
        where holds: (_ x: Double, _ y: Double) -> Bool
    ) {
        var isOpen = false
        for position in positions.dropFirst() {
            let start = (x: column.xy[2 * position - 2], y: column.xy[2 * position - 1])
            let end = (x: column.xy[2 * position], y: column.xy[2 * position + 1])
            let places = [0] + crossings(from: start, to: end).sorted() + [1]
            for (low, high) in zip(places, places.dropFirst()) where high > low {
                let middle = at((low + high) / 2, start, end)
                guard holds(middle.x, middle.y) else {
                    if isOpen { pieces.endPiece() }
                    isOpen = false
                    continue
                }
                if !isOpen {
                    let first = at(low, start, end)
                    pieces.appendPosition(x: first.x, y: first.y)
                }
                let last = at(high, start, end)
                pieces.appendPosition(x: last.x, y: last.y)
                isOpen = true
            }
        }
        if isOpen { pieces.endPiece() }
    }

    private typealias Position = (x: Double, y: Double)

    private func at(_ share: Double, _ start: Position, _ end: Position) -> Position {
        // The ends themselves stay as they are, whatever rounding does between them.
        if share <= 0 { return start }
        if share >= 1 { return end }
        return (start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
    }

    /// Returns where a segment meets the border, as shares of its length between 0 and 1.
    private func crossings(from start: Position, to end: Position) -> [Double] {
        var envelope = Envelope.empty
        envelope.extend(x: start.x, y: start.y)
        envelope.extend(x: end.x, y: end.y)
        var shares: [Double] = []
        for ring in border.positionsEnd.indices {
            for position in border.positions(of: ring).dropFirst() {
                let low = (x: border.xy[2 * position - 2], y: border.xy[2 * position - 1])
                let high = (x: border.xy[2 * position], y: border.xy[2 * position + 1])
                guard min(low.x, high.x) <= envelope.maxX, max(low.x, high.x) >= envelope.minX,
                    min(low.y, high.y) <= envelope.maxY, max(low.y, high.y) >= envelope.minY
                else { continue }
                shares += Self.crossings(start, end, low, high)
            }
        }
        return shares.filter { $0 > 0 && $0 < 1 }
    }

    /// The one place where two segments cross, or the two ends of what they share.
    private static func crossings(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> [Double] {
        let path = (x: b.x - a.x, y: b.y - a.y)
        let edge = (x: d.x - c.x, y: d.y - c.y)
        let between = (x: c.x - a.x, y: c.y - a.y)
        let cross = path.x * edge.y - path.y * edge.x
        if cross != 0 {
            let onEdge = (between.x * path.y - between.y * path.x) / cross
            guard onEdge >= -1e-12, onEdge <= 1 + 1e-12 else { return [] }
            return [(between.x * edge.y - between.y * edge.x) / cross]
        }
        let length = path.x * path.x + path.y * path.y
        guard length > 0, between.x * path.y - between.y * path.x == 0 else { return [] }
        return [c, d].map { ((($0.x - a.x) * path.x) + (($0.y - a.y) * path.y)) / length }
    }
}

extension GeometryColumn {
    /// Ends a piece of a path as a row.
    fileprivate mutating func endPiece() {
        endRing()
        endPart(.lineString)
        endRow(.lineString)
    }
}
