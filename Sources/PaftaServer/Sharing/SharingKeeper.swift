internal import AccessControl
internal import AuditTrail
internal import GeoCore
internal import Logging
internal import OGCServices
internal import ServiceLifecycle
internal import UsageMetering

/// Brings counts and records to the disk while the server runs, and at its end.
struct SharingKeeper: Service {
    let trail: AuditWriter
    let meter: UsageMeter
    let access: Access
    let clock: WallClock
    let pool: WorkerPool
    let logger: Logger

    /// Records wait for the disk at most this long.
    private static let interval = Duration.milliseconds(100)
    private static let meterRounds = 10
    private static let useRounds = 600

    func run() async throws {
        var round = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            round += 1
            await save(meters: round.isMultiple(of: Self.meterRounds), use: round.isMultiple(of: Self.useRounds))
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
        await save(meters: true, use: true)
    }

    private func save(meters: Bool, use: Bool) async {
        if trail.pendingSince != nil {
            await attempt("audit") { () throws(PaftaError) in try trail.flush() }
        }
        if meters {
            await attempt("usage") { () throws(PaftaError) in
                try meter.flush(at: Double(clock.milliseconds()) / 1_000)
            }
        }
        if use { await attempt("use") { () throws(PaftaError) in try access.noteUse() } }
    }

    /// Runs work on the pool; what fails is told and tried again with the next round.
    private func attempt(_ what: String, _ work: @escaping @Sendable () throws(PaftaError) -> Void) async {
        do { try await pool.run { try work() } } catch {
            logger.error("not saved", metadata: ["what": "\(what)", "cause": "\(error)"])
        }
    }
}
