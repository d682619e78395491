internal import Dispatch
internal import FeatureQuery
internal import Synchronization

/// Batches on their way from the thread that reads them to the one that looks at them; no more of them than fit.
final class BatchQueue: Sendable {
    /// Reading goes on while what the layer holds is still being learned: about 200,000 features.
    private static let capacity = 96

    private struct State {
        var batches: [FeatureBatch] = []
        /// Nobody takes batches any more.
        var isAbandoned = false
    }

    private let state = Mutex(State())
    // From nothing, because a semaphore must not be let go of below the value it began with.
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    init() {
        for _ in 0..<Self.capacity { free.signal() }
    }

    /// Adds a batch, when there is room; returns false if nobody takes it any more.
    func put(_ batch: consuming FeatureBatch) -> Bool {
        free.wait()
        var batch: FeatureBatch? = consume batch
        let isTaken = state.withLock { state in
            if let batch = batch.take(), !state.isAbandoned { state.batches.append(batch) }
            return !state.isAbandoned
        }
        filled.signal()
        return isTaken
    }

    /// Says that no more batches come.
    func close() { filled.signal() }

    /// Returns the next batch, when there is one; `nil` behind the last.
    func next() -> FeatureBatch? {
        filled.wait()
        let batch: FeatureBatch? = state.withLock { state in
            state.batches.isEmpty ? nil : state.batches.removeFirst()
        }
        if batch != nil { free.signal() }
        return batch
    }

    /// Says that no more batches are taken: whoever adds them does not wait.
    func abandon() {
        state.withLock { state in
            state.isAbandoned = true
            state.batches = []
        }
        for _ in 0...Self.capacity { free.signal() }
    }
}
