internal import AuditTrail
internal import Synchronization

/// The records that wait to be sent to the central log; whoever adds one never waits.
final class LogQueue: Sendable {
    /// A record with its place in the trail.
    struct Entry: Sendable {
        var record: AuditRecord
        var anchor: AuditAnchor
    }

    private struct State {
        var entries: [Entry] = []
        var lost = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: So many records wait at most; further ones are counted, and stay in the trail alone.
    init(capacity: Int = 10_000) { self.capacity = capacity }

    func add(_ record: AuditRecord, _ anchor: AuditAnchor) {
        state.withLock { state in
            guard state.entries.count < capacity else {
                state.lost += 1
                return
            }
            state.entries.append(Entry(record: record, anchor: anchor))
        }
    }

    /// Returns the records that are next, without taking them.
    func next(_ count: Int) -> [Entry] { state.withLock { Array($0.entries.prefix(count)) } }

    /// Takes records that have been sent.
    func remove(_ count: Int) { state.withLock { $0.entries.removeFirst(min(count, $0.entries.count)) } }

    /// How many records could not wait; they are counted once.
    func takeLost() -> Int {
        state.withLock { state in
            defer { state.lost = 0 }
            return state.lost
        }
    }
}
