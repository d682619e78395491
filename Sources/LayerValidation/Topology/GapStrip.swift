import GeoCore

/// A piece of a gap: the stretch over which an edge of one feature faces an edge of another.
struct GapStrip {
    /// The features, by block and row.
    let first: (block: Int, row: Int)
    let second: (block: Int, row: Int)
    /// The corners in the layer's CRS: along the first feature, back along the second.
    let corners: [(x: Double, y: Double)]
    /// The greatest width and the length, in metres.
    let width: Double
    let length: Double

    /// The point in the middle of both edges.
    var middle: (x: Double, y: Double) {
        let sum = corners.reduce((0.0, 0.0)) { ($0.0 + $1.x, $0.1 + $1.y) }
        return (sum.0 / 4, sum.1 / 4)
    }

    /// The envelope of the corners.
    var envelope: Envelope {
        var envelope = Envelope.empty
        for corner in corners { envelope.extend(x: corner.x, y: corner.y) }
        return envelope
    }

    /// Whether both strips may belong to one gap: the lines through their middles come as near as they are wide.
    func continues(_ other: GapStrip, _ scale: GroundScale) -> Bool {
        let frame = LocalFrame(envelope, scale)
        return axis(frame).distance(to: other.axis(frame)) <= 2 * max(width, other.width) + 0.01
    }

    /// The line through the middle, in local coordinates.
    private func axis(_ frame: LocalFrame) -> Edge {
        func local(_ a: Int, _ b: Int) -> (x: Double, y: Double) {
            let x = (corners[a].x + corners[b].x) / 2
            let y = (corners[a].y + corners[b].y) / 2
            return ((x - frame.x) * frame.scale.x, (y - frame.y) * frame.scale.y)
        }
        let start = local(0, 3)
        let end = local(1, 2)
        return Edge(x0: start.x, y0: start.y, x1: end.x, y1: end.y)
    }
}

/// How two edges with the interiors of different features on their left lie across a gap.
struct FacingEdges {
    /// The ends of the common stretch along the first edge, from 0 to its length, and the widths there; in metres.
    let start: (along: Double, width: Double)
    let end: (along: Double, width: Double)
    /// The unit vector of the first edge.
    let direction: (x: Double, y: Double)

    /// Edges whose directions differ by less than 135 degrees do not face each other.
    private static let leastOpposition = 0.7
    /// Shorter stretches are corners.
    private static let leastLength = 0.05

    /// Compares two edges; `nil` unless they face each other across a gap.
    ///
    /// - Parameters:
    ///   - edge: The first feature's; what faces it lies on its right.
    ///   - other: The second feature's.
    ///   - tolerance: Up to this distance edges are one; in metres.
    ///   - limit: Up to this distance it is a gap, over the whole stretch; in metres.
    init?(_ edge: Edge, _ other: Edge, tolerance: Double, limit: Double) {
        let length = edge.length
        let otherLength = other.length
        guard length > Self.leastLength, otherLength > Self.leastLength else { return nil }
        let direction = ((edge.x1 - edge.x0) / length, (edge.y1 - edge.y0) / length)
        let opposition = -(direction.0 * (other.x1 - other.x0) + direction.1 * (other.y1 - other.y0)) / otherLength
        guard opposition > Self.leastOpposition else { return nil }
        func place(_ x: Double, _ y: Double) -> (along: Double, right: Double) {
            let (dx, dy) = (x - edge.x0, y - edge.y0)
            return (dx * direction.0 + dy * direction.1, dx * direction.1 - dy * direction.0)
        }
        // The other edge runs back along this one.
        let near = place(other.x1, other.y1)
        let far = place(other.x0, other.y0)
        let low = max(near.along, 0)
        let high = min(far.along, length)
        guard high - low > Self.leastLength else { return nil }
        func width(_ along: Double) -> Double {
            near.right + (along - near.along) / (far.along - near.along) * (far.right - near.right)
        }
        start = (low, width(low))
        end = (high, width(high))
        self.direction = direction
        guard min(start.width, end.width) >= -tolerance, max(start.width, end.width) > tolerance,
            max(start.width, end.width) <= limit
        else { return nil }
    }

    /// The corners of the strip in local coordinates: along the first edge, back along the second.
    func corners(_ edge: Edge) -> [(x: Double, y: Double)] {
        func corner(_ along: Double, _ right: Double) -> (x: Double, y: Double) {
            (
                edge.x0 + along * direction.x + right * direction.y,
                edge.y0 + along * direction.y - right * direction.x
            )
        }
        return [
            corner(start.along, 0), corner(end.along, 0), corner(end.along, end.width),
            corner(start.along, start.width),
        ]
    }
}
