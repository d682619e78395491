import GeoCore

/// An end of a line that lies near another line.
struct LooseEnd {
    /// The line.
    let block: Int
    let row: Int
    /// The end, in the layer's CRS.
    let x: Double
    let y: Double
    /// The line near by.
    var other: (block: Int, row: Int)
    /// How far off it is, in metres.
    var distance: Double
}

/// Finds crossings without a node, and ends that nearly meet another line.
struct JunctionCheck {
    private struct EndKey: Hashable {
        let block: Int
        let position: Int
    }

    private let scale: GroundScale
    private let tolerance: Double
    private let reach: Double
    private var ends: [EndKey: LooseEnd] = [:]
    private var edges: [Edge] = []
    private var otherEdges: [Edge] = []

    /// Creates a check; both distances in metres.
    init(_ scale: GroundScale, tolerance: Double, reach: Double) {
        self.scale = scale
        self.tolerance = tolerance
        self.reach = reach
    }

    /// The ends that were noted, in the order of the layer; another line may touch them.
    var looseEnds: [LooseEnd] {
        ends.sorted { ($0.key.block, $0.key.position) < ($1.key.block, $1.key.position) }.map(\.value)
    }

    /// Notes the ends of a line that lie near another one without touching it.
    mutating func noteEnds(of block: TopologyBlock, _ row: Int, near other: TopologyBlock, _ otherRow: Int) {
        let geometry = block.geometry
        for part in geometry.parts(of: row) where geometry.partTypes[part] == .lineString {
            let positions = geometry.rings(of: part).first.map { geometry.positions(of: $0) } ?? 0..<0
            guard positions.count > 1 else { continue }
            for position in [positions.lowerBound, positions.upperBound - 1] {
                let (x, y) = (geometry.xy[2 * position], geometry.xy[2 * position + 1])
                guard let distance = distance(x, y, other, otherRow), distance > tolerance, distance <= reach
                else { continue }
                let key = EndKey(block: block.number, position: position)
                if let known = ends[key], known.distance <= distance { continue }
                ends[key] = LooseEnd(
                    block: block.number,
                    row: row,
                    x: x,
                    y: y,
                    other: (other.number, otherRow),
                    distance: distance
                )
            }
        }
    }

    /// Whether a line touches a position of the layer's CRS.
    func touches(_ x: Double, _ y: Double, _ block: TopologyBlock, _ row: Int) -> Bool {
        distance(x, y, block, row).map { $0 <= tolerance } ?? false
    }

    /// The distance of a position to a row, if that is within reach.
    private func distance(_ x: Double, _ y: Double, _ block: TopologyBlock, _ row: Int) -> Double? {
        let place = Envelope(minX: x, minY: y, maxX: x, maxY: y)
        let units = scale.units(reach, in: place)
        let window = place.grown(units)
        guard window.intersects(block.boxes[row]) else { return nil }
        let frame = LocalFrame(window, scale)
        let (localX, localY) = (units.x * frame.scale.x, units.y * frame.scale.y)
        return block.nearestDistance(toX: localX, localY, row: row, meeting: window, in: frame)
    }

    /// Returns where two lines cross without a node, in the layer's CRS.
    ///
    /// A node is where both have a vertex, or where one of them ends.
    mutating func crossings(
        _ block: TopologyBlock,
        _ row: Int,
        _ other: TopologyBlock,
        _ otherRow: Int
    ) -> [(x: Double, y: Double)] {
        let window = block.boxes[row].intersection(other.boxes[otherRow])
        guard !window.isEmpty else { return [] }
        let frame = LocalFrame(window, scale)
        edges.removeAll(keepingCapacity: true)
        block.appendEdges(of: row, meeting: window, in: frame, to: &edges)
        guard !edges.isEmpty else { return [] }
        otherEdges.removeAll(keepingCapacity: true)
        other.appendEdges(of: otherRow, meeting: window, in: frame, to: &otherEdges)
        var found: [(x: Double, y: Double)] = []
        for edge in edges {
            for second in otherEdges {
                guard let place = edge.crossing(second) else { continue }
                // A crossing in a vertex of one line is met with both of its edges.
                guard !found.contains(where: { abs($0.x - place.x) + abs($0.y - place.y) < 2 * tolerance }) else {
                    continue
                }
                let (x, y) = frame.position(place.x, place.y)
                let node = node(x, y, block, row)
                let otherNode = self.node(x, y, other, otherRow)
                guard node != .end, otherNode != .end, node == .none || otherNode == .none else { continue }
                found.append(place)
            }
        }
        return found.map { frame.position($0.x, $0.y) }
    }

    private enum Node {
        case none
        case vertex
        case end
    }

    /// What a line has at a position.
    private func node(_ x: Double, _ y: Double, _ block: TopologyBlock, _ row: Int) -> Node {
        let geometry = block.geometry
        let factors = scale.factors(atY: y)
        var node = Node.none
        for part in geometry.parts(of: row) where geometry.partTypes[part] == .lineString {
            for ring in geometry.rings(of: part) {
                let positions = geometry.positions(of: ring)
                for position in positions {
                    let dx = (geometry.xy[2 * position] - x) * factors.x
                    let dy = (geometry.xy[2 * position + 1] - y) * factors.y
                    guard dx * dx + dy * dy <= tolerance * tolerance else { continue }
                    if position == positions.lowerBound || position == positions.upperBound - 1 { return .end }
                    node = .vertex
                }
            }
        }
        return node
    }
}

extension Edge {
    /// Returns where two edges that are not parallel cross, ends included.
    fileprivate func crossing(_ other: Edge) -> (x: Double, y: Double)? {
        let (dx, dy) = (x1 - x0, y1 - y0)
        let (otherX, otherY) = (other.x1 - other.x0, other.y1 - other.y0)
        let determinant = dx * otherY - dy * otherX
        guard determinant != 0 else { return nil }
        let along = ((other.x0 - x0) * otherY - (other.y0 - y0) * otherX) / determinant
        let otherAlong = ((other.x0 - x0) * dy - (other.y0 - y0) * dx) / determinant
        guard (0...1).contains(along), (0...1).contains(otherAlong) else { return nil }
        return (x0 + along * dx, y0 + along * dy)
    }
}
