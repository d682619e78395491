public import FeatureQuery
public import GeoCore

/// Writes features as FlatGeobuf 3, with or without a spatial index.
///
/// Without index the file streams in one pass: neither the number nor the envelope of the features is in the header.
/// With one, features are read twice: a ``FlatGeobufIndexBuilder`` takes them first.
/// - SeeAlso: `header.fbs` and `feature.fbs` of the FlatGeobuf specification.
public struct FlatGeobufEncoder: FeatureEncoder {
    /// The media type; not registered, but the one that other servers use.
    public static let mediaType = "application/flatgeobuf"

    private let form: FlatGeobufFeatureForm
    private let header: FlatGeobufHeader
    /// The index, until it is written.
    private var index: FlatGeobufIndex?
    private var nodesWritten = 0
    private var missingFeatures: Int?
    private var missingBytes: UInt64?

    /// Creates an encoder of a file without index, for batches of `layer`.
    public init(_ layer: FlatGeobufLayer) {
        form = FlatGeobufFeatureForm(layer)
        header = FlatGeobufHeader(layer: layer, geometryType: layer.geometryType)
    }

    /// Creates an encoder of a file with `index`, which was built for the same batches of `layer`.
    public init(_ layer: FlatGeobufLayer, index: FlatGeobufIndex) {
        form = FlatGeobufFeatureForm(layer)
        header = FlatGeobufHeader(
            layer: layer,
            geometryType: index.geometryType,
            envelope: index.envelope.isEmpty ? nil : index.envelope,
            count: index.count,
            nodeSize: index.nodeCount > 0 ? FlatGeobufLeaves.nodeSize : 0
        )
        self.index = index
        missingFeatures = index.count
        missingBytes = index.featureBytes
    }

    /// Starts the file with its header; with an index, that is to follow by ``appendIndex(atMost:to:)``.
    public mutating func begin(to writer: inout ByteWriter) { header.append(to: &writer) }

    /// Adds the next `bytes` of the index, rounded down to whole nodes of 40 bytes but one at least; returns whether
    /// there are more.
    ///
    /// Memory for the index is given back with its last piece. Features may follow only then; ``append(_:to:)`` writes
    /// what is still missing itself.
    public mutating func appendIndex(atMost bytes: Int, to writer: inout ByteWriter) -> Bool {
        guard let index else { return false }
        let size = max(1, bytes / FlatGeobufIndex.bytesPerNode)
        let end = min(index.nodeCount, nodesWritten + min(size, index.nodeCount))
        index.append(nodes: nodesWritten..<end, to: &writer)
        nodesWritten = end
        if end == index.nodeCount { self.index = nil }
        return self.index != nil
    }

    /// Adds the features of a batch.
    public mutating func append(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        if index != nil { _ = appendIndex(atMost: .max, to: &writer) }
        let batch = batch.withWellFormedTexts()
        let sizes = form.sizes(of: batch)
        let start = writer.count
        let size = sizes.reduce(0, +)
        writer.reserve(size)
        var bytes = writer.storage.mutableSpan
        form.write(batch, sizes: sizes, into: &bytes, at: start)
        writer.count = start + size
        missingFeatures = missingFeatures.map { $0 - sizes.count }
        missingBytes = missingBytes.map { $0 &- UInt64(size) }
    }

    /// Ends the file, which needs nothing more; an index is written if there were no features.
    public mutating func end(members: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        if index != nil { _ = appendIndex(atMost: .max, to: &writer) }
    }

    /// Whether the features written are exactly those that the index was built for; always true without index.
    ///
    /// If not, both passes did not read the same snapshot, and the file is of no use.
    public var matchesIndex: Bool { (missingFeatures ?? 0) == 0 && (missingBytes ?? 0) == 0 }
}
