import GeoCore

/// Areas that are valid by construction, the same in every run.
struct RandomAreas {
    private var numbers: Numbers

    init(seed: UInt64) { numbers = Numbers(state: seed) }

    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    /// From a millimetre to twice the size of the areas.
    mutating func tolerance() -> Double {
        let exponent = Int.random(in: -3...1, using: &numbers)
        return Double.random(in: 1...20, using: &numbers) * [0.001, 0.01, 0.1, 1, 10][exponent + 3]
    }

    /// A closed ring that every ray from the centre crosses once.
    mutating func star(
        centre: (x: Double, y: Double),
        radius: ClosedRange<Double>,
        count: Int
    ) -> [(Double, Double)] {
        let directions = (0..<count)
            .map { (Double($0) + Double.random(in: 0..<0.9, using: &numbers)) * 400 / Double(count) }
        let ring = directions.map { direction in
            let distance = Double.random(in: radius, using: &numbers)
            let (x, y) = Self.unit(direction)
            return (centre.x + distance * x, centre.y + distance * y)
        }
        return ring + ring.prefix(1)
    }

    /// A point of a square round the origin, in the direction that runs round it from 0 to 400.
    private static func unit(_ direction: Double) -> (Double, Double) {
        let along = direction.truncatingRemainder(dividingBy: 100) / 50 - 1
        return switch Int(direction / 100) {
        case 0: (1, along)
        case 1: (-along, 1)
        case 2: (-1, -along)
        default: (along, -1)
        }
    }

    /// One area or several, with holes or without, by the number.
    mutating func area(_ number: Int) -> GeometryColumn {
        let hasHole = number.isMultiple(of: 2)
        let count = Int.random(in: (hasHole ? 16 : 4)...(number.isMultiple(of: 20) ? 150 : 40), using: &numbers)
        let parts = (0..<(number.isMultiple(of: 3) ? Int.random(in: 2...4, using: &numbers) : 1))
            .map { part in
                let centre = (x: 500_000 + 205 * Double(part), y: 4_430_000.0)
                let shell = star(centre: centre, radius: 55...100, count: count)
                return hasHole ? [shell, star(centre: centre, radius: 2...25, count: count / 2)] : [shell]
            }
        return .areas(parts)
    }

    /// Teeth of one unit with gaps of a half.
    static var comb: GeometryColumn {
        let teeth: [(Double, Double)] = (0..<60)
            .flatMap { tooth -> [(Double, Double)] in
                let x = Double(tooth) * 1.5
                return [(x, 0.0), (x + 0.1, 30), (x + 1, 30), (x + 1.1, 0.0)]
            }
        let base: [(Double, Double)] = [(90, -2), (0, -2), (0, 0)]
        return .area(teeth + base)
    }

    /// A band of one unit that winds round itself with gaps of one unit.
    static var spiral: GeometryColumn {
        func corner(_ turn: Int, _ inner: Double) -> (Double, Double) {
            let reach = 10 - inner + Double(turn) / 2
            return [(reach, reach), (-reach, reach), (-reach, -reach), (reach, -reach)][turn % 4]
        }
        let outer = (0..<48).map { corner($0, 0) }
        let inner = (0..<48).reversed().map { corner($0, 1) }
        return .area(outer + inner + outer.prefix(1))
    }

    /// Two parts with wavy edges that run beside each other at a distance of a tenth.
    static var closeParts: GeometryColumn {
        let wave = (0..<50).map { (Double($0), [0, 1.2, 0.4, -0.7, 0.9][$0 % 5]) }
        let lower: [(Double, Double)] = [(0, -20), (49, -20)] + wave.reversed() + [(0, -20)]
        let upper: [(Double, Double)] = wave.map { ($0.0, $0.1 + 0.1) } + [(49, 20), (0, 20), (0, 0.1)]
        return .areas([[lower], [upper]])
    }
}

extension GeometryColumn {
    /// The greatest distance of a position of this column's row 0 from the area or the boundary of the other's.
    func farthestDistance(from other: GeometryColumn) -> Double {
        (0..<positionCount)
            .map { other.distance(x: xy[2 * $0], y: xy[2 * $0 + 1]) }
            .max() ?? 0
    }

    private func distance(x: Double, y: Double) -> Double {
        var (nearest, isInside) = (Double.infinity, false)
        for ring in 0..<positionsEnd.count {
            let positions = positions(of: ring)
            for end in positions.dropFirst() {
                let (x0, y0, x1, y1) = (xy[2 * end - 2], xy[2 * end - 1], xy[2 * end], xy[2 * end + 1])
                let (dx, dy) = (x1 - x0, y1 - y0)
                let share = ((x - x0) * dx + (y - y0) * dy) / max(dx * dx + dy * dy, .leastNormalMagnitude)
                let place = min(max(share, 0), 1)
                let (px, py) = (x - x0 - place * dx, y - y0 - place * dy)
                nearest = min(nearest, (px * px + py * py).squareRoot())
                if (y1 > y) != (y0 > y), x < (x0 - x1) * (y - y1) / (y0 - y1) + x1 { isInside.toggle() }
            }
        }
        return isInside ? 0 : nearest
    }
}
