internal import AuditTrail
internal import GeoCore
internal import Glibc
internal import Logging
internal import OGCServices
internal import ServiceLifecycle

/// Sends every record of this server to the central log of the municipality as well (RFC 5424).
///
/// Requests never wait for it. While nobody takes records, they wait in a queue; those beyond are counted, and when it
/// works again the trail and the log tell how many there were. The trail itself has them all.
struct CentralLog: Service {
    let destination: LogDestination
    let queue: LogQueue
    let clock: WallClock
    let logger: Logger
    /// Writes a record about the central log to the trail, and from there into the queue.
    let write: @Sendable (AuditRecord) -> Void

    private static let batch = 200
    private static let interval = Duration.milliseconds(100)
    private static let patience = Duration.seconds(1)
    private static let longestPatience = Duration.seconds(60)
    /// A server that stops waits so long for the rest.
    private static let farewell = Duration.seconds(3)

    func run() async throws {
        let sender = Self.sender()
        var link: LogLink?
        var patience = Self.patience
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await sendAll(sender, by: &link)
                patience = Self.patience
                await pause(Self.interval)
            } catch {
                await giveUp(&link, error, patience)
                await pause(patience)
                patience = min(Self.longestPatience, patience * 2)
            }
        }
        await sayFarewell(sender, &link)
    }

    /// Sends what waits, through a link that is made when it is needed.
    private func sendAll(_ sender: SyslogMessage.Sender, by link: inout LogLink?) async throws {
        while case let entries = queue.next(Self.batch), !entries.isEmpty {
            if link?.isOpen != true { link = try await LogLink(to: destination) }
            let messages = entries.map { SyslogMessage($0.record, anchor: $0.anchor, from: sender) }
            try await link?.send(messages)
            queue.remove(entries.count)
            tellLost()
        }
    }

    private func tellLost() {
        let lost = queue.takeLost()
        guard lost > 0 else { return }
        var record = AuditRecord(event: "centralLog", time: clock.timestamp, kind: "system", principal: "pafta")
        record.detail = "\(lost) records did not reach the central log"
        write(record)
        logger.warning("central log", metadata: ["lost": "\(lost)"])
    }

    private func giveUp(_ link: inout LogLink?, _ error: any Error, _ patience: Duration) async {
        await link?.close()
        link = nil
        logger.warning("central log", metadata: ["cause": "\(error)", "again": "\(patience)"])
    }

    private func sayFarewell(_ sender: SyslogMessage.Sender, _ link: inout LogLink?) async {
        let late = ContinuousClock.now + Self.farewell
        while !queue.next(1).isEmpty, ContinuousClock.now < late {
            do { try await sendAll(sender, by: &link) } catch {
                await giveUp(&link, error, Self.patience)
                try? await Task.sleep(for: Self.patience)
            }
        }
        await link?.close()
    }

    private func pause(_ duration: Duration) async {
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
    }

    private static func sender() -> SyslogMessage.Sender {
        var name = [CChar](repeating: 0, count: 256)
        // The last byte stays 0, so that a name that was cut ends as well.
        let isKnown = unsafe gethostname(&name, name.count - 1) == 0
        let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return SyslogMessage.Sender(
            host: isKnown ? String(decoding: bytes, as: UTF8.self) : "",
            process: "\(getpid())"
        )
    }
}
