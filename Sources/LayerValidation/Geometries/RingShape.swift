internal import GeoCore

/// What a quick look at a ring or path shows, before GEOS is asked.
struct RingShape {
    /// What is wrong with the order of positions.
    enum Flaw {
        /// A position is followed by the same one.
        case repeated
        /// The path runs back on itself.
        case spike
    }

    /// Twice this angle is between a spike's edges, as its sine.
    private static let spikeSine = 0.0175
    /// Up to so many edges every pair is looked at.
    private static let fewEdges = 32
    /// More than the 3 · 2^-53 that an orientation may be wrong by, as a part of its products.
    private static let roundingError = 1e-15

    let column: GeometryColumn
    let positions: Range<Int>
    let isRing: Bool

    /// The number of edges.
    private var edges: Int { positions.count - 1 }

    private func x(_ index: Int) -> Double { column.xy[2 * (positions.lowerBound + index)] }
    private func y(_ index: Int) -> Double { column.xy[2 * (positions.lowerBound + index) + 1] }

    /// Whether the last position is the first one again.
    var isClosed: Bool { positions.count > 1 && x(0) == x(edges) && y(0) == y(edges) }

    /// The number of positions that differ from the one before.
    var distinctPositions: Int {
        var number = min(positions.count, 1)
        for index in 1..<max(positions.count, 1) where x(index) != x(index - 1) || y(index) != y(index - 1) {
            number += 1
        }
        return number
    }

    /// Returns the first flaw and the position it is at; spikes are narrower than `width` at their base.
    func flaw(spikeWidth width: Double) -> (flaw: Flaw, position: Int)? {
        guard edges > 0 else { return nil }
        // A ring's first position is a corner like the others.
        var dx = isRing ? x(edges) - x(edges - 1) : 0
        var dy = isRing ? y(edges) - y(edges - 1) : 0
        for index in 0..<edges {
            let ex = x(index + 1) - x(index)
            let ey = y(index + 1) - y(index)
            if ex == 0, ey == 0 { return (.repeated, positions.lowerBound + index + 1) }
            if dx * ex + dy * ey < 0, Self.isSpike(dx, dy, ex, ey, width) {
                return (.spike, positions.lowerBound + index)
            }
            (dx, dy) = (ex, ey)
        }
        return nil
    }

    private static func isSpike(_ dx: Double, _ dy: Double, _ ex: Double, _ ey: Double, _ width: Double) -> Bool {
        let before = (dx * dx + dy * dy).squareRoot()
        let behind = (ex * ex + ey * ey).squareRoot()
        let sine = abs(dx * ey - dy * ex) / (before * behind)
        return sine < spikeSine && sine * min(before, behind) < width
    }

    /// Whether the ring is so short, and runs so clearly, that it certainly neither crosses nor touches itself.
    ///
    /// `false` says only that it is not certain.
    var isSurelySimple: Bool {
        guard isRing, edges >= 3, edges <= Self.fewEdges else { return false }
        for first in 0..<edges {
            guard turnsClearly(first, first + 1, first + 1 == edges ? 1 : first + 2) else { return false }
            // The edges beside this one share an end with it, and are judged by the corner.
            var second = first + 2
            let end = first == 0 ? edges - 1 : edges
            while second < end {
                guard isApart(first, second) else { return false }
                second += 1
            }
        }
        return true
    }

    /// Whether two edges that follow each other certainly have only the corner in common.
    private func turnsClearly(_ a: Int, _ b: Int, _ c: Int) -> Bool {
        if orientation(a, b, c) != 0 { return true }
        let (dx, dy) = (x(b) - x(a), y(b) - y(a))
        let (ex, ey) = (x(c) - x(b), y(c) - y(b))
        // Straight on is no fault; the sum is far from zero, for both run in one direction.
        return dx * ex + dy * ey > 0
    }

    /// Whether two edges, named by their first positions, certainly have no point in common.
    private func isApart(_ first: Int, _ second: Int) -> Bool {
        let (a, b, c, d) = (first, first + 1, second, second + 1)
        if max(x(a), x(b)) < min(x(c), x(d)) || max(x(c), x(d)) < min(x(a), x(b)) { return true }
        if max(y(a), y(b)) < min(y(c), y(d)) || max(y(c), y(d)) < min(y(a), y(b)) { return true }
        return orientation(a, b, c) * orientation(a, b, d) > 0 || orientation(c, d, a) * orientation(c, d, b) > 0
    }

    /// 1 if three positions certainly turn left, -1 if they certainly turn right, else 0.
    private func orientation(_ a: Int, _ b: Int, _ c: Int) -> Int {
        let left = (x(a) - x(c)) * (y(b) - y(c))
        let right = (y(a) - y(c)) * (x(b) - x(c))
        let error = Self.roundingError * (abs(left) + abs(right))
        return left - right > error ? 1 : right - left > error ? -1 : 0
    }
}
