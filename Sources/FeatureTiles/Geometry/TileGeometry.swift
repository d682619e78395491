internal import GeoCore

/// The geometry of one feature in tile coordinates, in memory that is used again for the next.
///
/// x grows to the right, y downwards. Rings are not closed: the last point differs from the first.
struct TileGeometry: Sendable {
    /// The grid of the tile.
    let grid: TileGrid
    /// The coordinates, x before y; only the first `2 * pointCount` are set.
    var points = [Int32](repeating: 0, count: 512)
    /// The number of points.
    var pointCount = 0
    /// The rings of polygons, the paths of lines, or one run of points.
    var rings: [Ring] = []
    /// The memory of clipping.
    var clipper = RingClipper()

    /// One ring, path or run of points.
    struct Ring: Sendable {
        /// The index of the first point.
        var start: Int
        /// The index behind the last point.
        var end: Int
        /// Whether a polygon begins here, or the ring is a hole of the one before.
        var isExterior = true
        /// Twice the area by the surveyor's formula; positive if the ring runs clockwise on a screen.
        var doubledArea = 0
        /// Whether all turns go one way and around once, which makes the ring valid without any further look.
        var isConvex = false

        /// The number of points.
        var count: Int { end - start }
    }

    /// Creates an empty geometry on a grid.
    init(grid: TileGrid) { self.grid = grid }

    /// Forgets the points and keeps the memory.
    mutating func removeAll() {
        pointCount = 0
        rings.removeAll(keepingCapacity: true)
    }

    /// Makes room for `extra` more points.
    mutating func reservePoints(_ extra: Int) {
        let needed = 2 * (pointCount + extra)
        if points.count < needed {
            points.append(contentsOf: repeatElement(0, count: max(needed, 2 * points.count) - points.count))
        }
    }

    /// Adds a point for which there is room, unless it repeats the one before in the run that began at `start`.
    @inline(__always)
    mutating func appendPoint(_ x: Int, _ y: Int, since start: Int) {
        let x = Int32(truncatingIfNeeded: x)
        let y = Int32(truncatingIfNeeded: y)
        if pointCount > start, points[2 * pointCount - 2] == x, points[2 * pointCount - 1] == y { return }
        points[2 * pointCount] = x
        points[2 * pointCount + 1] = y
        pointCount += 1
    }

    /// Adds positions that all lie inside the buffered tile, repeated ones once; adds nothing if one lies outside.
    mutating func appendWithin(_ xy: Span<Double>, _ positions: Range<Int>) -> Bool {
        reservePoints(positions.count)
        let grid = grid
        var at = 2 * pointCount
        var span = points.mutableSpan
        var lastX = Int.min
        var lastY = Int.min
        for position in positions {
            let x = grid.column(xy[2 * position])
            let y = grid.row(xy[2 * position + 1])
            guard grid.keeps(x), grid.keeps(y) else { return false }
            if x == lastX, y == lastY { continue }
            span[at] = Int32(truncatingIfNeeded: x)
            span[at + 1] = Int32(truncatingIfNeeded: y)
            at += 2
            lastX = x
            lastY = y
        }
        pointCount = at / 2
        return true
    }

    /// Adds a position if it lies inside the buffered tile.
    mutating func appendPointPosition(_ xy: Span<Double>, _ positions: Range<Int>) {
        reservePoints(positions.count)
        for position in positions {
            let x = grid.column(xy[2 * position])
            let y = grid.row(xy[2 * position + 1])
            if grid.keeps(x), grid.keeps(y) { appendPoint(x, y, since: 0) }
        }
    }

    /// Makes one run of all points added.
    mutating func endPoints() {
        if pointCount > 0 { rings.append(Ring(start: 0, end: pointCount)) }
    }
}
