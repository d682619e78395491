internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// The past states that were asked for lately: finding one takes longer than reading from it.
final class PastShelf: Sendable {
    /// So many are kept, whichever layers they belong to.
    private static let kept = 8

    private struct Key: Hashable {
        var layer: String
        var number: Int64
        var version: DataVersion
    }

    private let states = Mutex<[(key: Key, state: PastState)]>([])

    /// Returns the state of a reading's layer after changeset `number`.
    func state(after number: Int64, of reading: GeoPackageReading) throws(PaftaError) -> PastState {
        let key = Key(layer: reading.table.name, number: number, version: reading.version)
        if let known = states.withLock({ $0.first { $0.key == key }?.state }) { return known }
        let history = try HistoryTable(of: reading.table, from: reading.reader.connection)
        let state = try PastState(of: history, after: number, from: reading.reader.connection)
        states.withLock { states in
            states.removeAll { $0.key.layer == key.layer && $0.key.version != key.version || $0.key == key }
            states.append((key, state))
            if states.count > Self.kept { states.removeFirst() }
        }
        return state
    }
}
