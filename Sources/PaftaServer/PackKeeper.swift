internal import GeoCore
internal import GeoPackageStore
internal import Logging
internal import ServiceLifecycle

/// Keeps the packed copies of layers up to date while the server runs.
///
/// A copy is made when the layer has not changed for a second: one after each edit of a series would be work for nothing,
/// and until it is there the layer is read from its GeoPackage.
struct PackKeeper: Service {
    let catalogue: GeoPackageCatalogue
    let pool: WorkerPool
    let logger: Logger

    private static let interval = Duration.seconds(1)
    /// After a failure, such as a full disk, it is tried again after so long, and twice as long each time.
    private static let patience = Duration.seconds(30)
    private static let longestPatience = Duration.seconds(3_600)

    func run() async throws {
        var before: [String: String] = [:]
        var resting: [String: ContinuousClock.Instant] = [:]
        var patience: [String: Duration] = [:]
        await attempt("survey") { () throws(PaftaError) in try catalogue.lookForPacks() }
        Memory.release()
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            let unpacked = catalogue.unpackedLayers()
            for (layer, state) in unpacked where before[layer] == state {
                guard resting[layer].map({ $0 <= .now }) ?? true else { continue }
                let start = ContinuousClock.now
                let isDone = await attempt(layer) { () throws(PaftaError) in try catalogue.pack(layer) }
                patience[layer] = isDone ? nil : min(Self.longestPatience, (patience[layer] ?? Self.patience) * 2)
                // A layer that changes all the time must not keep a processor busy with copies.
                resting[layer] = .now + (patience[layer] ?? (ContinuousClock.now - start) * 10)
            }
            before = unpacked
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
    }

    /// Runs work on the pool; a failure costs speed, never an answer, so it is only told.
    @discardableResult
    private func attempt(_ layer: String, _ work: @escaping @Sendable () throws(PaftaError) -> Void) async -> Bool {
        do {
            try await pool.run { try work() }
            return true
        } catch {
            logger.warning("no packed copy", metadata: ["layer": "\(layer)", "cause": "\(error)"])
            return false
        }
    }
}
