internal import GeoCore
internal import Synchronization

/// Has passwords checked, few at a time: each takes about a tenth of a second of a processor.
final class SignInLine: Sendable {
    /// So many wait at most; more come from no people.
    private static let longest = 64

    private let pool = WorkerPool(threads: 2)
    private let waiting = Mutex(0)

    /// Runs a check on a thread of its own.
    ///
    /// - Throws: `signIn.busy`, and what the check throws.
    func run<Result: Sendable>(_ check: @escaping @Sendable () throws(PaftaError) -> Result) async throws -> Result {
        let mayWait = waiting.withLock { count in
            guard count < Self.longest else { return false }
            count += 1
            return true
        }
        guard mayWait else { throw PaftaError.busySignIn }
        defer { waiting.withLock { $0 -= 1 } }
        return try await pool.run { try check() }
    }

    /// Ends the threads.
    func stop() async throws { try await pool.stop() }
}

extension PaftaError {
    fileprivate static var busySignIn: PaftaError {
        PaftaError(
            .unavailable,
            .busySignIn,
            LocalizedText("Too many people sign in at this moment.", tr: "Şu anda çok fazla kişi oturum açıyor."),
            remedy: LocalizedText("Try again in a moment.", tr: "Biraz sonra yeniden deneyin.")
        )
    }
}
