internal import AccessControl
internal import GeoCore
internal import Logging
internal import OGCServices
internal import ServiceLifecycle
internal import UnixSignals

/// Takes over a renewed certificate while the server runs, and tells in good time that it has to be renewed.
///
/// The files are read again when one of them has changed, and upon SIGHUP.
struct CertificateKeeper: Service {
    let certificate: ServerCertificate
    let clock: WallClock
    let logger: Logger

    private static let interval = Duration.seconds(2)
    private static let roundsPerDay = 43_200

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in signals.cancelOnGracefulShutdown() { reload() }
            }
            group.addTask {
                var round = 0
                while !Task.isShuttingDownGracefully, !Task.isCancelled {
                    if certificate.hasChanged { reload() }
                    if round.isMultiple(of: Self.roundsPerDay) { warn() }
                    round += 1
                    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
                }
            }
            await group.waitForAll()
        }
    }

    private func reload() {
        do throws(PaftaError) {
            try certificate.reload()
            let days = certificate.term.daysLeft(at: clock.milliseconds() / 1_000)
            logger.notice("certificate", metadata: ["event": "renewed", "days": "\(days)"])
            warn()
        } catch {
            logger.error("certificate", metadata: ["event": "unusable, the former one stays", "cause": "\(error)"])
        }
    }

    private func warn() {
        guard let warning = certificate.term.warning(at: clock.milliseconds() / 1_000) else { return }
        logger.warning("certificate", metadata: ["warning": "\(warning.english)"])
    }
}
