public import GeoCore

extension Shape {
    /// Whether the shape and the box share a point, edges included; by the plainest means, for checking better ones.
    public func meets(_ box: Envelope) -> Bool {
        func holds(_ position: Position) -> Bool {
            box.minX <= position.x && position.x <= box.maxX && box.minY <= position.y && position.y <= box.maxY
        }
        if positions.contains(where: holds) { return true }
        let corners = Shape.rectangle(box).positions
        for (start, end) in zip(positions, positions.dropFirst()) {
            for (low, high) in zip(corners, corners.dropFirst()) where Self.cross(start, end, low, high) { return true }
        }
        guard case .polygon = self else { return false }
        return encloses(corners[0])
    }

    /// Which side of the line from `a` to `b` the position lies on: 1 left, -1 right, 0 on it.
    private static func side(_ a: Position, _ b: Position, _ c: Position) -> Int {
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        return area > 0 ? 1 : area < 0 ? -1 : 0
    }

    private static func lies(_ c: Position, between a: Position, _ b: Position) -> Bool {
        min(a.x, b.x) <= c.x && c.x <= max(a.x, b.x) && min(a.y, b.y) <= c.y && c.y <= max(a.y, b.y)
    }

    private static func cross(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Bool {
        let sides = (side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b))
        if sides.0 * sides.1 < 0, sides.2 * sides.3 < 0 { return true }
        return (sides.0 == 0 && lies(c, between: a, b)) || (sides.1 == 0 && lies(d, between: a, b))
            || (sides.2 == 0 && lies(a, between: c, d)) || (sides.3 == 0 && lies(b, between: c, d))
    }

    /// Whether a ray to the east leaves the area an odd number of times.
    private func encloses(_ place: Position) -> Bool {
        var isInside = false
        for (a, b) in zip(positions, positions.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
            if place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
        }
        return isInside
    }
}
