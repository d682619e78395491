internal import GeoCore

extension TileGeometry {
    /// Adds a ring of a polygon, cut at the buffered tile; returns whether anything with an area is left of it.
    mutating func appendRing(_ xy: Span<Double>, _ positions: Range<Int>, isExterior: Bool) -> Bool {
        let start = pointCount
        if !appendWithin(xy, positions) { appendClipped(xy, positions) }
        return endRing(since: start, isExterior: isExterior)
    }

    private mutating func appendClipped(_ xy: Span<Double>, _ positions: Range<Int>) {
        let start = pointCount
        clipper.ring.removeAll(keepingCapacity: true)
        for position in positions where xy[2 * position].isFinite && xy[2 * position + 1].isFinite {
            clipper.ring.append(grid.column(xy[2 * position]))
            clipper.ring.append(grid.row(xy[2 * position + 1]))
        }
        clipper.clip(lower: grid.lower, upper: grid.upper)
        reservePoints(clipper.ring.count / 2)
        for index in stride(from: 0, to: clipper.ring.count, by: 2) {
            appendPoint(clipper.ring[index], clipper.ring[index + 1], since: start)
        }
    }

    /// Makes a ring of the points since `start`, or drops them if they enclose nothing.
    mutating func endRing(since start: Int, isExterior: Bool) -> Bool {
        if pointCount - start > 1, repeats(start, pointCount - 1) { pointCount -= 1 }
        guard pointCount - start >= 3 else { return dropPoints(since: start) }
        var first = start
        var shape = RingShape(points.span, start: start, end: pointCount)
        if shape.hasSpike {
            first = removeSpikes(since: start)
            guard pointCount - first >= 3 else { return dropPoints(since: start) }
            shape = RingShape(points.span, start: first, end: pointCount)
        }
        // No area but points aside of one line: the ring crosses itself, and validation will find that.
        rings.append(
            Ring(
                start: first,
                end: pointCount,
                isExterior: isExterior,
                doubledArea: shape.doubledArea,
                isConvex: shape.isConvex
            )
        )
        return true
    }

    private mutating func dropPoints(since start: Int) -> Bool {
        pointCount = start
        return false
    }

    /// Takes out every point at which the ring turns back on itself; returns the index of the first point left.
    private mutating func removeSpikes(since start: Int) -> Int {
        let end = pointCount
        pointCount = start
        for index in start..<end {
            let x = points[2 * index]
            let y = points[2 * index + 1]
            points[2 * pointCount] = x
            points[2 * pointCount + 1] = y
            pointCount += 1
            while pointCount - start >= 2, isSuperfluous(at: pointCount - 2, since: start) {
                points[2 * pointCount - 4] = x
                points[2 * pointCount - 3] = y
                pointCount -= 1
            }
        }
        return trimEnds(since: start)
    }

    /// Whether the point at `index`, which has one behind it, is repeated there or is the tip of a spike.
    private func isSuperfluous(at index: Int, since start: Int) -> Bool {
        repeats(index, index + 1) || (index > start && isSpike(index - 1, index, index + 1))
    }

    /// Takes out spikes where the ring's end meets its start.
    private mutating func trimEnds(since start: Int) -> Int {
        var first = start
        while pointCount - first >= 3 {
            if repeats(first, pointCount - 1) || isSpike(pointCount - 2, pointCount - 1, first) {
                pointCount -= 1
            } else if isSpike(pointCount - 1, first, first + 1) {
                first += 1
            } else {
                break
            }
        }
        return first
    }

    private func repeats(_ a: Int, _ b: Int) -> Bool {
        points[2 * a] == points[2 * b] && points[2 * a + 1] == points[2 * b + 1]
    }

    /// Whether the way from `a` over `b` to `c` goes back along itself.
    private func isSpike(_ a: Int, _ b: Int, _ c: Int) -> Bool {
        let ux = Int(points[2 * b] - points[2 * a])
        let uy = Int(points[2 * b + 1] - points[2 * a + 1])
        let vx = Int(points[2 * c] - points[2 * b])
        let vy = Int(points[2 * c + 1] - points[2 * b + 1])
        return ux * vy == uy * vx && ux * vx + uy * vy < 0
    }
}
