internal import GeoCore

/// The lowest level of a packed R-tree, 20 bytes an entry and about 22 with the nodes above.
///
/// The file wants 40 bytes an entry; holding those would cost 40 MB for a million features. Kept are the edges as
/// single precision numbers counted from the lower left corner of the node of sixteen entries, and the size of the
/// feature. Boxes are rounded outwards, so they are at most a few ten-millionths of their node's extent too large and
/// never too small.
struct FlatGeobufLeaves: Sendable {
    /// The entries of a node.
    static let nodeSize = 16

    /// Some entries; small pieces, because one large array would be copied while it grows.
    private struct Chunk {
        static let capacity = 4_096

        /// Where the first feature starts, in bytes behind the index.
        let offset: UInt64
        var edges: [Float] = []
        var sizes: [UInt32] = []

        init(offset: UInt64) {
            self.offset = offset
            edges.reserveCapacity(4 * Self.capacity)
            sizes.reserveCapacity(Self.capacity)
        }
    }

    private var chunks: [Chunk] = []
    /// The envelopes of the entries of a node that is not full yet.
    private var pending: [Envelope] = []
    /// The envelopes of the nodes.
    private(set) var nodes: [Envelope] = []
    /// The number of entries.
    private(set) var count = 0
    /// The bytes of all features.
    private(set) var byteCount: UInt64 = 0

    init() { pending.reserveCapacity(Self.nodeSize) }

    /// Adds a feature; `envelope` is empty if it has no geometry.
    mutating func append(_ envelope: Envelope, size: Int) {
        if count % Chunk.capacity == 0 { chunks.append(Chunk(offset: byteCount)) }
        chunks[chunks.count - 1].sizes.append(UInt32(size))
        pending.append(envelope)
        count += 1
        byteCount += UInt64(size)
        if pending.count == Self.nodeSize { endNode() }
    }

    /// Ends the last node.
    mutating func finish() {
        if !pending.isEmpty { endNode() }
    }

    private mutating func endNode() {
        var node = Envelope.empty
        for envelope in pending { node.extend(by: envelope) }
        let chunk = chunks.count - 1
        for envelope in pending {
            chunks[chunk].edges.append(Self.offset(atMost: envelope.minX, from: node.minX))
            chunks[chunk].edges.append(Self.offset(atMost: envelope.minY, from: node.minY))
            chunks[chunk].edges.append(Self.offset(atLeast: envelope.maxX, from: node.minX))
            chunks[chunk].edges.append(Self.offset(atLeast: envelope.maxY, from: node.minY))
        }
        nodes.append(node)
        pending.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with the boxes of the entries in `range` and where their features start, in bytes behind the index.
    func forEach(in range: Range<Int>, _ body: (Envelope, UInt64) -> Void) {
        var entry = range.lowerBound
        while entry < range.upperBound {
            let chunk = chunks[entry / Chunk.capacity]
            let first = entry % Chunk.capacity
            var offset = chunk.offset
            for size in chunk.sizes[..<first] { offset += UInt64(size) }
            let end = min(chunk.sizes.count, first + range.upperBound - entry)
            for place in first..<end {
                body(Self.box(chunk.edges, place, in: nodes[entry / Self.nodeSize]), offset)
                offset += UInt64(chunk.sizes[place])
                entry += 1
            }
        }
    }

    private static func box(_ edges: [Float], _ place: Int, in node: Envelope) -> Envelope {
        // An empty node has no origin to count from, and one with infinite coordinates none of use.
        guard node.minX.isFinite, node.minY.isFinite else { return node }
        return Envelope(
            minX: node.minX + Double(edges[4 * place]),
            minY: node.minY + Double(edges[4 * place + 1]),
            maxX: node.minX + Double(edges[4 * place + 2]),
            maxY: node.minY + Double(edges[4 * place + 3])
        )
    }

    /// Returns the greatest offset that does not lead beyond `edge`, give or take one step.
    private static func offset(atMost edge: Double, from origin: Double) -> Float {
        var offset = Float(edge - origin)
        while origin + Double(offset) > edge { offset = offset.nextDown }
        return offset
    }

    /// Returns the least offset that leads to `edge` at least, give or take one step.
    private static func offset(atLeast edge: Double, from origin: Double) -> Float {
        var offset = Float(edge - origin)
        while origin + Double(offset) < edge { offset = offset.nextUp }
        return offset
    }
}
