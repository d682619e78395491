internal import Dispatch
internal import GeoCore
internal import Synchronization

/// Work on another thread, whose result is waited for when it is needed.
///
/// Whoever lets go of it before it is done stops it; nothing goes on unseen.
final class BackgroundWork<Value: Sendable>: Sendable {
    private let outcome: Outcome
    private let cancellation: Cancellation

    /// Starts `body`, which is to ask the cancellation often.
    init(_ body: @escaping @Sendable (Cancellation) throws(PaftaError) -> Value) {
        let (outcome, cancellation) = (Outcome(), Cancellation())
        (self.outcome, self.cancellation) = (outcome, cancellation)
        DispatchQueue.global()
            .async {
                do throws(PaftaError) {
                    outcome.settle(.success(try body(cancellation)))
                } catch {
                    outcome.settle(.failure(error))
                }
            }
    }

    deinit {
        cancellation.cancel()
        outcome.wait()
    }

    /// Whether ``value()`` returns at once.
    var isDone: Bool { outcome.isSettled }

    /// Waits for the result.
    ///
    /// - Throws: What the work threw.
    func value() throws(PaftaError) -> Value { try outcome.wait().get() }

    /// The result, once there is one; apart from the work, so that the thread does not keep that alive.
    private final class Outcome: Sendable {
        private let result = Mutex<Result<Value, PaftaError>?>(nil)
        private let settled = DispatchSemaphore(value: 0)

        var isSettled: Bool { result.withLock { $0 != nil } }

        func settle(_ value: Result<Value, PaftaError>) {
            result.withLock { $0 = value }
            settled.signal()
        }

        @discardableResult
        func wait() -> Result<Value, PaftaError> {
            settled.wait()
            // For the next one who waits.
            settled.signal()
            return result.withLock { $0 } ?? .failure(.cancelledWork)
        }
    }
}

/// Tells work that nobody waits for it any more.
final class Cancellation: Sendable {
    private let isCancelled = Atomic(false)

    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Ends the work if nobody waits for it.
    ///
    /// - Throws: `operation.cancelled`.
    func check() throws(PaftaError) {
        if isCancelled.load(ordering: .relaxed) { throw .cancelledWork }
    }
}

extension PaftaError {
    fileprivate static var cancelledWork: PaftaError {
        PaftaError(.unavailable, .cancelled, LocalizedText("The load was stopped.", tr: "Yükleme durduruldu."))
    }
}
