extension TileGeometry {
    /// More rings than this are left to the geometry library.
    private static let manyRings = 1_000

    /// Whether rings that nowhere meet lie in each other as polygons may: each hole directly in its own exterior, and
    /// no polygon in another unless in one of its holes.
    /// - SeeAlso: OGC 06-103r4, clause 6.1.11.1; Vector Tile Specification 2.1, clause 4.3.4.4.
    func isNested() -> Bool {
        guard rings.count > 1 else { return true }
        guard rings.count <= Self.manyRings else { return false }
        let boxes = rings.map { box(of: $0) }
        // How many rings are around each: holes must be one deeper than their exterior, exteriors at even depths.
        var depths = [Int](repeating: 0, count: rings.count)
        var exterior = 0
        for index in rings.indices {
            if rings[index].isExterior { exterior = index }
            var isInOwn = rings[index].isExterior
            for other in rings.indices where other != index && boxes[other].contains(boxes[index]) {
                guard contains(rings[other], firstPointOf: rings[index]) else { continue }
                depths[index] += 1
                if other == exterior { isInOwn = true }
            }
            let isAtDepth =
                rings[index].isExterior ? depths[index] % 2 == 0 : depths[index] == depths[exterior] + 1
            guard isInOwn, isAtDepth else { return false }
        }
        return true
    }

    private func box(of ring: Ring) -> RingBox {
        var box = RingBox(minX: .max, minY: .max, maxX: .min, maxY: .min)
        for index in ring.start..<ring.end {
            box.minX = min(box.minX, points[2 * index])
            box.minY = min(box.minY, points[2 * index + 1])
            box.maxX = max(box.maxX, points[2 * index])
            box.maxY = max(box.maxY, points[2 * index + 1])
        }
        return box
    }

    /// Whether the first point of `inner` lies within `ring` (even-odd rule, exact in whole numbers).
    private func contains(_ ring: Ring, firstPointOf inner: Ring) -> Bool {
        let points = points.span
        let x = Int(points[2 * inner.start])
        let y = Int(points[2 * inner.start + 1])
        var isInside = false
        var last = ring.end - 1
        for index in ring.start..<ring.end {
            let edge = RingEdge(points, last, index)
            if (edge.y0 > y) != (edge.y1 > y), (edge.side(of: x, y) > 0) == (edge.y1 > edge.y0) { isInside.toggle() }
            last = index
        }
        return isInside
    }
}

/// The rectangle around a ring in tile coordinates.
private struct RingBox {
    var minX: Int32
    var minY: Int32
    var maxX: Int32
    var maxY: Int32

    func contains(_ other: RingBox) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }
}
