internal import AccessControl
internal import HTTPTypes
internal import Logging

/// One line for each request: who asked what, when, and what it cost.
struct AccessLog: Sendable {
    let logger: Logger
    /// Takes secrets out of addresses.
    let mask: TargetMask

    /// Starts the record of a request; `finish` writes it when the last byte is sent or the client has left.
    func begin(_ request: HTTPRequest, from address: String?) -> Record {
        Record(
            logger: logger,
            start: ContinuousClock.now,
            metadata: [
                "method": "\(request.method.rawValue)",
                "target": "\(mask.masked(String((request.path ?? "").prefix(2_048))))",
                "remote": "\(address ?? "-")",
                "agent": "\(mask.masked(String((request.headerFields[.userAgent] ?? "-").prefix(256))))",
            ]
        )
    }

    /// A request under way.
    struct Record: Sendable {
        let logger: Logger
        let start: ContinuousClock.Instant
        let metadata: Logger.Metadata

        /// Writes the line.
        func finish(status: Int, bytes: Int, cause: String?) {
            guard logger.logLevel <= .info else { return }
            var metadata = metadata
            metadata["status"] = .stringConvertible(status)
            metadata["bytes"] = .stringConvertible(bytes)
            let elapsed = ContinuousClock.now - start
            let milliseconds = Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds) / 1e15
            metadata["ms"] = .stringConvertible((milliseconds * 1_000).rounded() / 1_000)
            if let cause { metadata["cause"] = "\(cause)" }
            logger.log(level: status >= 500 ? .error : .info, "request", metadata: metadata)
        }
    }
}
