internal import Synchronization

/// Failures by account or address, in bounded memory.
final class FailureTable<Key: Hashable & Sendable>: Sendable {
    private struct Entry {
        var failures: Int
        var last: Int64
    }

    let policy: LockoutPolicy
    private let capacity: Int
    private let entries = Mutex<[Key: Entry]>([:])

    init(_ policy: LockoutPolicy, capacity: Int = 20_000) {
        self.policy = policy
        self.capacity = capacity
    }

    /// Returns the seconds until the next attempt; 0 if it may be made now.
    func wait(_ key: Key, now: Int64) -> Int64 {
        entries.withLock { entries in
            entries[key].map { policy.wait(failures: $0.failures, last: $0.last, now: now) } ?? 0
        }
    }

    /// Counts a failure.
    func count(_ key: Key, now: Int64) {
        entries.withLock { entries in
            if entries[key] == nil, entries.count >= capacity { makeRoom(in: &entries, now: now) }
            let former = entries[key].flatMap { policy.remembers($0.last, now: now) ? $0.failures : nil } ?? 0
            entries[key] = Entry(failures: min(former + 1, 1_000), last: now)
        }
    }

    /// Takes one failure back, which was counted before the outcome was known.
    func takeBack(_ key: Key) {
        entries.withLock { entries in
            guard let entry = entries[key] else { return }
            entries[key] = entry.failures > 1 ? Entry(failures: entry.failures - 1, last: entry.last) : nil
        }
    }

    /// Forgets the failures of one.
    func forget(_ key: Key) { entries.withLock { $0[key] = nil } }

    /// How many are remembered.
    var count: Int { entries.withLock { $0.count } }

    /// Drops what is forgotten anyway, else the half with the fewest failures: whoever is locked stays so the longest.
    private func makeRoom(in entries: inout [Key: Entry], now: Int64) {
        entries = entries.filter { policy.remembers($0.value.last, now: now) }
        guard entries.count >= capacity else { return }
        let kept = entries.sorted { ($0.value.failures, $0.value.last) > ($1.value.failures, $1.value.last) }
        entries = Dictionary(uniqueKeysWithValues: kept.prefix(capacity / 2).map { ($0.key, $0.value) })
    }
}
