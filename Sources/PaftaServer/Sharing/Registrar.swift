internal import AccessControl
internal import AuditTrail
internal import FeatureQuery
internal import GeoCore
internal import HTTPTypes
internal import Logging
internal import OGCServices
internal import SharingProtocols
internal import Synchronization
internal import UsageMetering

/// Counts what partners use, and writes down what partners and staff ask for.
final class Registrar: Sendable {
    /// A request as it is written down.
    struct Request: Sendable {
        var method: String
        var path: String
        var query: String?
        var address: String
        var time: String
        var start: ContinuousClock.Instant
        var personalFields: Set<String>
        var purpose: String?
    }

    /// While nothing can be written, so many records wait; then requests are refused, also where that is not wanted.
    private static let longestQueue = 10_000

    /// Of longer addresses the record holds the beginning, masked as a whole before.
    private static let longestTarget = 4_096

    /// The features of a page when a request names no limit.
    let defaultLimit: Int
    private let meter: UsageMeter
    private let trail: AuditWriter
    private let clock: WallClock
    private let refusesUnrecorded: Bool
    private let logger: Logger
    private let mask: TargetMask
    /// What goes to the central log as well; `nil` without one.
    private let queue: LogQueue?
    private let waiting = Mutex<[AuditRecord]>([])

    init(
        _ meter: UsageMeter,
        _ trail: AuditWriter,
        clock: WallClock = .system,
        defaultLimit: Int,
        refusesUnrecorded: Bool,
        mask: TargetMask,
        queue: LogQueue? = nil,
        logger: Logger
    ) {
        self.meter = meter
        self.trail = trail
        self.clock = clock
        self.defaultLimit = defaultLimit
        self.refusesUnrecorded = refusesUnrecorded
        self.mask = mask
        self.queue = queue
        self.logger = logger
    }

    /// The time, in seconds since 1970.
    var seconds: Double { Double(clock.milliseconds()) / 1_000 }

    /// Counts a request of a partner that begins.
    ///
    /// - Throws: `quota.exceeded`.
    func begin(_ contract: Contract) throws(PaftaError) -> Ticket {
        try meter.begin(contract.number, contract.limits, at: seconds)
    }

    /// Checks that what is answered can be written down.
    ///
    /// - Throws: `audit.unwritable`.
    func checkWritable() throws(PaftaError) {
        let count = waiting.withLock { $0.count }
        guard count > 0 else { return }
        do throws(PaftaError) { try writeWaiting() } catch {
            if refusesUnrecorded || count >= Self.longestQueue { throw error }
        }
    }

    /// Counts what an answer gave, and ends the request.
    func count(_ ticket: Ticket, _ part: AnswerPart) {
        for alarm in meter.finish(ticket, part, at: seconds) {
            logger.warning("harvest", metadata: ["message": "\(alarm.message.english)"])
            var record = AuditRecord(event: "harvest", time: clock.timestamp, kind: "partner", principal: alarm.subject)
            record.agreement = alarm.subject
            record.collection = alarm.collection
            record.features = alarm.distinctFeatures
            record.detail = alarm.message.english
            write(record)
        }
    }

    /// The header fields that tell a partner the protocol, its limits and what is left of them.
    func headers(_ contract: Contract) -> HTTPFields {
        var fields = HTTPFields()
        fields[.protocolName] = HeaderText.encoded(contract.name)
        do throws(PaftaError) {
            for (name, value) in try meter.headers(for: contract.number, contract.limits, at: seconds) {
                if let name = HTTPField.Name(name) { fields[name] = value }
            }
        } catch {
            // An answer without its limits is better than none.
            logger.warning("limits", metadata: ["cause": "\(error)"])
        }
        return fields
    }

    /// Writes down an access.
    func record(
        _ visit: Visit,
        _ request: Request,
        _ given: [String: AnswerObserver.Part],
        status: Int,
        bytes: Int,
        cause: String?
    ) {
        var record = record(request, visit.identified.principal, event: status < 400 ? "access" : "denied")
        if let contract = visit.portal.contract {
            record.agreement = contract.name
            record.purpose = contract.agreement.document.purpose.code
        }
        record.status = status
        record.bytes = bytes
        record.detail = cause
        if status < 400 { record.answer = visit.content.text }
        if !given.isEmpty {
            let collections = given.sorted { $0.key < $1.key }
            record.collection = collections.map(\.key).joined(separator: ",")
            record.dataVersion = collections.map { "\($0.value.version.incarnation).\($0.value.version.change)" }
                .joined(separator: ",")
            record.fields = collections.flatMap(\.value.fields)
            record.features = collections.reduce(0) { $0 + $1.value.features.count }
        }
        write(record)
    }

    /// What people do at the sign-in page.
    enum Signing: String, Sendable {
        case login
        case failedLogin = "login.failed"
        case logout
    }

    /// Writes down that somebody signed in or out, or tried to.
    func record(
        _ event: Signing,
        _ request: Request,
        _ principal: Principal,
        status: Int,
        detail: String? = nil
    ) {
        var record = record(request, principal, event: event.rawValue)
        record.status = status
        record.detail = detail
        write(record)
    }

    /// Writes down that somebody was turned away.
    func recordDenial(_ request: Request, _ principal: Principal, status: Int, cause: String) {
        var record = record(request, principal, event: "denied")
        record.status = status
        record.detail = cause
        write(record)
    }

    /// Writes down anything else.
    func write(_ record: AuditRecord) {
        do throws(PaftaError) {
            try writeWaiting()
            try append(record)
        } catch {
            logger.error("audit", metadata: ["cause": "\(error)"])
            waiting.withLock { if $0.count < Self.longestQueue { $0.append(record) } }
        }
    }

    /// Returns a request with its secrets masked, for the access log.
    func masked(_ target: String) -> String { mask.masked(target) }

    private func append(_ record: AuditRecord) throws(PaftaError) {
        let anchor = try trail.append(record)
        queue?.add(record, anchor)
    }

    private func writeWaiting() throws(PaftaError) {
        try waiting.withLock { waiting throws(PaftaError) in
            while let first = waiting.first {
                try append(first)
                waiting.removeFirst()
            }
        }
    }

    private func record(_ request: Request, _ principal: Principal, event: String) -> AuditRecord {
        var record: AuditRecord
        switch principal {
        case .anonymous: record = AuditRecord(event: event, time: request.time, kind: "anonymous", principal: "-")
        case .staff(let member):
            record = AuditRecord(event: event, time: request.time, kind: "staff", principal: member.account)
            record.unit = member.unit
        case .partner(let partner):
            record = AuditRecord(event: event, time: request.time, kind: "partner", principal: partner.credential)
            record.agreement = partner.protocolNumber
        }
        record.address = request.address
        record.method = request.method
        let target = AuditTarget.masked(
            path: request.path,
            query: request.query,
            personalFields: request.personalFields
        )
        record.target = String(mask.masked(target).prefix(Self.longestTarget))
        record.purpose = request.purpose
        let elapsed = ContinuousClock.now - request.start
        record.milliseconds =
            Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds / 1_000_000_000_000) / 1e3
        return record
    }
}
