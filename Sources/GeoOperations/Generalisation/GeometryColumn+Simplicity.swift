import GeoCore

extension GeometryColumn {
    /// Up to so many segments every pair is looked at.
    private static let fewSegments = 64
    /// The rounding error of an orientation, as a part of the products it is the difference of; more than the 3 · 2^-53 that
    /// are needed.
    private static let roundingError = 1e-15

    /// Whether the only ring of a column is so short, and runs so clearly, that it certainly neither crosses nor touches itself.
    ///
    /// `false` says only that it is not certain.
    func isSurelySimpleRing() -> Bool {
        let count = positionCount - 1
        guard count >= 3, count <= Self.fewSegments else { return false }
        for first in 0..<count {
            let next = (first + 1) % count
            guard orientation(first, next, (first + 2) % count) != 0 else { return false }
            // The segments beside this one share an end with it, and are judged by the corner.
            for second in stride(from: first + 2, to: first == 0 ? count - 1 : count, by: 1)
            where !isApart(first, second) { return false }
        }
        return true
    }

    /// Whether two segments, named by their first positions, certainly have no point in common.
    private func isApart(_ first: Int, _ second: Int) -> Bool {
        let (a, b, c, d) = (2 * first, 2 * first + 2, 2 * second, 2 * second + 2)
        if max(xy[a], xy[b]) < min(xy[c], xy[d]) || max(xy[c], xy[d]) < min(xy[a], xy[b]) { return true }
        if max(xy[a + 1], xy[b + 1]) < min(xy[c + 1], xy[d + 1]) { return true }
        if max(xy[c + 1], xy[d + 1]) < min(xy[a + 1], xy[b + 1]) { return true }
        return orientation(first, first + 1, second) * orientation(first, first + 1, second + 1) > 0
            || orientation(second, second + 1, first) * orientation(second, second + 1, first + 1) > 0
    }

    /// 1 if three positions certainly turn left, -1 if they certainly turn right, else 0.
    private func orientation(_ first: Int, _ second: Int, _ third: Int) -> Int {
        let left = (xy[2 * first] - xy[2 * third]) * (xy[2 * second + 1] - xy[2 * third + 1])
        let right = (xy[2 * first + 1] - xy[2 * third + 1]) * (xy[2 * second] - xy[2 * third])
        let error = Self.roundingError * (abs(left) + abs(right))
        return left - right > error ? 1 : right - left > error ? -1 : 0
    }
}
