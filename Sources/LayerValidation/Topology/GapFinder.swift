import GeoCore

/// Finds the strips of gaps between features of one group.
struct GapFinder {
    /// Strips beyond this number are not looked at: the layer is wrong as a whole then.
    private static let stripLimit = 300_000

    private let scale: GroundScale
    private let tolerance: Double
    private let limit: Double
    private var edges: [Edge] = []
    private var otherEdges: [Edge] = []
    private(set) var strips: [GapStrip] = []

    /// Creates a finder of gaps wider than `tolerance` and up to `limit`, in metres.
    init(_ scale: GroundScale, tolerance: Double, limit: Double) {
        self.scale = scale
        self.tolerance = tolerance
        self.limit = limit
    }

    /// Compares the edges of two features near each other.
    mutating func compare(
        _ block: TopologyBlock,
        _ row: Int,
        _ otherBlock: TopologyBlock,
        _ otherRow: Int
    ) {
        guard strips.count < Self.stripLimit else { return }
        let units = scale.units(limit, in: block.boxes[row])
        let window = block.boxes[row].grown(units).intersection(otherBlock.boxes[otherRow].grown(units))
        guard !window.isEmpty else { return }
        let frame = LocalFrame(window, scale)
        edges.removeAll(keepingCapacity: true)
        block.appendEdges(of: row, meeting: window, in: frame, to: &edges)
        guard !edges.isEmpty else { return }
        otherEdges.removeAll(keepingCapacity: true)
        otherBlock.appendEdges(of: otherRow, meeting: window, in: frame, to: &otherEdges)
        otherEdges.sort { min($0.x0, $0.x1) < min($1.x0, $1.x1) }
        for edge in edges {
            let west = min(edge.x0, edge.x1) - limit
            let east = max(edge.x0, edge.x1) + limit
            let south = min(edge.y0, edge.y1) - limit
            let north = max(edge.y0, edge.y1) + limit
            for other in otherEdges {
                guard min(other.x0, other.x1) <= east else { break }
                guard max(other.x0, other.x1) >= west, min(other.y0, other.y1) <= north,
                    max(other.y0, other.y1) >= south,
                    let facing = FacingEdges(edge, other, tolerance: tolerance, limit: limit)
                else { continue }
                let strip = strip(facing, edge, frame, (block.number, row), (otherBlock.number, otherRow))
                // Both features bend round each other there.
                let middle = strip.middle
                guard !block.contains(x: middle.x, y: middle.y, row: row),
                    !otherBlock.contains(x: middle.x, y: middle.y, row: otherRow)
                else { continue }
                strips.append(strip)
            }
        }
    }

    private func strip(
        _ facing: FacingEdges,
        _ edge: Edge,
        _ frame: LocalFrame,
        _ first: (Int, Int),
        _ second: (Int, Int)
    ) -> GapStrip {
        GapStrip(
            first: first,
            second: second,
            corners: facing.corners(edge).map { frame.position($0.x, $0.y) },
            width: max(facing.start.width, facing.end.width),
            length: facing.end.along - facing.start.along
        )
    }
}

extension Envelope {
    /// The envelope grown by different lengths along x and y.
    func grown(_ units: (x: Double, y: Double)) -> Envelope {
        guard !isEmpty else { return self }
        return Envelope(minX: minX - units.x, minY: minY - units.y, maxX: maxX + units.x, maxY: maxY + units.y)
    }
}

/// A gap: strips that continue each other.
struct Gap {
    var strips: [GapStrip]

    /// Joins the strips that continue each other.
    static func join(_ strips: [GapStrip], _ scale: GroundScale) -> [Gap] {
        let boxes = strips.map { strip in
            strip.envelope.grown(scale.units(2 * strip.width + 0.01, in: strip.envelope))
        }
        let order = strips.indices.sorted { boxes[$0].minX < boxes[$1].minX }
        var roots = Array(strips.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while roots[index] != index {
                roots[index] = roots[roots[index]]
                index = roots[index]
            }
            return index
        }
        for (place, index) in order.enumerated() {
            for next in order[(place + 1)...] {
                guard boxes[next].minX <= boxes[index].maxX else { break }
                guard boxes[index].intersects(boxes[next]),
                    strips[index].continues(strips[next], scale)
                else { continue }
                // The earlier one leads, so that gaps come out in the order of the layer.
                let (one, two) = (root(index), root(next))
                roots[max(one, two)] = min(one, two)
            }
        }
        var gaps: [Int: Gap] = [:]
        for index in strips.indices { gaps[root(index), default: Gap(strips: [])].strips.append(strips[index]) }
        return gaps.sorted { $0.key < $1.key }.map(\.value)
    }
}
