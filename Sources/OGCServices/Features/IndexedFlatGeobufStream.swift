import FeatureFormats
import FeatureQuery
import GeoCore
import Synchronization

/// Features as FlatGeobuf with a spatial index, for which they are read twice from one snapshot.
///
/// The first pass runs when the first piece is asked for, so that a client that leaves stops it too. Memory holds 22 bytes a
/// feature beside one batch and its bytes.
final class IndexedFlatGeobufStream: ByteStream {
    private enum Phase {
        case indexing
        case index(FlatGeobufEncoder)
        case features(FlatGeobufEncoder, LimitedFeatures)
        case finished
    }

    private struct State {
        var phase = Phase.indexing
        var writer = ByteWriter(capacity: 65_536)
    }

    private static let smallestPiece = 65_536

    private let layer: FlatGeobufLayer
    private let limit: Int
    private let first: any FeatureCursor
    private let second: any FeatureCursor
    private let state = Mutex(State())

    /// Creates a stream of two cursors of the same query on one reading.
    init(_ first: any FeatureCursor, _ second: any FeatureCursor, limit: Int, layer: FlatGeobufLayer) {
        self.first = first
        self.second = second
        self.limit = limit
        self.layer = layer
    }

    func next() throws(PaftaError) -> [UInt8]? {
        try state.withLock { state throws(PaftaError) -> [UInt8]? in
            while state.writer.count < Self.smallestPiece, try advance(&state) {}
            guard state.writer.count > 0 else { return nil }
            return state.writer.take()
        }
    }

    func cancel() {
        first.cancel()
        second.cancel()
    }

    /// Goes one step on; returns whether there is another.
    private func advance(_ state: inout State) throws(PaftaError) -> Bool {
        switch state.phase {
        case .indexing:
            var encoder = FlatGeobufEncoder(layer, index: try makeIndex())
            encoder.begin(to: &state.writer)
            state.phase = .index(encoder)
        case .index(var encoder):
            let hasMore = encoder.appendIndex(atMost: Self.smallestPiece, to: &state.writer)
            state.phase = hasMore ? .index(encoder) : .features(encoder, LimitedFeatures(second, limit: limit))
        case .features(var encoder, var features):
            guard let batch = try features.next() else {
                state.phase = .finished
                guard encoder.matchesIndex else { throw Self.changedMeanwhile }
                return false
            }
            encoder.append(batch, to: &state.writer)
            state.phase = .features(encoder, features)
        case .finished: return false
        }
        return true
    }

    private func makeIndex() throws(PaftaError) -> FlatGeobufIndex {
        var builder = FlatGeobufIndexBuilder(layer)
        var features = LimitedFeatures(first, limit: limit)
        while let batch = try features.next() { builder.append(batch) }
        return builder.finish()
    }

    /// A snapshot does not change, so nobody should ever see this.
    private static var changedMeanwhile: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText(
                "The features changed while they were read.",
                tr: "Kayıtlar okunurken değişti."
            ),
            cause: "the second pass of a FlatGeobuf file found other features than the first"
        )
    }
}
