import FeatureFormats
import FeatureQuery
import GeoCore
import GeoReferencing
import Synchronization

/// One page of changes as JSON, made batch by batch while it is sent; memory holds one batch and its text.
final class ChangesStream: ByteStream {
    /// What stands behind the changes, given how many there were and how to go on.
    typealias Members = @Sendable (Int, ChangeContinuation) -> JSONValue

    private struct State {
        var writer = ByteWriter(capacity: 16_384)
        var returned = 0
        var isComplete = false
    }

    private static let smallestPiece = 65_536
    /// An answer up to this size is made in one go.
    private static let greatestWhole = 524_288

    private let changes: any FeatureChanges
    private let projection: CoordinateTransformation?
    private let encoder: GeoJSONEncoder
    private let members: Members
    private let state = Mutex(State())

    init(
        _ changes: any FeatureChanges,
        _ projection: CoordinateTransformation?,
        coordinates: CoordinateForm,
        members: @escaping Members
    ) {
        self.changes = changes
        self.projection = projection
        self.members = members
        encoder = GeoJSONEncoder(properties: changes.schema.properties, coordinates: coordinates)
        state.withLock { $0.writer.append("{\"changes\":[") }
    }

    /// Returns the whole answer if it is small; else the stream with its first piece ready.
    func body() throws(PaftaError) -> ResponseBody {
        try state.withLock { state throws(PaftaError) in
            try fill(&state, to: Self.greatestWhole)
            return state.isComplete ? .bytes(state.writer.take()) : .stream(self)
        }
    }

    func next() throws(PaftaError) -> [UInt8]? {
        try state.withLock { state throws(PaftaError) -> [UInt8]? in
            try fill(&state, to: Self.smallestPiece)
            guard state.writer.count > 0 else { return nil }
            let piece = Array(state.writer.bytes)
            state.writer.removeAll()
            return piece
        }
    }

    func cancel() { changes.cancel() }

    private func fill(_ state: inout State, to size: Int) throws(PaftaError) {
        while !state.isComplete, state.writer.count < size {
            if var batch = try changes.next() {
                try projection?.transform(&batch.features.geometry.xy)
                for change in batch.changes { append(change, of: batch.features, to: &state) }
            } else {
                state.writer.append("\n]")
                if let continuation = changes.continuation {
                    state.writer.append(UInt8(ascii: ","))
                    state.writer.append(members(state.returned, continuation).memberBytes[...])
                }
                state.writer.append("}\n")
                state.isComplete = true
            }
        }
    }

    private func append(_ change: FeatureChange, of features: FeatureBatch, to state: inout State) {
        state.writer.append(state.returned == 0 ? "\n{\"kind\":" : ",\n{\"kind\":")
        state.returned += 1
        JSONText.append(change.kind.rawValue, to: &state.writer)
        state.writer.append(",\"id\":")
        switch change.identifier {
        case .integer(let number): state.writer.append(verbatim: String(number))
        case .text(let text): JSONText.append(text, to: &state.writer)
        }
        if let row = change.row {
            state.writer.append(",\"feature\":")
            encoder.appendFeature(row: row, of: features, members: [], to: &state.writer)
        }
        state.writer.append(UInt8(ascii: "}"))
    }
}
