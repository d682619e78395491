import GeoCore

/// Writes coordinates as decimal numbers for text formats and knows how much room geometries need.
struct CoordinateText: Sendable {
    /// The longest of what stands around the coordinates of one part.
    static let roomForPart = 64
    /// Up to so many positions the most that any number can need is reserved; for more it is worth looking at the numbers.
    private static let fewPositions = 32

    let horizontal: FixedPoint
    /// Heights are written to the millimetre.
    let heights = FixedPoint(decimals: 3)
    /// Where the two coordinates of a position lie that are written first and second.
    let first: Int
    let second: Int

    /// Creates a writer; decimals outside 0 … 9 are taken for the nearest of these.
    init(_ form: CoordinateForm) {
        horizontal = FixedPoint(decimals: min(max(form.decimals, 0), 9))
        first = form.isNorthingFirst ? 1 : 0
        second = 1 - first
    }

    /// The room that row `row` needs.
    func room(row: Int, of geometry: GeometryColumn) -> Int {
        let parts = geometry.parts(of: row)
        guard let first = parts.first, let last = parts.last else { return 2 * Self.roomForPart }
        let rings = geometry.rings(of: last).upperBound - geometry.rings(of: first).lowerBound
        let positions = geometry.positions(ofRow: row).count
        let brackets = 8
        let height = geometry.z.isEmpty ? 0 : FixedPoint.longest
        let number = positions > Self.fewPositions ? roomForNumber(row: row, of: geometry) : FixedPoint.longest
        return (parts.count + 2) * Self.roomForPart + rings * 8 + positions * (brackets + 2 * number + height)
    }

    private func roomForNumber(row: Int, of geometry: GeometryColumn) -> Int {
        let envelope = geometry.envelope(of: row)
        let greatest = max(abs(envelope.minX), abs(envelope.maxX), abs(envelope.minY), abs(envelope.maxY))
        return horizontal.room(forMagnitude: greatest)
    }
}

extension GeometryColumn {
    /// Whether every position of row `row` has a height: formats that count dimensions take all heights or none.
    func hasAllHeights(row: Int) -> Bool {
        guard !z.isEmpty else { return false }
        return positions(ofRow: row).allSatisfy { z[$0].isFinite }
    }
}
