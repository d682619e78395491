import GeoCore

/// Chooses the positions of a path or ring to keep, by the method of Douglas and Peucker without recursion.
///
/// Of positions that are equally far, the one first in x and then in y is taken, and distances are computed from the end that is
/// first in that order: so a path and its reverse keep the same positions.
struct PathThinning {
    /// Distances computed for each position at most: the usual number grows with the logarithm of the length, the worst with the
    /// length itself.
    private static let distancesPerPosition = 100

    /// The positions kept, as indices of the column, in their order.
    private(set) var kept: [Int] = []
    /// Whether the last ring shrank to three positions, two of which, its first and its last, are not farther apart than the
    /// tolerance.
    private(set) var isSmallRing = false
    private var points: [Point] = []
    private var isKept: [Bool] = []
    private var pending: [Range<Int>] = []
    private var squaredTolerance = 0.0
    private var budget = 0

    private struct Point {
        var x: Double
        var y: Double
        var position: Int

        func isBefore(_ other: Point) -> Bool { x < other.x || x == other.x && y < other.y }
        func isAt(_ other: Point) -> Bool { x == other.x && y == other.y }
    }

    /// Whether all rows since the start could be thinned with the work allowed.
    var hasBudget: Bool { budget >= 0 }

    /// Starts a geometry of so many positions.
    mutating func start(tolerance: Double, positions: Int) {
        squaredTolerance = tolerance * tolerance
        budget = Self.distancesPerPosition * positions
    }

    /// Thins a path, whose ends are kept; a closed one keeps a third position.
    mutating func thinPath(_ positions: Range<Int>, of column: GeometryColumn) {
        load(positions, of: column, from: 0)
        let last = points.count - 1
        guard last > 1 else { return keepAll(positions) }
        isKept[0] = true
        isKept[last] = true
        if points[0].isAt(points[last]), let middle = farthest(in: 0..<last)?.index {
            isKept[middle] = true
            thin(0..<middle)
            thin(middle..<last)
        } else {
            thin(0..<last)
        }
        takeKept()
    }

    /// Thins a closed ring, which then starts at its first position in x and y; its first and its last always stay.
    mutating func thinRing(_ positions: Range<Int>, of column: GeometryColumn) {
        isSmallRing = false
        let xy = column.xy
        let isClosed =
            positions.count >= 4 && xy[2 * positions.lowerBound] == xy[2 * positions.upperBound - 2]
            && xy[2 * positions.lowerBound + 1] == xy[2 * positions.upperBound - 1]
        guard isClosed else { return keepAll(positions) }
        load(positions, of: column, from: 0)
        load(positions, of: column, from: extreme { $0.isBefore($1) })
        let (middle, last) = (extreme { $1.isBefore($0) }, points.count - 1)
        guard middle > 0 else { return keepAll(positions) }
        for index in [0, middle, last] { isKept[index] = true }
        thin(0..<middle)
        thin(middle..<last)
        guard keepThird(middle) else { return keepAll(positions) }
        takeKept()
    }

    /// Returns the index of the point that is before all others; the last point of a ring is its first.
    private func extreme(_ isBefore: (Point, Point) -> Bool) -> Int {
        var best = 0
        for index in 1..<points.count - 1 where isBefore(points[index], points[best]) { best = index }
        return best
    }

    /// Keeps the point that is farthest from the line between the ends of a ring of which nothing else is left; `false` if there is
    /// none, because the ring has no area.
    private mutating func keepThird(_ middle: Int) -> Bool {
        let isLine = !isKept[1..<middle].contains(true) && !isKept[middle + 1..<points.count - 1].contains(true)
        guard isLine else { return true }
        let candidates = [farthest(in: 0..<middle), farthest(in: middle..<points.count - 1)].compactMap { $0 }
        guard var best = candidates.first else { return false }
        for other in candidates.dropFirst() where isFarther(other, best) { best = other }
        isKept[best.index] = true
        isSmallRing = Self.squaredDistance(points[0], points[middle], points[middle]) <= squaredTolerance
        return best.squaredDistance > 0
    }

    private mutating func keepAll(_ positions: Range<Int>) {
        kept.removeAll(keepingCapacity: true)
        kept.append(contentsOf: positions)
    }

    private mutating func takeKept() {
        kept.removeAll(keepingCapacity: true)
        for index in points.indices where isKept[index] { kept.append(points[index].position) }
    }

    /// Loads points, of a ring those from number `start` on round to it again.
    private mutating func load(_ positions: Range<Int>, of column: GeometryColumn, from start: Int) {
        points.removeAll(keepingCapacity: true)
        isKept.removeAll(keepingCapacity: true)
        let xy = column.xy.span
        for index in 0..<positions.count {
            var position = positions.lowerBound + start + index
            if position >= positions.upperBound { position -= positions.count - 1 }
            points.append(Point(x: xy[2 * position], y: xy[2 * position + 1], position: position))
            isKept.append(false)
        }
    }

    private typealias Candidate = (index: Int, squaredDistance: Double)

    /// Keeps what is needed between two points that are kept, which the range begins and ends with.
    private mutating func thin(_ range: Range<Int>) {
        pending.append(range)
        while let range = pending.popLast() {
            guard let best = farthest(in: range), best.squaredDistance > squaredTolerance else { continue }
            isKept[best.index] = true
            pending.append(range.lowerBound..<best.index)
            pending.append(best.index..<range.upperBound)
        }
    }

    /// Returns the point between the ends of the range, both left out, that is farthest from the segment between them.
    private mutating func farthest(in range: Range<Int>) -> Candidate? {
        budget -= range.count
        guard range.count > 1, budget >= 0 else { return nil }
        let ends = (points[range.lowerBound], points[range.upperBound])
        let (start, end) = ends.1.isBefore(ends.0) ? (ends.1, ends.0) : ends
        var best: Candidate = (range.lowerBound + 1, -1)
        for index in range.dropFirst() {
            let candidate = (index, Self.squaredDistance(points[index], start, end))
            if isFarther(candidate, best) { best = candidate }
        }
        return best
    }

    private func isFarther(_ candidate: Candidate, _ best: Candidate) -> Bool {
        candidate.squaredDistance > best.squaredDistance
            || candidate.squaredDistance == best.squaredDistance && points[candidate.index].isBefore(points[best.index])
    }

    /// The squared distance of a point from a segment, which may be a point too.
    private static func squaredDistance(_ point: Point, _ start: Point, _ end: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let (px, py) = (point.x - start.x, point.y - start.y)
        let (along, length) = (px * dx + py * dy, dx * dx + dy * dy)
        guard along > 0 else { return px * px + py * py }
        guard along < length else {
            let (qx, qy) = (point.x - end.x, point.y - end.y)
            return qx * qx + qy * qy
        }
        let across = px * dy - py * dx
        return across * across / length
    }
}
