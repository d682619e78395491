import GeoCore

/// A directed edge in metres from a local origin; the interior of its area lies on its left.
///
/// Local coordinates keep the digits that products of full eastings and northings would lose.
struct Edge {
    var x0: Double
    var y0: Double
    var x1: Double
    var y1: Double
}

/// The place and scale of local coordinates in metres.
struct LocalFrame {
    /// The origin in the layer's CRS.
    let x: Double
    let y: Double
    /// Metres per unit of the CRS.
    let scale: (x: Double, y: Double)

    /// Lays the origin into the lower left corner of `window`.
    init(_ window: Envelope, _ scale: GroundScale) {
        x = window.minX
        y = window.minY
        self.scale = scale.factors(atY: window.minY)
    }

    /// Returns a local position in the layer's CRS.
    func position(_ localX: Double, _ localY: Double) -> (x: Double, y: Double) {
        (x + localX / scale.x, y + localY / scale.y)
    }
}

extension TopologyBlock {
    /// Appends the edges of a row that meet a window.
    ///
    /// Edges of areas have the interior on their left, segments of lines their own direction. Rings without area have no
    /// edges.
    /// - Parameters:
    ///   - row: The feature.
    ///   - window: In the layer's CRS; may be infinite on any side.
    ///   - frame: Where local coordinates begin.
    ///   - onlyAreas: Whether segments of lines are left out.
    ///   - edges: Takes the edges.
    func appendEdges(
        of row: Int,
        meeting window: Envelope,
        in frame: LocalFrame,
        onlyAreas: Bool = false,
        to edges: inout [Edge]
    ) {
        let positions = geometry.positions(ofRow: row)
        let skips = positions.count > 64 && !index.isEmpty
        var position = positions.lowerBound
        while position < positions.upperBound {
            if skips, index.startsRun(position) {
                position = index.next(from: position, meeting: window)
                guard position < positions.upperBound else { return }
            }
            defer { position += 1 }
            let side = sides[position]
            guard side != .none, side != .line || !onlyAreas else { continue }
            let x0 = geometry.xy[2 * position]
            let y0 = geometry.xy[2 * position + 1]
            let x1 = geometry.xy[2 * position + 2]
            let y1 = geometry.xy[2 * position + 3]
            guard max(x0, x1) >= window.minX, min(x0, x1) <= window.maxX, max(y0, y1) >= window.minY,
                min(y0, y1) <= window.maxY
            else { continue }
            let start = ((x0 - frame.x) * frame.scale.x, (y0 - frame.y) * frame.scale.y)
            let end = ((x1 - frame.x) * frame.scale.x, (y1 - frame.y) * frame.scale.y)
            edges.append(
                side == .right
                    ? Edge(x0: end.0, y0: end.1, x1: start.0, y1: start.1)
                    : Edge(x0: start.0, y0: start.1, x1: end.0, y1: end.1)
            )
        }
    }

    /// Whether a point, in the layer's CRS, lies in the areas of a row (even-odd rule).
    func contains(x: Double, y: Double, row: Int) -> Bool {
        guard boxes[row].contains(x: x, y: y) else { return false }
        let ray = Envelope(minX: x, minY: y, maxX: .infinity, maxY: y)
        let frame = LocalFrame(Envelope(minX: x, minY: y, maxX: x, maxY: y), GroundScale(nil))
        var edges: [Edge] = []
        appendEdges(of: row, meeting: ray, in: frame, onlyAreas: true, to: &edges)
        var isInside = false
        for edge in edges where (edge.y1 > 0) != (edge.y0 > 0) {
            if 0 < edge.x0 - edge.y0 * (edge.x1 - edge.x0) / (edge.y1 - edge.y0) { isInside.toggle() }
        }
        return isInside
    }
}
