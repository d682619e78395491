import FeatureFormats
import FeatureQuery
import GeoCore
import Synchronization

/// The features of a query in one format, made batch by batch while they are sent.
///
/// Counts, time stamp and links stand behind the features, where they are known; members of JSON have no order. Memory
/// holds one batch and its text.
final class ItemsStream: ByteStream {
    /// What follows the features in formats that have room for it, given how many there were and whether there are more.
    typealias Members = @Sendable (LimitedFeatures) -> JSONValue

    private struct State {
        var features: LimitedFeatures
        var encoder: any FeatureEncoder
        var writer: ByteWriter
        /// How much of the writer was given out.
        var given = 0
        var isComplete = false
    }

    private static let smallestPiece = 65_536
    private static let greatestPiece = 262_144
    /// An answer up to this size is made in one go: each piece of a stream costs a change of threads.
    private static let greatestWhole = 524_288

    private let cursor: any FeatureCursor
    private let members: Members?
    private let state: Mutex<State>

    init(_ cursor: any FeatureCursor, limit: Int, encoder: any FeatureEncoder, members: Members?) {
        self.cursor = cursor
        self.members = members
        var encoder = encoder
        var writer = ByteWriter(capacity: 16_384)
        encoder.begin(to: &writer)
        let features = LimitedFeatures(cursor, limit: limit)
        state = Mutex(State(features: features, encoder: encoder, writer: writer))
    }

    /// Returns the whole answer if it is small, with what there was; else the stream with its first pieces ready.
    ///
    /// A small answer has a length and is compressed at once; and what goes wrong early is still told by a status code.
    func body() throws(PaftaError) -> (body: ResponseBody, features: LimitedFeatures?) {
        try state.withLock { state throws(PaftaError) -> (body: ResponseBody, features: LimitedFeatures?) in
            try fill(&state, to: Self.greatestWhole)
            guard state.isComplete else { return (.stream(self), nil) }
            let isSmall = state.writer.count <= Self.greatestWhole
            return (isSmall ? .bytes(state.writer.take()) : .stream(self), state.features)
        }
    }

    func next() throws(PaftaError) -> [UInt8]? {
        try state.withLock { state throws(PaftaError) -> [UInt8]? in
            try fill(&state, to: Self.smallestPiece)
            let end = min(state.writer.count, state.given + Self.greatestPiece)
            guard end > state.given else { return nil }
            defer { state.given = end }
            return Array(state.writer.storage[state.given..<end])
        }
    }

    func cancel() { cursor.cancel() }

    /// Encodes until `size` bytes are waiting or the end is reached.
    private func fill(_ state: inout State, to size: Int) throws(PaftaError) {
        if state.given == state.writer.count {
            state.writer.removeAll()
            state.given = 0
        }
        while !state.isComplete, state.writer.count - state.given < size {
            if let batch = try state.features.next() {
                state.encoder.append(batch, to: &state.writer)
            } else {
                let members = members?(state.features).memberBytes ?? []
                state.encoder.end(members: members[...], to: &state.writer)
                state.isComplete = true
            }
        }
    }
}
