import GeoCore

/// Whether two geometries are the same within a distance, wherever their rings start and whichever way they run.
struct CoincidenceTest {
    private let scale: GroundScale
    private let tolerance: Double

    /// Creates the test; `tolerance` in metres.
    init(_ scale: GroundScale, tolerance: Double) {
        self.scale = scale
        self.tolerance = tolerance
    }

    /// Whether every edge of each geometry runs along edges of the other.
    ///
    /// An edge does if both ends and its middle lie near the other: with three places on a line no further than the
    /// tolerance from it, what runs away between them comes back at a vertex of the other that lies too far off.
    func coincide(_ block: TopologyBlock, _ row: Int, _ otherBlock: TopologyBlock, _ otherRow: Int) -> Bool {
        let box = block.boxes[row]
        let other = otherBlock.boxes[otherRow]
        guard block.geometry.types[row]?.dimension == otherBlock.geometry.types[otherRow]?.dimension else {
            return false
        }
        let units = scale.units(tolerance, in: box)
        guard abs(box.minX - other.minX) <= units.x, abs(box.maxX - other.maxX) <= units.x,
            abs(box.minY - other.minY) <= units.y, abs(box.maxY - other.maxY) <= units.y
        else { return false }
        return follows(block, row, otherBlock, otherRow, units) && follows(otherBlock, otherRow, block, row, units)
    }

    private func follows(
        _ block: TopologyBlock,
        _ row: Int,
        _ otherBlock: TopologyBlock,
        _ otherRow: Int,
        _ units: (x: Double, y: Double)
    ) -> Bool {
        let geometry = block.geometry
        for part in geometry.parts(of: row) {
            for ring in geometry.rings(of: part) {
                let positions = geometry.positions(of: ring)
                for position in positions {
                    let x = geometry.xy[2 * position]
                    let y = geometry.xy[2 * position + 1]
                    guard isNear(x, y, otherBlock, otherRow, units) else { return false }
                    guard position + 1 < positions.upperBound else { continue }
                    let middleX = (x + geometry.xy[2 * position + 2]) / 2
                    let middleY = (y + geometry.xy[2 * position + 3]) / 2
                    guard isNear(middleX, middleY, otherBlock, otherRow, units) else { return false }
                }
            }
        }
        return true
    }

    private func isNear(_ x: Double, _ y: Double, _ block: TopologyBlock, _ row: Int, _ units: (x: Double, y: Double))
        -> Bool
    {
        let window = Envelope(minX: x - units.x, minY: y - units.y, maxX: x + units.x, maxY: y + units.y)
        let frame = LocalFrame(window, scale)
        let localX = units.x * frame.scale.x
        let localY = units.y * frame.scale.y
        return block.nearestDistance(toX: localX, localY, row: row, meeting: window, in: frame) <= tolerance
    }
}

extension TopologyBlock {
    /// Returns the distance of a local position to the edges, segments or points of a row that meet a window, in metres;
    /// infinite if none does.
    func nearestDistance(toX x: Double, _ y: Double, row: Int, meeting window: Envelope, in frame: LocalFrame) -> Double
    {
        var edges: [Edge] = []
        appendEdges(of: row, meeting: window, in: frame, to: &edges)
        var least = Double.infinity
        for edge in edges { least = min(least, edge.squaredDistance(toX: x, y)) }
        for part in geometry.parts(of: row) where geometry.partTypes[part] == .point {
            for position in geometry.rings(of: part).flatMap({ geometry.positions(of: $0) }) {
                let dx = (geometry.xy[2 * position] - frame.x) * frame.scale.x - x
                let dy = (geometry.xy[2 * position + 1] - frame.y) * frame.scale.y - y
                least = min(least, dx * dx + dy * dy)
            }
        }
        return least.squareRoot()
    }
}

extension Edge {
    /// The length in metres.
    var length: Double { ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).squareRoot() }

    /// The square of the distance to a point.
    func squaredDistance(toX x: Double, _ y: Double) -> Double {
        let dx = x1 - x0
        let dy = y1 - y0
        let square = dx * dx + dy * dy
        let along = square > 0 ? min(max(((x - x0) * dx + (y - y0) * dy) / square, 0), 1) : 0
        let offX = x0 + along * dx - x
        let offY = y0 + along * dy - y
        return offX * offX + offY * offY
    }

    /// The distance to another edge in metres, 0 if they cross.
    func distance(to other: Edge) -> Double {
        func side(_ edge: Edge, _ x: Double, _ y: Double) -> Double {
            (edge.x1 - edge.x0) * (y - edge.y0) - (edge.y1 - edge.y0) * (x - edge.x0)
        }
        let crosses =
            side(self, other.x0, other.y0) * side(self, other.x1, other.y1) < 0
            && side(other, x0, y0) * side(other, x1, y1) < 0
        if crosses { return 0 }
        let squares = [
            squaredDistance(toX: other.x0, other.y0), squaredDistance(toX: other.x1, other.y1),
            other.squaredDistance(toX: x0, y0), other.squaredDistance(toX: x1, y1),
        ]
        return (squares.min() ?? .infinity).squareRoot()
    }
}
