internal import AccessControl
internal import GeoCore
internal import HTTPTypes
internal import Hummingbird
internal import OGCServices

/// The way every request takes: read, routed, answered, recorded.
///
/// What is surely quick is answered on the thread that reads the connection; everything else on a worker thread, so that
/// nobody else on the same thread waits.
struct Gateway: HTTPResponder {
    typealias Context = PaftaRequestContext

    let door: Door
    let composer: ResponseComposer
    let log: AccessLog
    /// The language of errors for clients that ask for none.
    let language: Language
    let publicURL: String?
    /// `https` where the server speaks TLS itself.
    let scheme: String
    let desk: SignInDesk

    /// What the server calls itself.
    let serverName: String

    /// An answer that only has to be sent.
    struct Prepared: Sendable {
        var composed: ResponseComposer.Composed
        var cause: String?
        var record: AccessLog.Record
    }

    /// Returns the answer to a request if it is quick.
    func quickAnswer(to request: HTTPRequest, from address: String?) -> Prepared? {
        let isCompressed = ResponseComposer.accepts(request.headerFields[.acceptEncoding])
        // What cannot be read is refused by the longer way.
        guard let target = try? RequestTarget(request.path ?? "/") else { return nil }
        let isQuick = QuickRequests.contains(request.method, target, isCompressed: isCompressed)
        guard isQuick || QuickRequests.mayContain(request.method, target, isCompressed: isCompressed) else {
            return nil
        }
        guard door.isAnonymous(request, target), let portal = try? door.anybody() else { return nil }
        let record = log.begin(request, from: address, hiding: try? door.reception.personalFields())
        var service = ServiceRequest(request, target: target, publicURL: publicURL, scheme: scheme)
        service.isBrief = !isQuick
        guard var answer = try? answer(to: request, target, service, .anybody(portal)), answer.code != .notBrief else {
            return nil
        }
        answer.composed.isQuick = true
        Self.addCommonHeaders(to: &answer.composed.headers)
        return Prepared(composed: answer.composed, cause: answer.cause, record: record)
    }

    /// Returns the header fields of an answer with those that the server adds to every one.
    func completeHeaders(_ answer: ResponseComposer.Composed, length: Int) -> HTTPFields {
        var fields = answer.headers
        if answer.status != 304, answer.status != 204 { fields[.contentLength] = "\(length)" }
        fields[.date] = WallClock.system.httpDate
        fields[.server] = serverName
        return fields
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        if let known = context.takePrepared() {
            let (status, cause, record) = (known.composed.status, known.cause, known.record)
            return composer.response(known.composed) { bytes in
                record.finish(status: status, bytes: bytes, cause: cause)
            }
        }
        let personal = try? door.reception.personalFields()
        let record = log.begin(request.head, from: context.remoteAddress, hiding: personal)
        let answer = await answer(to: request, await context.connection)
        let cause = answer.cause
        var composed = answer.composed
        Self.addCommonHeaders(to: &composed.headers)
        let (status, visit) = (composed.status, answer.visit)
        let finish = { @Sendable (bytes: Int) in
            visit?.finish(status: status, bytes: bytes, cause: cause)
            record.finish(status: status, bytes: bytes, cause: cause)
        }
        if request.method == .head { return headResponse(composed, finish) }
        return composer.response(composed, finished: finish)
    }

    private struct Answer: Sendable {
        var composed: ResponseComposer.Composed
        var cause: String?
        /// What went wrong, if something did.
        var code: PaftaError.Code?
        /// The visit that ends when the answer has been sent.
        var visit: Visit?
    }

