/// How two edges or rings meet, from harmless to broken.
enum RingContact: Int, Comparable, Sendable {
    /// Nowhere.
    case none
    /// In single points, each of them the end of an edge; rings may still cross there.
    case touching
    /// They cross, or share a stretch.
    case crossing

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Returns how two segments meet whose rectangles do.
    @inline(__always)
    static func between(_ a: RingEdge, _ b: RingEdge) -> RingContact {
        let b0 = a.side(of: b.x0, b.y0)
        let b1 = a.side(of: b.x1, b.y1)
        if (b0 > 0 && b1 > 0) || (b0 < 0 && b1 < 0) { return .none }
        let a0 = b.side(of: a.x0, a.y0)
        let a1 = b.side(of: a.x1, a.y1)
        if (a0 > 0 && a1 > 0) || (a0 < 0 && a1 < 0) { return .none }
        if b0 == 0, b1 == 0 { return a.sharesStretch(with: b) ? .crossing : .touching }
        return b0 == 0 || b1 == 0 || a0 == 0 || a1 == 0 ? .touching : .crossing
    }
}

/// One edge of a ring in tile coordinates.
struct RingEdge: Sendable {
    var x0: Int
    var y0: Int
    var x1: Int
    var y1: Int
    /// The indices of its two points; edges that share one are neighbours in a ring.
    var start: Int
    var end: Int

    @inline(__always)
    init(_ points: Span<Int32>, _ start: Int, _ end: Int) {
        x0 = Int(points[2 * start])
        y0 = Int(points[2 * start + 1])
        x1 = Int(points[2 * end])
        y1 = Int(points[2 * end + 1])
        self.start = start
        self.end = end
    }

    /// Returns a number whose sign says on which side of the edge's line a point lies.
    @inline(__always)
    func side(of x: Int, _ y: Int) -> Int { (x1 &- x0) &* (y &- y0) &- (y1 &- y0) &* (x &- x0) }

    /// Whether the rectangles around both edges share a point.
    @inline(__always)
    func isNear(_ other: RingEdge) -> Bool {
        max(x0, x1) >= min(other.x0, other.x1) && min(x0, x1) <= max(other.x0, other.x1)
            && max(y0, y1) >= min(other.y0, other.y1) && min(y0, y1) <= max(other.y0, other.y1)
    }

    /// Whether two edges of one line, whose rectangles meet, have more than a point in common.
    func sharesStretch(with other: RingEdge) -> Bool {
        let width = min(max(x0, x1), max(other.x0, other.x1)) - max(min(x0, x1), min(other.x0, other.x1))
        let height = min(max(y0, y1), max(other.y0, other.y1)) - max(min(y0, y1), min(other.y0, other.y1))
        return width > 0 || height > 0
    }

    /// Whether both have an end in common because they follow each other in a ring.
    @inline(__always)
    func isNeighbour(of other: RingEdge) -> Bool { start == other.end || end == other.start }
}
