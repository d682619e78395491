import GeoCore

/// Random polygons in and around a tile, the same in every run; sizes are in tile units.
struct RandomShapes {
    private var numbers: SeededNumbers
    private let envelope: Envelope
    private let unit: Double

    init(seed: UInt64, around envelope: Envelope) {
        numbers = SeededNumbers(seed: seed)
        self.envelope = envelope
        unit = envelope.width / 4_096
    }

    private mutating func random(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &numbers) }

    private mutating func centre() -> (x: Double, y: Double) { (random(-100...4_196), random(-100...4_196)) }

    /// Adds a ring of positions in tile units, y downwards, and closes it.
    private func append(_ ring: [(x: Double, y: Double)], to column: inout GeometryColumn) {
        for (x, y) in ring + ring.prefix(1) {
            column.appendPosition(x: envelope.minX + x * unit, y: envelope.maxY - y * unit)
        }
        column.endRing()
    }

    /// Positions at growing angles: simple whatever the distances are.
    private mutating func star(
        _ centre: (x: Double, y: Double),
        _ radii: ClosedRange<Double>,
        _ vertices: Int
    ) -> [(x: Double, y: Double)] {
        (0..<vertices)
            .map { index in
                let (cosine, sine) = Self.direction(turn: Double(index) / Double(vertices))
                let radius = random(radii)
                return (centre.x + radius * cosine, centre.y + radius * sine)
            }
    }

    /// A point of the unit circle, by the rational parametrisation of its four quarters.
    private static func direction(turn: Double) -> (Double, Double) {
        let quarter = (turn * 4).rounded(.down)
        let t = turn * 4 - quarter
        let (a, b) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
        return switch quarter {
        case 0: (a, b)
        case 1: (-b, a)
        case 2: (-a, -b)
        default: (b, -a)
        }
    }

    mutating func appendStar(
        radius: Double,
        vertices: ClosedRange<Int>,
        atCentre: Bool = false,
        to column: inout GeometryColumn
    ) {
        let count = Int.random(in: vertices, using: &numbers)
        let centre = atCentre ? (x: 2_048, y: 2_048) : centre()
        append(star(centre, 0.3 * radius...radius, count), to: &column)
        column.endPart(.polygon)
        column.endRow(.polygon)
    }

    mutating func appendRingWithHoles(radius: Double, to column: inout GeometryColumn) {
        let middle = centre()
        append(star(middle, 0.9 * radius...radius, 12), to: &column)
        // Four holes near each other and near the outer ring, so that rounding brings them into contact.
        for (x, y) in [(-0.3, -0.3), (0.3, -0.3), (-0.3, 0.3), (0.3, 0.3)] {
            let centre = (x: middle.x + x * radius, y: middle.y + y * radius)
            append(star(centre, 0.05 * radius...0.29 * radius, 7), to: &column)
        }
        column.endPart(.polygon)
        column.endRow(.polygon)
    }

    mutating func appendSpiky(radius: Double, to column: inout GeometryColumn) {
        let middle = centre()
        let long = star(middle, 0.9 * radius...radius, 9)
        let short = star(middle, 0.01 * radius...0.02 * radius, 18)
        let ring = (0..<9).flatMap { [long[$0], short[2 * $0 + 1]] }
        append(ring, to: &column)
        column.endPart(.polygon)
        column.endRow(.polygon)
    }

    mutating func appendSliver(length: Double, to column: inout GeometryColumn) {
        let start = centre()
        let (dx, dy) = Self.direction(turn: random(0...0.999))
        let bend = random(-0.2...0.2) * length
        let width = random(0.1...1.5)
        let way = [0.0, 0.3, 0.6, 1]
            .map { share in
                let side = bend * share * (1 - share)
                return (x: start.x + share * length * dx - side * dy, y: start.y + share * length * dy + side * dx)
            }
        let back = way.reversed().map { (x: $0.x - width * dy, y: $0.y + width * dx) }
        append(way + back, to: &column)
        column.endPart(.polygon)
        column.endRow(.polygon)
    }

    mutating func appendChessboard(cell: Double, to column: inout GeometryColumn) {
        let corner = centre()
        for row in 0..<4 {
            for file in 0..<4 where (row + file) % 2 == 0 {
                let (x, y) = (corner.x + Double(file) * cell, corner.y + Double(row) * cell)
                append([(x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell)], to: &column)
                column.endPart(.polygon)
            }
        }
        column.endRow(.multiPolygon)
    }

    mutating func appendTangle(radius: Double, to column: inout GeometryColumn) {
        let middle = centre()
        let ring = (0..<7)
            .map { _ in
                (x: middle.x + random(-radius...radius), y: middle.y + random(-radius...radius))
            }
        append(ring, to: &column)
        column.endPart(.polygon)
        column.endRow(.polygon)
    }

    /// Whether a row lies wholly in the tile, where nothing is cut.
    func isInside(_ row: Int, of column: GeometryColumn) -> Bool { envelope.contains(column.envelope(of: row)) }

    /// The area and the length of the outline of a row's only ring, in tile units.
    func areaAndLength(_ row: Int, of column: GeometryColumn) -> (area: Double, length: Double) {
        var area = 0.0
        var length = 0.0
        let positions = column.positions(ofRow: row)
        for position in positions.dropLast() {
            let (x0, y0) = (column.xy[2 * position] - envelope.minX, column.xy[2 * position + 1] - envelope.minY)
            let (x1, y1) = (column.xy[2 * position + 2] - envelope.minX, column.xy[2 * position + 3] - envelope.minY)
            area += (x0 * y1 - x1 * y0) / 2
            length += ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot()
        }
        return (abs(area) / unit / unit, length / unit)
    }
}
