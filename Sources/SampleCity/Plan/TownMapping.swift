/// A position on the straight drawing board of the town: metres along and across its street grid, centre at the origin.
package struct BoardPoint: Sendable, Hashable {
    /// Metres along the grid's rows.
    package var u: Double
    /// Metres along the grid's columns.
    package var v: Double

    /// Creates a position.
    package init(u: Double, v: Double) {
        self.u = u
        self.v = v
    }
}

/// A position on the ground: easting and northing in EPSG:5253, in metres, rounded to the millimetre.
package struct GroundPoint: Sendable, Hashable {
    /// The easting ("Y" to a Turkish surveyor).
    package var x: Double
    /// The northing ("X" to a Turkish surveyor).
    package var y: Double

    /// Creates a position, rounded to the millimetre.
    package init(x: Double, y: Double) {
        self.x = (x * 1_000).rounded() / 1_000
        self.y = (y * 1_000).rounded() / 1_000
    }
}

/// Lays the drawing board on the ground: bends it gently, turns it and moves it to its place in TUREF / TM27.
///
/// It is one to one: (u, v) becomes (u + f(v), v + g(u)) with slopes of at most 0.21, so the determinant 1 − f′g′
/// stays above 0.95 and nothing can overlap that did not overlap on the board. Only additions and multiplications are
/// used, because the last bit of a library's sine may differ between machines.
package struct TownMapping: Sendable {
    /// The easting of the town's centre, in metres.
    package static let centreX = 530_000.0
    /// The northing of the town's centre, in metres.
    package static let centreY = 4_240_000.0

    private let phases: [Double]

    /// Creates the mapping of one town.
    package init(seed: UInt64) {
        var random = SplitMix64(seed: seed, stream: .bends)
        phases = (0..<4).map { _ in random.fraction() }
    }

    /// Returns the place of a board position on the ground.
    package func ground(_ point: BoardPoint) -> GroundPoint {
        let u = point.u + 26 * Self.wave(point.v / 1_400 + phases[0]) + 6 * Self.wave(point.v / 430 + phases[1])
        let v = point.v + 22 * Self.wave(point.u / 1_150 + phases[2]) + 5 * Self.wave(point.u / 380 + phases[3])
        // 0.96 and 0.28 are an exact cosine and sine: 24² + 7² = 25².
        return GroundPoint(x: Self.centreX + 0.96 * u - 0.28 * v, y: Self.centreY + 0.28 * u + 0.96 * v)
    }

    /// Returns the line between two board positions on the ground, with positions at most 25 m apart in between.
    ///
    /// - Returns: Both ends included; empty lines give two equal positions.
    package func line(from start: BoardPoint, to end: BoardPoint) -> [GroundPoint] {
        // Always the same direction, so that areas on both sides of a line get the very same positions.
        if (end.u, end.v) < (start.u, start.v) { return line(from: end, to: start).reversed() }
        let length = abs(end.u - start.u) + abs(end.v - start.v)
        let pieces = max(1, Int((length / 25).rounded(.up)))
        return (0...pieces)
            .map { piece in
                // The weights add up to one exactly at both ends, so that neighbouring lines share their end positions.
                let weight = Double(piece) / Double(pieces)
                return ground(
                    BoardPoint(
                        u: start.u * (1 - weight) + end.u * weight,
                        v: start.v * (1 - weight) + end.v * weight
                    )
                )
            }
    }

    /// A smooth wave with period 1 and amplitude 1, within 0.002 of a sine: two parabolas, then a correction.
    static func wave(_ turns: Double) -> Double {
        let part = turns - (turns + 0.5).rounded(.down)
        let parabola = 8 * part - 16 * part * abs(part)
        return parabola + 0.225 * (parabola * abs(parabola) - parabola)
    }
}
