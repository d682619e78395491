import GeoCore

/// A position with whole coordinates, so that every predicate below is exact.
struct LatticePosition: Sendable, Equatable {
    var x: Int
    var y: Int

    /// Twice the signed area of a triangle; positive if it runs counter-clockwise.
    static func turn(_ a: Self, _ b: Self, _ c: Self) -> Int { (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) }

    /// Whether the position lies on the closed segment.
    func lies(onSegmentFrom a: Self, to b: Self) -> Bool {
        Self.turn(a, b, self) == 0 && (min(a.x, b.x)...max(a.x, b.x)).contains(x)
            && (min(a.y, b.y)...max(a.y, b.y)).contains(y)
    }

    /// Whether two closed segments share a position, by the orientations of their ends.
    static func segmentsMeet(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Bool {
        let turns = (turn(a, b, c).signum(), turn(a, b, d).signum(), turn(c, d, a).signum(), turn(c, d, b).signum())
        if turns.0 * turns.1 < 0, turns.2 * turns.3 < 0 { return true }
        return c.lies(onSegmentFrom: a, to: b) || d.lies(onSegmentFrom: a, to: b) || a.lies(onSegmentFrom: c, to: d)
            || b.lies(onSegmentFrom: c, to: d)
    }
}

/// A star-shaped area with whole coordinates, sometimes with a hole around its centre.
struct LatticeArea {
    var rings: [[LatticePosition]]

    private static let directions = [
        (8, 0), (7, 4), (4, 7), (0, 8), (-4, 7), (-7, 4), (-8, 0), (-7, -4), (-4, -7), (0, -8), (4, -7), (7, -4),
    ]

    static func random(using numbers: inout SeededNumbers) -> Self {
        let centre = LatticePosition(
            x: Int.random(in: -60...60, using: &numbers),
            y: Int.random(in: -60...60, using: &numbers)
        )
        var rings = [star(centre, 5...12, using: &numbers)]
        if Bool.random(using: &numbers) { rings.append(star(centre, 1...4, using: &numbers)) }
        return Self(rings: rings)
    }

    private static func star(
        _ centre: LatticePosition,
        _ radii: ClosedRange<Int>,
        using numbers: inout SeededNumbers
    ) -> [LatticePosition] {
        let ring = directions.map { direction in
            let radius = Int.random(in: radii, using: &numbers)
            return LatticePosition(x: centre.x + radius * direction.0, y: centre.y + radius * direction.1)
        }
        return ring + ring.prefix(1)
    }

    /// Whether the position lies in the area, edges included: not zero turns of the rings' boundaries, counted one by one.
    func contains(_ position: LatticePosition) -> Bool {
        var windings = 0
        for ring in rings {
            var winding = 0
            for (a, b) in zip(ring, ring.dropFirst()) {
                if position.lies(onSegmentFrom: a, to: b) { return true }
                if a.y <= position.y, b.y > position.y, LatticePosition.turn(a, b, position) > 0 { winding += 1 }
                if a.y > position.y, b.y <= position.y, LatticePosition.turn(a, b, position) < 0 { winding -= 1 }
            }
            windings += winding == 0 ? 0 : 1
        }
        return windings == 1
    }
}

/// A rectangle with whole coordinates.
struct LatticeBox {
    var low: LatticePosition
    var high: LatticePosition

    static func random(using numbers: inout SeededNumbers) -> Self {
        let low = LatticePosition(
            x: Int.random(in: -99...90, using: &numbers),
            y: Int.random(in: -99...90, using: &numbers)
        )
        let (width, height) = (Int.random(in: 0...60, using: &numbers), Int.random(in: 0...60, using: &numbers))
        return Self(low: low, high: LatticePosition(x: low.x + width, y: low.y + height))
    }

    var envelope: Envelope {
        Envelope(minX: Double(low.x), minY: Double(low.y), maxX: Double(high.x), maxY: Double(high.y))
    }

    private var corners: [LatticePosition] {
        [low, LatticePosition(x: high.x, y: low.y), high, LatticePosition(x: low.x, y: high.y)]
    }

    private func contains(_ position: LatticePosition) -> Bool {
        (low.x...high.x).contains(position.x) && (low.y...high.y).contains(position.y)
    }

    /// Whether edges cross, or one lies within the other.
    func meets(_ area: LatticeArea) -> Bool {
        if area.rings.joined().contains(where: contains) || corners.contains(where: area.contains) { return true }
        for ring in area.rings {
            for (a, b) in zip(ring, ring.dropFirst()) {
                for (c, d) in zip(corners, corners.dropFirst() + corners.prefix(1))
                where LatticePosition.segmentsMeet(a, b, c, d) { return true }
            }
        }
        return false
    }

    /// Whether one of the positions on a coarse grid over the box lies in the area.
    func sampledMeeting(_ area: LatticeArea) -> Bool {
        for x in stride(from: low.x, through: high.x, by: 7) {
            for y in stride(from: low.y, through: high.y, by: 7) where area.contains(LatticePosition(x: x, y: y)) {
                return true
            }
        }
        return false
    }
}
