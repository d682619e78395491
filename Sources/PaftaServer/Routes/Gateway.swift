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

    let routes: Routes
    let composer: ResponseComposer
    let log: AccessLog
    /// The language of errors for clients that ask for none.
    let language: Language
    let publicURL: String?

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
        let record = log.begin(request, from: address)
        var service = ServiceRequest(request, target: target, publicURL: publicURL)
        service.isBrief = !isQuick
        guard var answer = try? answer(to: request, target, service), answer.code != .notBrief else { return nil }
        answer.composed.isQuick = true
        answer.composed.headers.append(contentsOf: Self.commonHeaders)
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
        let record = log.begin(request.head, from: context.remoteAddress)
        let answer = await answer(to: request)
        let cause = answer.cause
        var composed = answer.composed
        composed.headers.append(contentsOf: Self.commonHeaders)
        let status = composed.status
        if request.method == .head { return headResponse(composed, record, cause) }
        return composer.response(composed) { bytes in record.finish(status: status, bytes: bytes, cause: cause) }
    }

    private struct Answer: Sendable {
        var composed: ResponseComposer.Composed
        var cause: String?
        /// What went wrong, if something did.
        var code: PaftaError.Code?
    }

    private func answer(to request: Request) async -> Answer {
        var service = ServiceRequest(path: "/", accept: request.headers[.accept])
        service.acceptLanguage = request.headers[.acceptLanguage]
        do {
            let target: RequestTarget
            do throws(PaftaError) {
                target = try RequestTarget(request.uri.string)
                service = ServiceRequest(request.head, target: target, publicURL: publicURL)
                if routes.takesBody(request.method, target) { service.body = try await RequestBody.read(request) }
            } catch {
                return try refusal(error, request.head, service)
            }
            let isCompressed = ResponseComposer.accepts(request.headers[.acceptEncoding])
            if QuickRequests.contains(request.method, target, isCompressed: isCompressed) {
                var answer = try answer(to: request.head, target, service)
                answer.composed.isQuick = true
                return answer
            }
            let complete = service
            let head = request.head
            return try await composer.pool.run { try answer(to: head, target, complete) }
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
        _ service: ServiceRequest
    ) throws(PaftaError) -> Answer {
        do throws(PaftaError) {
            let answer = try routes.answer(request.method, target, service)
            let encoding = request.headerFields[.acceptEncoding]
            return Answer(composed: try composer.compose(answer, baseURL: service.baseURL, acceptEncoding: encoding))
        } catch {
            return try refusal(error, request, service)
        }
    }

    private func refusal(
        _ error: PaftaError,
        _ request: HTTPRequest,
        _ service: ServiceRequest
    ) throws(PaftaError) -> Answer {
        let answer = problem(error, service, defaultLanguage: language)
        let encoding = request.headerFields[.acceptEncoding]
        return Answer(
            composed: try composer.compose(answer, baseURL: service.baseURL, acceptEncoding: encoding),
            cause: answer.status >= 500 ? error.description : "\(error.code)",
            code: error.code
        )
    }

    /// Answers `HEAD` with the headers of `GET`; the body that was prepared is dropped.
    private func headResponse(_ composed: ResponseComposer.Composed, _ record: AccessLog.Record, _ cause: String?)
        -> Response
    {
        var headers = composed.headers
        switch composed.body {
        case .bytes(let bytes):
            if composed.status != 304, composed.status != 204 { headers[.contentLength] = "\(bytes.count)" }
        case .stream(let stream): stream.cancel()
        }
        record.finish(status: composed.status, bytes: 0, cause: cause)
        return Response(status: .init(code: composed.status), headers: headers, body: ResponseBody())
    }

    /// Browsers of other sites may read everything (RFC 9110; the Fetch standard on CORS), and nobody may guess types.
    private static let commonHeaders: HTTPFields = {
        var fields = HTTPFields()
        fields[.accessControlAllowOrigin] = "*"
        fields[.accessControlExposeHeaders] = "Content-Crs, ETag, Last-Modified, Link, Retry-After, Server-Timing"
        fields[.xContentTypeOptions] = "nosniff"
        return fields
    }()
}
