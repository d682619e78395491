/// The order of points along a Hilbert curve: near on the curve is near on the ground.
public struct HilbertCurve: Sendable {
    private let envelope: Envelope
    private let scaleX: Double
    private let scaleY: Double

    /// Creates a curve of 65,536 × 65,536 cells over `envelope`.
    public init(over envelope: Envelope) {
        self.envelope = envelope
        scaleX = envelope.width > 0 ? 65_535 / envelope.width : 0
        scaleY = envelope.height > 0 ? 65_535 / envelope.height : 0
    }

    /// Returns the place of a point along the curve; points outside count as on the edge.
    public func position(x: Double, y: Double) -> UInt32 {
        Self.position(column: cell(x, envelope.minX, scaleX), row: cell(y, envelope.minY, scaleY))
    }

    private func cell(_ value: Double, _ origin: Double, _ scale: Double) -> UInt32 {
        let place = (value - origin) * scale
        return place > 0 ? UInt32(min(place, 65_535)) : 0  // not a number falls here too
    }

    /// Returns the place of cell (`column`, `row`), both 0 … 65,535.
    public static func position(column: UInt32, row: UInt32) -> UInt32 {
        var x = column
        var y = row
        var place: UInt32 = 0
        var side: UInt32 = 1 << 15
        while side > 0 {
            let right: UInt32 = (x & side) > 0 ? 1 : 0
            let upper: UInt32 = (y & side) > 0 ? 1 : 0
            place += side * side * ((3 * right) ^ upper)
            if upper == 0 {
                if right == 1 {
                    x = 65_535 - x
                    y = 65_535 - y
                }
                swap(&x, &y)
            }
            side >>= 1
        }
        return place
    }
}
