/// Cuts a ring at the edges of a square, one edge after the other (Sutherland and Hodgman).
///
/// Works on whole coordinates, so that what lies inside is left as it is in every tile. Where a ring leaves and comes
/// back, parts of the result lie on each other along the edge; validation finds them.
struct RingClipper: Sendable {
    /// The ring, x before y, in tile coordinates that may lie far outside.
    var ring: [Int] = []
    private var result: [Int] = []

    /// Cuts `ring` to the coordinates `lower ... upper`.
    mutating func clip(lower: Int, upper: Int) {
        guard meets(lower, upper) else { return ring.removeAll(keepingCapacity: true) }
        for axis in 0...1 {
            cut(axis, bound: lower, sign: 1)
            cut(axis, bound: upper, sign: -1)
        }
    }

    private func meets(_ lower: Int, _ upper: Int) -> Bool {
        var least = (x: Int.max, y: Int.max)
        var most = (x: Int.min, y: Int.min)
        for index in stride(from: 0, to: ring.count, by: 2) {
            least = (min(least.x, ring[index]), min(least.y, ring[index + 1]))
            most = (max(most.x, ring[index]), max(most.y, ring[index + 1]))
        }
        return least.x <= upper && least.y <= upper && most.x >= lower && most.y >= lower
    }

    /// Keeps what lies at or beyond `bound` along an axis, in the direction of `sign`.
    private mutating func cut(_ axis: Int, bound: Int, sign: Int) {
        result.removeAll(keepingCapacity: true)
        var last = ring.count - 2
        for index in stride(from: 0, to: ring.count, by: 2) {
            let isInside = (ring[index + axis] - bound) * sign >= 0
            let wasInside = (ring[last + axis] - bound) * sign >= 0
            if isInside != wasInside {
                let other = Self.crossing(
                    (ring[last + axis], ring[last + 1 - axis]),
                    (ring[index + axis], ring[index + 1 - axis]),
                    at: bound
                )
                result.append(axis == 0 ? bound : other)
                result.append(axis == 0 ? other : bound)
            }
            if isInside {
                result.append(ring[index])
                result.append(ring[index + 1])
            }
            last = index
        }
        swap(&ring, &result)
    }

    /// Returns the second coordinate where a segment's first one is `bound`.
    ///
    /// The lower end comes first whatever the direction, so that two neighbours cut their common edge in one point.
    private static func crossing(_ start: (Int, Int), _ end: (Int, Int), at bound: Int) -> Int {
        let (low, high) = start < end ? (start, end) : (end, start)
        let share = Double(bound - low.0) / Double(high.0 - low.0)
        let value = (Double(low.1) + share * Double(high.1 - low.1) + 0.5).rounded(.down)
        return min(max(Int(value), min(low.1, high.1)), max(low.1, high.1))
    }
}
