import GeoCore
import Synchronization

/// The copies of one operation, each lent to one thread at a time.
final class OperationPool: Sendable {
    private struct State {
        /// Never lent, only copied, and that under the lock.
        let master: Operation
        var free: [Operation] = []
    }

    /// Copies beyond this number are destroyed when they come back.
    private static let keptCopies = 16
    private let state: Mutex<State>

    init(_ master: Operation) { state = Mutex(State(master: master)) }

    /// Lends an operation to `body`, which must not keep it.
    func withOperation<Result>(_ body: (Operation) throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        let operation = try state.withLock { state throws(PaftaError) in
            if let operation = state.free.popLast() { return operation }
            return try state.master.cloned()
        }
        defer {
            state.withLock { state in
                if state.free.count < Self.keptCopies { state.free.append(operation) }
            }
        }
        return try body(operation)
    }
}
