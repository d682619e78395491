import GeoCore

/// Computes the area that two areas have in common from their edges alone.
///
/// Along every line x = c, an area is the sum over its edges of ± the half-line below the edge: + for an edge with the
/// interior below it, - for one with the interior above. The product of two such sums is ± the half-line below the lower
/// edge of each pair, so the common area is the sum over all pairs of ± ∫ min(f, g) dx, f and g the heights of the two
/// edges over the x they share. Nothing is decided by comparing coordinates: shared edges, vertices that lie on an edge
/// but for rounding, holes and touching corners need no case of their own. They give what they must up to rounding,
/// below 1e-6 m² for areas of some kilometres. Rings may start anywhere and wind either way.
///
/// Of all edges few count. Only those over the part of one axis where both envelopes meet do, and the shorter axis is
/// taken. Of these, the ones below both envelopes do not: one area has no point that low, so each of its edges is the
/// higher one there, and its signs add up to 0 along every line. Turned upside down the same holds for those above.
struct SharedArea {
    /// An edge as a height over the axis, from its lower end to its upper one.
    private struct Slope {
        var low: Double
        var high: Double
        var atLow: Double
        var atHigh: Double
        /// 1 if the interior lies below, -1 if above.
        var sign: Double

        /// The height over a place of the axis between both ends.
        func height(at place: Double) -> Double {
            if place == low { return atLow }
            if place == high { return atHigh }
            return atLow + (place - low) / (high - low) * (atHigh - atLow)
        }
    }

    /// The part of an axis that both envelopes cover, and the side of it on which edges count.
    private struct Axis {
        let frame: LocalFrame
        /// Whether the axes are exchanged.
        let isUpright: Bool
        /// Whether heights grow towards west or south.
        let isFlipped: Bool
        /// In metres.
        let length: Double
        /// All places over the axis whose edges count.
        let strip: Envelope

        init(_ box: Envelope, _ other: Envelope, _ scale: GroundScale) {
            var window = box.intersection(other)
            frame = LocalFrame(window, scale)
            let width = window.width * frame.scale.x
            let height = window.height * frame.scale.y
            isUpright = width > height
            length = min(width, height)
            // Towards the side on which both areas end sooner.
            if isUpright {
                isFlipped = window.minX - min(box.minX, other.minX) < max(box.maxX, other.maxX) - window.maxX
                if isFlipped { window.minX = -.infinity } else { window.maxX = .infinity }
            } else {
                isFlipped = window.minY - min(box.minY, other.minY) < max(box.maxY, other.maxY) - window.maxY
                if isFlipped { window.minY = -.infinity } else { window.maxY = .infinity }
            }
            strip = window
        }

        /// A place along the axis, and the height over it.
        func place(_ x: Double, _ y: Double) -> (along: Double, height: Double) {
            let height = isUpright ? x : y
            return (isUpright ? y : x, isFlipped ? -height : height)
        }
    }

    /// From this many pairs of edges on, sorting them pays.
    private static let sortsFrom = 2_048
    private var edges: [Edge] = []
    private var first: [Slope] = []
    private var second: [Slope] = []

    init() {}

    /// Returns the common area of two rows in square metres, rounding errors included: it may be a little below 0.
    ///
    /// Where the rings of an area cross, parts of it that are wound twice count twice.
    mutating func area(
        _ block: TopologyBlock,
        _ row: Int,
        _ otherBlock: TopologyBlock,
        _ otherRow: Int,
        _ scale: GroundScale
    ) -> Double {
        guard block.boxes[row].intersects(otherBlock.boxes[otherRow]) else { return 0 }
        let axis = Axis(block.boxes[row], otherBlock.boxes[otherRow], scale)
        guard axis.length > 0 else { return 0 }
        Self.collect(block, row, axis, &edges, into: &first)
        guard !first.isEmpty else { return 0 }
        Self.collect(otherBlock, otherRow, axis, &edges, into: &second)
        guard !second.isEmpty else { return 0 }
        return first.count * second.count < Self.sortsFrom ? sumOfAllPairs() : sumBySweeping()
    }

    /// Keeps of each edge what lies over the axis.
    private static func collect(
        _ block: TopologyBlock,
        _ row: Int,
        _ axis: Axis,
        _ edges: inout [Edge],
        into slopes: inout [Slope]
    ) {
        let length = axis.length
        edges.removeAll(keepingCapacity: true)
        block.appendEdges(of: row, meeting: axis.strip, in: axis.frame, onlyAreas: true, to: &edges)
        slopes.removeAll(keepingCapacity: true)
        for edge in edges {
            // Exchanging the axes or turning one round exchanges the sides of both areas, which does not change the
            // product of two signs.
            let start = axis.place(edge.x0, edge.y0)
            let end = axis.place(edge.x1, edge.y1)
            guard start.0 != end.0 else { continue }
            let isForward = start.0 < end.0
            let left = isForward ? start : end
            let right = isForward ? end : start
            let low = max(left.0, 0)
            let high = min(right.0, length)
            guard low < high else { continue }
            let rise = (right.1 - left.1) / (right.0 - left.0)
            slopes.append(
                Slope(
                    low: low,
                    high: high,
                    atLow: low == left.0 ? left.1 : left.1 + (low - left.0) * rise,
                    atHigh: high == right.0 ? right.1 : right.1 - (right.0 - high) * rise,
                    sign: isForward ? -1 : 1
                )
            )
        }
    }

    private func sumOfAllPairs() -> Double {
        var sum = 0.0
        for edge in first {
            for other in second where edge.low < other.high && other.low < edge.high {
                sum += edge.sign * other.sign * Self.integral(edge, other)
            }
        }
        return sum
    }

    /// Walks along the axis and pairs each edge that begins with those of the other area that have not ended.
    private mutating func sumBySweeping() -> Double {
        first.sort { $0.low < $1.low }
        second.sort { $0.low < $1.low }
        var open: [Slope] = []
        var otherOpen: [Slope] = []
        var sum = 0.0
        var index = 0
        var other = 0
        while index < first.count || other < second.count {
            if other == second.count || index < first.count && first[index].low <= second[other].low {
                sum += Self.begin(first[index], against: &otherOpen)
                open.append(first[index])
                index += 1
            } else {
                sum += Self.begin(second[other], against: &open)
                otherOpen.append(second[other])
                other += 1
            }
        }
        return sum
    }

    private static func begin(_ edge: Slope, against open: inout [Slope]) -> Double {
        var sum = 0.0
        var index = 0
        while index < open.count {
            if open[index].high <= edge.low {
                open.swapAt(index, open.count - 1)
                open.removeLast()
            } else {
                sum += edge.sign * open[index].sign * integral(edge, open[index])
                index += 1
            }
        }
        return sum
    }

    /// Integrates the lower of two edges over what they share of the axis.
    private static func integral(_ edge: Slope, _ other: Slope) -> Double {
        let low = max(edge.low, other.low)
        let high = min(edge.high, other.high)
        let f0 = edge.height(at: low)
        let f1 = edge.height(at: high)
        let g0 = other.height(at: low)
        let g1 = other.height(at: high)
        let d0 = f0 - g0
        let d1 = f1 - g1
        if d0 <= 0, d1 <= 0 { return (f0 + f1) / 2 * (high - low) }
        let below = (g0 + g1) / 2 * (high - low)
        if d0 >= 0, d1 >= 0 { return below }
        let negative = min(d0, d1)
        return below - (high - low) * negative * negative / (2 * (abs(d0) + abs(d1)))
    }
}
