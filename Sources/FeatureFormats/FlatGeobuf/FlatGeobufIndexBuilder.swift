public import FeatureQuery
internal import GeoCore

/// The first pass over the features of a FlatGeobuf file: what the header and the index must say before the first
/// feature.
///
/// Takes the same batches in the same order as the ``FlatGeobufEncoder`` afterwards, of one snapshot. Memory: about 22
/// bytes a feature. The order of the features is that of the index; it finds few features fast if they lie in Hilbert
/// order.
public struct FlatGeobufIndexBuilder: Sendable {
    private let form: FlatGeobufFeatureForm
    private var leaves = FlatGeobufLeaves()
    /// The kinds written so far, a bit for the raw value of each.
    private var kinds: UInt8 = 0

    /// Creates a builder for batches of `layer`.
    public init(_ layer: FlatGeobufLayer) { form = FlatGeobufFeatureForm(layer) }

    /// Adds the features of a batch.
    public mutating func append(_ batch: FeatureBatch) {
        let batch = batch.withWellFormedTexts()
        let sizes = form.sizes(of: batch)
        let hasGeometry = batch.hasGeometry
        for row in sizes.indices {
            var envelope = Envelope.empty
            if hasGeometry, let type = batch.geometry.kind(of: row, declared: form.geometryType) {
                kinds |= 1 << type.rawValue
                envelope = Self.envelope(of: batch.geometry.xy.span, batch.geometry.positions(ofRow: row))
            }
            leaves.append(envelope, size: sizes[row])
        }
    }

    /// Returns the index of the features added.
    public consuming func finish() -> FlatGeobufIndex {
        leaves.finish()
        let only = kinds.nonzeroBitCount == 1 ? GeometryType(rawValue: UInt8(kinds.trailingZeroBitCount)) : nil
        return FlatGeobufIndex(leaves, geometryType: form.geometryType ?? only)
    }

    @inline(__always)
    private static func envelope(of xy: Span<Double>, _ positions: Range<Int>) -> Envelope {
        var envelope = Envelope.empty
        for position in positions { envelope.extend(x: xy[2 * position], y: xy[2 * position + 1]) }
        return envelope
    }
}
