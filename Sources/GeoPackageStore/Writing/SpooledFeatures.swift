public import FeatureQuery
public import GeoCore

/// The features of a layer that is being written, in Hilbert order, before they are stored.
///
/// What rules look at and deliveries are compared by: nothing has to be stored for that, and memory is bounded by the blocks
/// that are in use.
public final class SpooledFeatures {
    /// Features of a block.
    public static let blockSize = 256
    private static let keptBlocks = 64

    /// The number of features.
    public let count: Int
    /// The envelope of each block; empty for one whose features have no geometry.
    public let envelopes: [Envelope]

    private let spool: RowSpool
    private let order: [UInt32]
    /// The place in the source of each row set aside; `nil` if none is missing.
    private let rows: [UInt32]?
    private let schema: FeatureSchema
    private var kept: [Int: FeatureBatch] = [:]
    /// The blocks that are kept, the one asked for longest ago first.
    private var recency: [Int] = []
    private var bytes: [UInt8] = []

    init(_ spool: RowSpool, order: [UInt32], rows: [UInt32]?, schema: FeatureSchema, envelopes: [Envelope]) {
        self.spool = spool
        self.rows = rows
        self.order = order
        self.schema = schema
        count = order.count
        self.envelopes = envelopes
    }

    /// Returns the features of a block, the last of which may be shorter; `positions` hold their places in the source, from 1.
    ///
    /// - Throws: `store.unreadable`, `geometry.malformed`.
    public func block(_ index: Int) throws(PaftaError) -> FeatureBatch {
        if let batch = kept[index] {
            if recency.last != index {
                recency.removeAll { $0 == index }
                recency.append(index)
            }
            return batch
        }
        let rows = index * Self.blockSize..<min((index + 1) * Self.blockSize, count)
        let batch = try features(rows)
        if recency.count == Self.keptBlocks { kept[recency.removeFirst()] = nil }
        kept[index] = batch
        recency.append(index)
        return batch
    }

    /// Returns features by their places in Hilbert order, from 0.
    ///
    /// - Throws: `store.unreadable`, `geometry.malformed`.
    public func features(_ places: some Sequence<Int>) throws(PaftaError) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        for place in places {
            try spool.read(Int(order[place]), into: &bytes)
            try append(bytes, to: &batch)
            let row = Int(order[place])
            batch.positions.append(rows.map { Int64($0[row]) } ?? Int64(row) + 1)
        }
        return batch
    }

    private func append(_ bytes: [UInt8], to batch: inout FeatureBatch) throws(PaftaError) {
        var reader = SpooledRow.Reader(bytes)
        let geometry = reader.geometry()
        if schema.geometry != nil {
            if geometry.isEmpty {
                batch.geometry.appendNull()
            } else {
                // `Span.bytes` is marked unsafe because of types with padding; bytes have none.
                let start = try GeoPackageGeometry.headerSize(unsafe bytes.span.extracting(geometry).bytes)
                try WKBReader(keepsHeights: schema.geometry?.hasHeights ?? false)
                    .append(
                        unsafe bytes.span.extracting(geometry).bytes,
                        from: start,
                        to: &batch.geometry
                    )
            }
        }
        reader.append(to: &batch.identifiers)
        for index in batch.properties.indices { reader.append(to: &batch.properties[index]) }
    }
}
