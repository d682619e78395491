public import GeoCore

/// The squares around and in an area, each known to lie wholly inside, wholly outside, or to hold a part of the border.
///
/// Most features of a layer lie in squares of one kind, which decides every relation without looking at their positions.
public struct AreaGrid: Sendable {
    /// Where an envelope lies.
    public enum Place: Sendable, Hashable {
        /// In the interior of the area, away from its border.
        case inside
        /// In the exterior, away from the border.
        case outside
        /// Perhaps on the border.
        case unknown
    }

    private static let unknown: UInt8 = 0
    private static let inside: UInt8 = 1
    private static let outside: UInt8 = 2
    /// Looking at more squares costs more than it saves.
    private static let squaresAtOnce = 64
    /// What rounding may move a border by, in sides of a square.
    private static let slack = 1e-6

    private let envelope: Envelope
    private let side: Int
    private let width: Double
    private let height: Double
    private var squares: [UInt8]

    /// Draws the grid of row `row` of `column`, a valid polygon or multipolygon.
    ///
    /// - Returns: `nil` for other geometries, and for areas too narrow for squares.
    public init?(row: Int, of column: GeometryColumn) {
        guard let type = column.types[row], type.single == .polygon else { return nil }
        envelope = column.envelope(of: row)
        let edges = Double(column.positions(ofRow: row).count)
        side = Int(min(max(8 * edges.squareRoot(), 32), 512))
        width = envelope.width / Double(side)
        height = envelope.height / Double(side)
        let size = max(abs(envelope.minX), abs(envelope.maxX), abs(envelope.minY), abs(envelope.maxY))
        guard width.isFinite, height.isFinite, min(width, height) * Self.slack > size * 1e-15 else { return nil }
        squares = [UInt8](repeating: Self.outside, count: side * side)
        var crossings = [[Double]](repeating: [], count: side)
        for part in column.parts(of: row) {
            for ring in column.rings(of: part) { draw(column.positions(of: ring), of: column, &crossings) }
        }
        for line in 0..<side { fill(line, crossings[line].sorted()) }
    }

    /// Marks the squares that a ring runs through, and notes where it crosses the middle of each line of squares.
    private mutating func draw(_ positions: Range<Int>, of column: GeometryColumn, _ crossings: inout [[Double]]) {
        for end in positions.dropFirst() {
            var x0 = (column.xy[2 * end - 2] - envelope.minX) / width
            var y0 = (column.xy[2 * end - 1] - envelope.minY) / height
            var x1 = (column.xy[2 * end] - envelope.minX) / width
            var y1 = (column.xy[2 * end + 1] - envelope.minY) / height
            if y0 > y1 { (x0, y0, x1, y1) = (x1, y1, x0, y0) }
            for line in index(y0 - Self.slack)...index(y1 + Self.slack) {
                mark(line, x0, y0, x1, y1)
                let middle = Double(line) + 0.5
                if y0 <= middle, middle < y1 { crossings[line].append(x0 + (middle - y0) * (x1 - x0) / (y1 - y0)) }
            }
        }
    }

    /// Marks the squares of one line that an edge, from its lower end to its upper one, runs through.
    private mutating func mark(_ line: Int, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
        var low = min(x0, x1)
        var high = max(x0, x1)
        if y1 - y0 > Self.slack {
            let slope = (x1 - x0) / (y1 - y0)
            let enters = x0 + (max(y0, Double(line) - Self.slack) - y0) * slope
            let leaves = x0 + (min(y1, Double(line + 1) + Self.slack) - y0) * slope
            low = max(low, min(enters, leaves))
            high = min(high, max(enters, leaves))
        }
        // The slack of `enters` and `leaves` may put the ends the wrong way round where an edge just touches a line.
        for square in index(min(low, high) - Self.slack)...index(max(low, high) + Self.slack) {
            squares[line * side + square] = Self.unknown
        }
    }

    /// Marks the squares of one line that lie between an odd and an even crossing.
    private mutating func fill(_ line: Int, _ crossings: [Double]) {
        var passed = 0
        for square in 0..<side where squares[line * side + square] != Self.unknown {
            let middle = Double(square) + 0.5
            while passed < crossings.count, crossings[passed] < middle { passed += 1 }
            if !passed.isMultiple(of: 2) { squares[line * side + square] = Self.inside }
        }
    }

    private func index(_ place: Double) -> Int { min(max(Int(place), 0), side - 1) }

    /// Returns where `other`, in the CRS of the area, lies.
    public func place(of other: Envelope) -> Place {
        guard envelope.intersects(other) else { return .outside }
        guard envelope.contains(other) else { return .unknown }
        let left = index((other.minX - envelope.minX) / width)
        let right = index((other.maxX - envelope.minX) / width)
        let bottom = index((other.minY - envelope.minY) / height)
        let top = index((other.maxY - envelope.minY) / height)
        guard (right - left + 1) * (top - bottom + 1) <= Self.squaresAtOnce else { return .unknown }
        let first = squares[bottom * side + left]
        guard first != Self.unknown else { return .unknown }
        for line in bottom...top {
            for square in left...right where squares[line * side + square] != first { return .unknown }
        }
        return first == Self.inside ? .inside : .outside
    }
}
