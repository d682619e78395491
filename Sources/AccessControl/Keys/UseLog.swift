internal import Synchronization

/// When keys or sessions were used, until the registry is told: once a minute for all is enough there.
final class UseLog<Key: Hashable & Sendable>: Sendable {
    private struct State {
        var untold: [Key: Int64] = [:]
        var told: [Key: Int64] = [:]
    }

    private let memory: Int64
    private let state = Mutex(State())

    /// Creates a log that remembers uses for so many seconds after the registry was told.
    ///
    /// Records of the registry that are kept in memory do not learn of it, as a use is no decision.
    init(memory: Int64) { self.memory = memory }

    /// Notes a use.
    func note(_ key: Key, at moment: Int64) { state.withLock { $0.untold[key] = moment } }

    /// Returns the last use that was noted and is remembered, if any.
    func last(_ key: Key) -> Int64? { state.withLock { $0.untold[key] ?? $0.told[key] } }

    /// Forgets one.
    func forget(_ key: Key) {
        state.withLock { state in
            state.untold[key] = nil
            state.told[key] = nil
        }
    }

    /// Returns what the registry has not been told yet.
    func take() -> [Key: Int64] {
        state.withLock { state in
            let untold = state.untold
            state.untold = [:]
            state.told.merge(untold) { $1 }
            let latest = untold.values.max() ?? .min / 2
            state.told = state.told.filter { latest - $0.value < memory }
            return untold
        }
    }
}
