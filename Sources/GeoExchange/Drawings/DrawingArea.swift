import GeoCore

/// A position of a drawing; heights do not matter for areas.
struct DrawingPosition: Hashable {
    var x: Double
    var y: Double

    /// The distance to another position in units of the drawing.
    func distance(to other: DrawingPosition) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}

/// A line of the layers that hold outlines.
struct Outline {
    var layer: String
    var positions: [DrawingPosition]
}

/// An area made of outlines; rings are closed.
struct DrawingArea {
    var layer: String
    var rings: [[DrawingPosition]]

    /// The size in square units of the drawing.
    var size: Double {
        var sum = 0.0
        for (index, ring) in rings.enumerated() { sum += (index == 0 ? 1 : -1) * Self.size(ring) }
        return sum
    }

    /// Sums from the first position on, so that coordinates of millions of metres keep their digits.
    private static func size(_ ring: [DrawingPosition]) -> Double {
        guard let first = ring.first else { return 0 }
        var sum = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            sum += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y)
        }
        return abs(sum) / 2
    }

    /// Whether a position lies inside, by counting the edges to its right.
    func contains(_ position: DrawingPosition) -> Bool {
        var isInside = false
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > position.y) != (b.y > position.y) {
                if position.x < a.x + (position.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
            }
        }
        return isInside
    }

    /// A position inside: the middle of the widest part at half height.
    var inside: DrawingPosition {
        let (low, high) = (bounds.minY, bounds.maxY)
        let y = low + (high - low) * 0.5
        var crossings: [Double] = []
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > y) != (b.y > y) {
                crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
            }
        }
        crossings.sort()
        var best = (width: -1.0, x: rings.first?.first?.x ?? 0)
        for index in stride(from: 0, to: crossings.count - 1, by: 2) {
            let width = crossings[index + 1] - crossings[index]
            if width > best.width { best = (width, (crossings[index] + crossings[index + 1]) / 2) }
        }
        return DrawingPosition(x: best.x, y: y)
    }

    /// The envelope of the outer ring.
    var bounds: Envelope {
        var bounds = Envelope.empty
        for position in rings.first ?? [] { bounds.extend(x: position.x, y: position.y) }
        return bounds
    }
}
