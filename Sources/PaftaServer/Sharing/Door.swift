internal import AccessControl
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import HTTPTypes
internal import OGCServices
internal import UsageMetering

/// Lets requests in: says who sends them, what these may see, and whether they may ask at all now.
struct Door: Sendable {
    let access: Access
    let reception: Reception
    let registrar: Registrar
    let references: CoordinateReferenceSystems
    let clock: WallClock
    /// The proxies whose `X-Forwarded-For` is believed.
    let forwarders: [IPRange]
    /// The parameters of the query that may hold a key; empty for none.
    let keyParameters: [String]
    let cookie: SessionCookie
    let proxyHeader: HTTPField.Name?

    /// The connection that a request comes by.
    struct Connection: Sendable {
        /// The address at the other end.
        var address: String?
        /// The fingerprint of the client's certificate, if TLS has checked one.
        var certificate: [UInt8]?
    }

    /// Whoever may have let a request in.
    enum Guest: Sendable {
        /// Nobody in particular, who is not counted and not written down.
        case anybody(Portal)
        case known(Visit)
        /// Nobody; with the limits of a partner who has used them up.
        case refused(PaftaError, limits: HTTPFields)
    }

    /// Returns whether a request has nothing that could be a credential.
    func isAnonymous(_ request: HTTPRequest, _ target: RequestTarget) -> Bool {
        let fields = request.headerFields
        if fields[.authorization] != nil || fields[.apiKey] != nil { return false }
        if let cookies = fields[.cookie], cookies.contains(cookie.name) { return false }
        if let proxyHeader, fields[proxyHeader] != nil { return false }
        return !target.query.contains { keyParameters.contains($0.name.lowercased()) }
    }

    /// Returns what anybody may see.
    func anybody() throws(PaftaError) -> Portal {
        try reception.portal(for: .anonymous, now: clock.milliseconds() / 1_000)
    }

    /// Says who sends a request, and begins the visit.
    ///
    /// - Throws: `access.unauthorised`, `access.locked`, `protocol.notIncluded`, `quota.exceeded`, `audit.unwritable`; what
    ///   is refused is written down.
    func admit(_ request: HTTPRequest, _ facts: RequestFacts) async throws(PaftaError) -> Guest {
        let now = clock.milliseconds() / 1_000
        let note = try note(request, facts)
        var principal = Principal.anonymous
        do throws(PaftaError) {
            let identified = try await access.identify(facts, now: now)
            principal = identified.principal
            guard principal != .anonymous else { return .anybody(try anybody()) }
            let portal = try reception.portal(for: principal, now: now)
            try portal.contract?.checkWindow(facts.client, at: now)
            try registrar.checkWritable()
            let ticket: Ticket?
            do throws(PaftaError) {
                ticket = try portal.contract.map { contract throws(PaftaError) in try registrar.begin(contract) }
            } catch {
                registrar.recordDenial(note, principal, status: HTTPStatus.code(of: error), cause: error.cause ?? "")
                return .refused(error, limits: portal.contract.map { registrar.headers($0) } ?? HTTPFields())
            }
            let observer = AnswerObserver(references: references)
            return .known(Visit(identified, portal, observer, ticket: ticket, registrar, note))
        } catch {
            // What led to a lock is recorded already, and a browser comes back with the cookie of an ended session; both
            // could be sent without end by anybody. The access log has them.
            let isNoise = principal == .anonymous && (error.code == .locked || error.refusal == .endedSession)
            if !isNoise {
                let status = HTTPStatus.code(of: error)
                registrar.recordDenial(note, principal, status: status, cause: error.cause ?? "\(error.code)")
            }
            throw error
        }
    }

    /// Returns a request as it is written down.
    ///
    /// - Throws: `registry.unreadable`.
    func note(_ request: HTTPRequest, _ facts: RequestFacts) throws(PaftaError) -> Registrar.Request {
        let parts = facts.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return Registrar.Request(
            method: request.method.rawValue,
            path: parts.first.map(String.init) ?? "",
            query: parts.count > 1 ? String(parts[1]) : nil,
            address: "\(facts.client)",
            time: clock.timestamp,
            start: .now,
            personalFields: try reception.personalFields(),
            purpose: request.headerFields[.purpose].map { String($0.prefix(200)) }
        )
    }

    /// Returns what a request says about who sends it.
    ///
    /// - Throws: `access.unauthorised` if the address at the other end is not known, as limits and locks go by it.
    func facts(_ request: HTTPRequest, _ connection: Connection) throws(PaftaError) -> RequestFacts {
        guard let peer = connection.address, let address = IPAddress(peer) else { throw .refused(.malformed) }
        let forwarded = request.headerFields[values: .forwardedFor]
        return RequestFacts(
            fields: request.headerFields.map { .init(name: $0.name.rawName, value: $0.value) },
            target: request.path ?? "/",
            peer: address,
            client: TrustedProxy.client(behind: address, forwarded: forwarded, trusted: forwarders),
            certificate: connection.certificate
        )
    }
}

extension HTTPField.Name {
    static var apiKey: HTTPField.Name { HTTPField.Name("X-API-Key") ?? .authorization }
    static var forwardedFor: HTTPField.Name { HTTPField.Name("X-Forwarded-For") ?? .via }
    /// Why somebody of the municipality looks at data.
    static var purpose: HTTPField.Name { HTTPField.Name("Pafta-Purpose") ?? .via }
}
