extension TileGeometry {
    /// Rings up to this many edges are compared edge by edge; larger ones are sorted first.
    private static let smallRing = 64

    /// Returns the worst contact among all edges that do not follow each other, or the first that is as bad as `limit`.
    ///
    /// Gives `nil` when the search would take too long: a great many edges lie side by side.
    func worstContact(upTo limit: RingContact) -> RingContact? {
        if rings.count == 1, rings[0].count <= Self.smallRing { return worstContact(within: rings[0], upTo: limit) }
        return worstContactBySweeping(upTo: limit)
    }

    private func worstContact(within ring: Ring, upTo limit: RingContact) -> RingContact {
        var worst = RingContact.none
        let points = points.span
        for index in ring.start..<ring.end - 2 {
            let edge = RingEdge(points, index, index + 1)
            // The last edge and the first are neighbours too.
            let last = index == ring.start ? ring.end - 1 : ring.end
            for second in index + 2..<max(last, index + 2) {
                let other = RingEdge(points, second, second + 1 == ring.end ? ring.start : second + 1)
                guard edge.isNear(other) else { continue }
                worst = max(worst, RingContact.between(edge, other))
                if worst >= limit { return worst }
            }
        }
        return worst
    }

    private func worstContactBySweeping(upTo limit: RingContact) -> RingContact? {
        let sweepsRows = extentOfEdges(axis: 1) < extentOfEdges(axis: 0)
        let edges = edgesSorted(byRow: sweepsRows)
        var worst = RingContact.none
        var budget = 200 * edges.count + 1_000_000
        for index in edges.indices {
            let edge = edges[index]
            let reach = sweepsRows ? max(edge.y0, edge.y1) : max(edge.x0, edge.x1)
            var next = index + 1
            while next < edges.count {
                let other = edges[next]
                if (sweepsRows ? min(other.y0, other.y1) : min(other.x0, other.x1)) > reach { break }
                if edge.isNear(other), !edge.isNeighbour(of: other) {
                    worst = max(worst, RingContact.between(edge, other))
                    if worst >= limit { return worst }
                }
                next += 1
            }
            budget -= next - index
            if budget < 0 { return nil }
        }
        return worst
    }

    /// The lengths of all edges along an axis: where the sum is small, few edges overlap.
    private func extentOfEdges(axis: Int) -> Int {
        var sum = 0
        for ring in rings {
            var last = Int(points[2 * (ring.end - 1) + axis])
            for index in ring.start..<ring.end {
                let value = Int(points[2 * index + axis])
                sum += abs(value - last)
                last = value
            }
        }
        return sum
    }

    /// Returns the edges of all rings by their lowest x or y.
    private func edgesSorted(byRow: Bool) -> [RingEdge] {
        let points = points.span
        var edges: [RingEdge] = []
        var keys: [UInt64] = []
        edges.reserveCapacity(pointCount)
        keys.reserveCapacity(pointCount)
        for ring in rings {
            var last = ring.end - 1
            for index in ring.start..<ring.end {
                let edge = RingEdge(points, last, index)
                let low = byRow ? min(edge.y0, edge.y1) : min(edge.x0, edge.x1)
                keys.append(UInt64(low - grid.lower) << 32 | UInt64(edges.count))
                edges.append(edge)
                last = index
            }
        }
        keys.sort()
        return keys.map { edges[Int($0 & 0xFFFF_FFFF)] }
    }
}
