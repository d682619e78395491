internal import AccessControl
internal import AuditTrail
internal import HTTPTypes
internal import Logging

/// One line for each request: who asked what, when, and what it cost.
struct AccessLog: Sendable {
    let logger: Logger
    /// Takes secrets out of addresses.
    let mask: TargetMask

    /// Starts the record of a request; `finish` writes it when the last byte is sent or the client has left.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - address: The address at the other end.
    ///   - fields: The fields that tell of persons, whose values are masked; `nil` if they are not known, then nothing of
    ///     the query is told.
    /// - Returns: The record.
    func begin(_ request: HTTPRequest, from address: String?, hiding fields: Set<String>?) -> Record {
        let target = request.path ?? ""
        let shown =
            // Masked as a whole and cut afterwards: the name of a field may stand behind its value.
            switch fields {
            case _ where target.utf8.count > RequestTarget.maximumLength: String(target.prefix { $0 != "?" })
            case .some(let fields) where fields.isEmpty: target
            case .some(let fields): AuditTarget.masked(path: target, query: nil, personalFields: fields)
            case nil: String(target.prefix { $0 != "?" })
            }
        return Record(
            logger: logger,
            start: ContinuousClock.now,
            metadata: [
                "method": "\(request.method.rawValue)",
                "target": "\(mask.masked(shown).prefix(2_048))",
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
