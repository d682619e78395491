internal import GeoCore

extension TileGeometry {
    /// Adds a path, cut into as many parts as lie inside the buffered tile; parts without length are dropped.
    mutating func appendLine(_ xy: Span<Double>, _ positions: Range<Int>) {
        var start = pointCount
        if appendWithin(xy, positions) { return endLine(since: start) }
        var last: LinePoint?
        for position in positions where xy[2 * position].isFinite && xy[2 * position + 1].isFinite {
            let next = LinePoint(x: grid.column(xy[2 * position]), y: grid.row(xy[2 * position + 1]))
            if let last, last != next { appendSegment(from: last, to: next, start: &start) }
            last = next
        }
        endLine(since: start)
    }

    private mutating func appendSegment(from first: LinePoint, to second: LinePoint, start: inout Int) {
        guard let (entry, exit) = clipped(first, second) else { return }
        reservePoints(2)
        if entry != first || pointCount == start {
            endLine(since: start)
            start = pointCount
        }
        appendPoint(entry.x, entry.y, since: start)
        appendPoint(exit.x, exit.y, since: start)
        if exit != second {
            endLine(since: start)
            start = pointCount
        }
    }

    private mutating func endLine(since start: Int) {
        if pointCount - start >= 2 {
            rings.append(Ring(start: start, end: pointCount))
        } else {
            pointCount = start
        }
    }

    /// Returns the part of a segment inside the buffered tile, in its direction (Liang and Barsky).
    ///
    /// Both directions of a segment give the same points: the lower end is always taken first.
    private func clipped(_ first: LinePoint, _ second: LinePoint) -> (LinePoint, LinePoint)? {
        if keeps(first), keeps(second) { return (first, second) }
        let isReversed = (second.x, second.y) < (first.x, first.y)
        let low = isReversed ? second : first
        let high = isReversed ? first : second
        var entry = 0.0
        var exit = 1.0
        for (from, to) in [(low.x, high.x), (low.y, high.y)] {
            let length = Double(to - from)
            if from == to, !grid.keeps(from) { return nil }
            if from == to { continue }
            let one = Double(grid.lower - from) / length
            let other = Double(grid.upper - from) / length
            entry = max(entry, min(one, other))
            exit = min(exit, max(one, other))
        }
        guard entry <= exit else { return nil }
        let a = entry > 0 ? point(on: low, high, at: entry) : low
        let b = exit < 1 ? point(on: low, high, at: exit) : high
        return isReversed ? (b, a) : (a, b)
    }

    private func keeps(_ point: LinePoint) -> Bool { grid.keeps(point.x) && grid.keeps(point.y) }

    private func point(on low: LinePoint, _ high: LinePoint, at share: Double) -> LinePoint {
        func place(_ from: Int, _ to: Int) -> Int {
            let value = (Double(from) + share * Double(to - from) + 0.5).rounded(.down)
            return min(max(Int(value), grid.lower), grid.upper)
        }
        return LinePoint(x: place(low.x, high.x), y: place(low.y, high.y))
    }
}

/// A point of a path before it is cut.
private struct LinePoint: Equatable {
    var x: Int
    var y: Int
}