    private func answer(to request: Request, _ connection: Door.Connection) async -> Answer {
        var service = ServiceRequest(path: "/", accept: request.headers[.accept])
        service.acceptLanguage = request.headers[.acceptLanguage]
        do {
            let target: RequestTarget
            let guest: Door.Guest
            do throws(PaftaError) {
                target = try RequestTarget(request.uri.string)
                service = ServiceRequest(request.head, target: target, publicURL: publicURL, scheme: scheme)
                service.removeKeys(door.keyParameters)
                let facts = try door.facts(request.head, connection)
                if SignInDesk.serves(target), request.method != .options {
                    let answer = try await desk.answer(request, target, service, facts)
                    return Answer(composed: try compose(answer, request.head, service))
                }
                guest = try await door.admit(request.head, facts)
            } catch {
                return try refusal(error, request.head, service)
            }
            do throws(PaftaError) {
                if Routes.takesBody(request.method, target) { service.body = try await RequestBody.read(request) }
            } catch {
                return try refusal(error, request.head, service, of: guest)
            }
            let isCompressed = ResponseComposer.accepts(request.headers[.acceptEncoding])
            if QuickRequests.contains(request.method, target, isCompressed: isCompressed) {
                var answer = try answer(to: request.head, target, service, guest)
                answer.composed.isQuick = true
                return answer
            }
            let complete = service
            let head = request.head
            return try await composer.pool.run { try answer(to: head, target, complete, guest) }
        } catch {
            // The worker pool refuses work only while the server stops, and a problem document always composes.
            let stopping = Array(#"{"type":"about:blank","status":503,"code":"server.stopping"}"#.utf8)
            let headers: HTTPFields = [.contentType: "application/problem+json", .retryAfter: "5"]
            return Answer(composed: .init(status: 503, headers: headers, body: .bytes(stopping)), cause: "\(error)")
        }
    }

    private func answer(
        to request: HTTPRequest,
        _ target: RequestTarget,
        _ service: ServiceRequest,
        _ guest: Door.Guest
    ) throws(PaftaError) -> Answer {
        do throws(PaftaError) {
            switch guest {
            case .anybody(let portal):
                let answer = try portal.routes.answer(request.method, target, service)
                return Answer(composed: try compose(answer, request, service, for: guestVisitor(request)))
            case .known(let visit):
                let visitor = PageVisitor(visit.identified)
                let answer = try visit.answer(request.method, target, visitor.isPerson ? service.fresh : service)
                var composed = try compose(answer, request, service, for: visitor, hashing: visit.content)
                composed.headers.append(contentsOf: visit.headers)
                composed.headers[.cacheControl] = Self.keptByNobodyElse(composed.headers[.cacheControl])
                return Answer(composed: composed, visit: visit)
            case .refused(let error, let limits):
                var refused = try refusal(error, request, service)
                refused.composed.headers.append(contentsOf: limits)
                return refused
            }
        } catch {
            return try refusal(error, request, service, of: guest)
        }
    }

    /// Refuses what somebody asks who was let in: with the terms of the visit, which ends with it.
    private func refusal(
        _ error: PaftaError,
        _ request: HTTPRequest,
        _ service: ServiceRequest,
        of guest: Door.Guest
    ) throws(PaftaError) -> Answer {
        guard case .known(let visit) = guest else { return try refusal(error, request, service) }
        var refused = try refusal(error, request, service, for: PageVisitor(visit.identified))
        refused.composed.headers.append(contentsOf: visit.headers)
        refused.visit = visit
        return refused
    }

    private func compose(
        _ answer: ServiceResponse,
        _ request: HTTPRequest,
        _ service: ServiceRequest,
        for visitor: PageVisitor = .unnamed,
        hashing content: ContentHash? = nil
    ) throws(PaftaError) -> ResponseComposer.Composed {
        try composer.compose(
            answer,
            baseURL: service.baseURL,
            acceptEncoding: request.headerFields[.acceptEncoding],
            for: visitor,
            hashing: content
        )
    }

    /// Somebody who may sign in and come back to the page.
    private func guestVisitor(_ request: HTTPRequest) -> PageVisitor { .guest(request.path ?? "/") }

    /// What one principal sees no shared cache may keep.
    private static func keptByNobodyElse(_ control: String?) -> String {
        control.map { $0.contains("no-store") ? $0 : "private, \($0)" } ?? "private, no-cache"
    }

    private func refusal(
        _ error: PaftaError,
        _ request: HTTPRequest,
        _ service: ServiceRequest,
        for visitor: PageVisitor? = nil
    ) throws(PaftaError) -> Answer {
        let answer = problem(error, service, defaultLanguage: language)
        var composed = try compose(answer, request, service, for: visitor ?? guestVisitor(request))
        if error.refusal == .endedSession {
            // The browser shall not come with it again, nor ask for a password in a window of its own.
            composed.headers[.setCookie] = door.cookie.removal
            composed.headers[.wwwAuthenticate] = Self.pageChallenge
        } else if composed.status == 401 {
            composed.headers[.wwwAuthenticate] = Self.challenge
        }
        return Answer(
            composed: composed,
            cause: answer.status >= 500 ? error.description : "\(error.code)",
            code: error.code
        )
    }

    /// Answers `HEAD` with the headers of `GET`; the body that was prepared is dropped.
    private func headResponse(_ composed: ResponseComposer.Composed, _ finish: (Int) -> Void) -> Response {
        var headers = composed.headers
        switch composed.body {
        case .bytes(let bytes):
            if composed.status != 304, composed.status != 204 { headers[.contentLength] = "\(bytes.count)" }
        case .stream(let stream): stream.cancel()
        }
        finish(0)
        return Response(status: .init(code: composed.status), headers: headers, body: ResponseBody())
    }

    private static let pageChallenge = #"Bearer realm="Pafta""#

    /// How clients are to say who they are (RFC 9110, clause 11.6.1); those that ask their user, as QGIS does, take Basic.
    private static let challenge = #"Bearer realm="Pafta", Basic realm="Pafta", charset="UTF-8""#

    private static func addCommonHeaders(to fields: inout HTTPFields) {
        fields.append(contentsOf: commonHeaders)
        // One field: not every client reads a second one.
        fields[.vary] = fields[.vary]
    }

    /// Browsers of other sites may read everything (RFC 9110; the Fetch standard on CORS), and nobody may guess types.
    private static let commonHeaders: HTTPFields = {
        var fields = HTTPFields()
        fields[.accessControlAllowOrigin] = "*"
        fields[.accessControlExposeHeaders] =
            "Content-Crs, ETag, Last-Modified, Link, Pafta-Protocol, RateLimit, RateLimit-Policy, Retry-After, "
            + "Server-Timing"
        fields[.xContentTypeOptions] = "nosniff"
        // The same address gives others something else.
        fields.append(HTTPField(name: .vary, value: "Authorization, Cookie, X-API-Key"))
        return fields
    }()
}
