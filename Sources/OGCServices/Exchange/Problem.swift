public import GeoCore

/// Returns the answer that tells a client of an error: a problem document, or a page for a browser.
///
/// The document has the members of RFC 9457 and `code`, the stable name of the error, and `remedy`. Nothing of
/// `PaftaError.cause` or `location` is in it; the server logs those.
///
/// - Parameters:
///   - error: What went wrong.
///   - request: The request; its `Accept`, `f` and `Accept-Language` decide form and language.
///   - defaultLanguage: The language of clients that ask for none.
/// - Returns: The answer with the status of the error, not to be kept by caches.
/// - SeeAlso: RFC 9457; OGC 17-069r4, clause 7.5.1.
public func problem(
    _ error: PaftaError,
    _ request: ServiceRequest,
    defaultLanguage: Language = .english
) -> ServiceResponse {
    let language = LanguagePreference(request.acceptLanguage).best(default: defaultLanguage)
    let report = ProblemReport(error, request, language)
    var headers = [
        ServiceResponse.HeaderField(name: "Content-Language", value: language.rawValue),
        ServiceResponse.HeaderField(name: "Vary", value: "Accept, Accept-Language"),
        ServiceResponse.HeaderField(name: "Cache-Control", value: "no-store"),
    ]
    if report.status == 405 { headers.append(.init(name: "Allow", value: HTTPStatus.allowedMethods)) }
    if let wait = error.retryAfter ?? (report.status == 503 ? HTTPStatus.retryAfter : nil) {
        headers.append(.init(name: "Retry-After", value: String(wait)))
    }
    if prefersPage(request) {
        headers.append(.init(name: "Content-Type", value: ContentFormat.html.contentType))
        return ServiceResponse(status: report.status, headers: headers, body: .page(.problem(report.page(request))))
    }
    headers.append(.init(name: "Content-Type", value: "application/problem+json"))
    return ServiceResponse(status: report.status, headers: headers, body: .bytes(report.document.bytes))
}

/// Whether a browser asks; here a wrong `f` cannot be an error any more.
private func prefersPage(_ request: ServiceRequest) -> Bool {
    switch request.query.first(where: { $0.name == FormatParameter.name })?.value {
    case ContentFormat.html.key: true
    case .some: false
    case nil: AcceptRanges(request.accept).best(of: [.json, .html]) == .html
    }
}

/// The parts of a problem document.
private struct ProblemReport {
    let status: Int
    let title: String
    let detail: String
    let code: String
    let remedy: String?
    let path: String
    let language: Language

    init(_ error: PaftaError, _ request: ServiceRequest, _ language: Language) {
        status = HTTPStatus.code(of: error)
        title = HTTPStatus.title(of: status).text(in: language)
        detail = error.message.text(in: language)
        code = error.code.description
        remedy = error.remedy?.text(in: language)
        path = PercentEncoding.path(request.path)
        self.language = language
    }

    /// RFC 9457, clause 4.2.1: with `about:blank` the title is the phrase of the status; `code` tells errors apart.
    var document: JSONValue {
        var document: JSONValue = [
            "type": "about:blank", "title": .text(title), "status": .integer(status), "detail": .text(detail),
            "instance": .text(path), "code": .text(code),
        ]
        document["remedy"] = remedy.map(JSONValue.text)
        return document
    }

    func page(_ request: ServiceRequest) -> ProblemPage {
        let home = Link(
            href: request.baseURL + "/",
            rel: "start",
            type: ContentFormat.html.mediaType,
            title: LocalizedText("Start page", tr: "Başlangıç sayfası").text(in: language)
        )
        let frame = PageFrame(language: language, title: title, breadcrumbs: [home], links: [])
        return ProblemPage(frame: frame, status: status, detail: detail, code: code, remedy: remedy)
    }
}
