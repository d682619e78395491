internal import FeatureQuery
public import GeoCore

/// The packed R-tree of a FlatGeobuf file and what its header says of all features: the result of the first pass.
///
/// Nodes lie level by level from the root down to the entries of the features; each node takes 40 bytes: its box as
/// minX, minY, maxX, maxY, and where its first child or its feature lies.
public struct FlatGeobufIndex: Sendable {
    /// The bytes a node takes in the file.
    public static let bytesPerNode = 40

    private struct Node {
        let box: Envelope
        let firstChild: UInt64
    }

    /// The nodes above the entries, in the order of the file.
    private let inner: [Node]
    private let leaves: FlatGeobufLeaves
    /// The kind of all geometries; `nil` if they differ or there is none.
    let geometryType: GeometryType?
    /// The envelope of all features; empty if none has a geometry.
    public let envelope: Envelope
    /// The number of features.
    public let count: Int
    /// The bytes of all features.
    public var featureBytes: UInt64 { leaves.byteCount }
    /// The nodes of the tree; none if there is no feature.
    public var nodeCount: Int { inner.count + (count == 0 ? 0 : leaves.count) }

    init(_ leaves: FlatGeobufLeaves, geometryType: GeometryType?) {
        self.leaves = leaves
        self.geometryType = geometryType
        count = leaves.count
        var levels = leaves.nodes.isEmpty ? [] : [leaves.nodes]
        while let last = levels.last, last.count > 1 { levels.append(Self.level(above: last)) }
        var nodes: [Node] = []
        nodes.reserveCapacity(levels.reduce(0) { $0 + $1.count })
        for level in levels.reversed() {
            let below = nodes.count + level.count
            for (index, box) in level.enumerated() {
                nodes.append(Node(box: box, firstChild: UInt64(below + FlatGeobufLeaves.nodeSize * index)))
            }
        }
        inner = nodes
        envelope = nodes.first?.box ?? .empty
    }

    private static func level(above boxes: [Envelope]) -> [Envelope] {
        stride(from: 0, to: boxes.count, by: FlatGeobufLeaves.nodeSize)
            .map { start in
                var box = Envelope.empty
                for child in boxes[start..<min(start + FlatGeobufLeaves.nodeSize, boxes.count)] {
                    box.extend(by: child)
                }
                return box
            }
    }

    /// Adds the nodes in `range`, which must lie in `0 ..< nodeCount`.
    public func append(nodes range: Range<Int>, to writer: inout ByteWriter) {
        writer.reserve(range.count * Self.bytesPerNode)
        let start = writer.count
        var at = start
        for index in range.clamped(to: 0..<inner.count) {
            Self.write(inner[index].box, inner[index].firstChild, into: &writer.storage, at: &at)
        }
        let entries = range.clamped(to: inner.count..<nodeCount)
        leaves.forEach(in: entries.lowerBound - inner.count..<entries.upperBound - inner.count) { box, offset in
            Self.write(box, offset, into: &writer.storage, at: &at)
        }
        writer.count = at
    }

    @inline(__always)
    private static func write(_ box: Envelope, _ offset: UInt64, into storage: inout [UInt8], at: inout Int) {
        var bytes = storage.mutableSpan
        bytes.store(box.minX.bitPattern, at: at)
        bytes.store(box.minY.bitPattern, at: at + 8)
        bytes.store(box.maxX.bitPattern, at: at + 16)
        bytes.store(box.maxY.bitPattern, at: at + 24)
        bytes.store(offset, at: at + 32)
        at += bytesPerNode
    }
}
