internal import GeoCore
internal import Synchronization

/// Records of the registry that were asked for lately, for as long as nothing is decided in it.
///
/// What is not there is remembered as well, so that it takes the same time to answer for it. Holds at most twice
/// `capacity` records: when the newer half is full it becomes the older one, which is dropped.
final class RecentRecords<Key: Hashable & Sendable, Record: Sendable>: Sendable {
    private struct State {
        var generation: Int64?
        var newer: [Key: Record?] = [:]
        var older: [Key: Record?] = [:]
    }

    private let capacity: Int
    private let state = Mutex(State())

    init(capacity: Int = 10_000) { self.capacity = capacity }

    /// Returns a record.
    ///
    /// - Parameters:
    ///   - key: What it is found by.
    ///   - generation: The registry's, read before: a record read later is never older than it.
    ///   - load: Reads it from the registry.
    /// - Returns: The record; `nil` if there is none.
    /// - Throws: What `load` throws.
    func record(
        _ key: Key,
        generation: Int64,
        load: (Key) throws(PaftaError) -> Record?
    ) throws(PaftaError) -> Record? {
        if let known = known(key, generation) { return known }
        let record = try load(key)
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.newer.count >= capacity { (state.older, state.newer) = (state.newer, [:]) }
            state.newer[key] = .some(record)
        }
        return record
    }

    private func known(_ key: Key, _ generation: Int64) -> Record?? {
        state.withLock { state in
            if state.generation != generation {
                state = State(generation: generation)
                return nil
            }
            return state.newer[key] ?? state.older[key]
        }
    }
}
