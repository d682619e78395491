extension [GroundPoint] {
    /// The area in square metres that a closed ring holds; positive if it runs counter-clockwise.
    package var signedArea: Double {
        guard let origin = first else { return 0 }
        // Relative to the first corner: products of whole northings would cost the last six digits.
        var sum = 0.0
        for (start, end) in zip(self, dropFirst()) {
            sum += (start.x - origin.x) * (end.y - origin.y) - (end.x - origin.x) * (start.y - origin.y)
        }
        return sum / 2
    }

    /// The middle of the corners of a closed ring.
    package var middle: GroundPoint {
        let corners = dropLast()
        let count = Double(corners.count)
        return GroundPoint(
            x: corners.reduce(0) { $0 + $1.x } / count,
            y: corners.reduce(0) { $0 + $1.y } / count
        )
    }
}

extension GroundPoint {
    /// Returns the distance to another position, in metres.
    package func distance(to other: GroundPoint) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}
