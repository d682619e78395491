internal import AccessControl
internal import GeoCore
internal import HTTPTypes
internal import HomeRegistry
internal import Hummingbird
internal import OGCServices

/// Signs people of the municipality in and out: `/login` and `/logout`.
struct SignInDesk: Sendable {
    let door: Door
    let registry: HomeRegistry
    let pages: PageRenderer
    /// The language of people whose browsers ask for none.
    let language: Language
    let sender: FormSender
    let line = SignInLine()

    /// Whether an address is of signing in or out.
    static func serves(_ target: RequestTarget) -> Bool {
        target.segments == ["login"] || target.segments == ["logout"]
    }

    /// Answers a request to one of the addresses.
    ///
    /// - Throws: `form.foreign`, `request.malformed`, `request.tooLarge`, `request.methodNotAllowed`,
    ///   `signIn.busy`, `audit.unwritable`, `registry.unreadable`; wrong names and passwords get the page again.
    func answer(
        _ request: Request,
        _ target: RequestTarget,
        _ service: ServiceRequest,
        _ facts: RequestFacts
    ) async throws(PaftaError) -> ServiceResponse {
        let isSigningIn = target.segments == ["login"]
        switch request.method {
        case .get where isSigningIn, .head where isSigningIn:
            let next = service.query.first { $0.name == "next" }.flatMap { LocalPath($0.value) } ?? .start
            return page(SignInPage(language: language(of: service), next: next), service, status: 200)
        // Whoever types the address is not signed out by it: no other site shall do that by a picture.
        case .get, .head: return redirect(to: .start, cookie: nil)
        case .post:
            try sender.check(request.head)
            guard service.contentType?.lowercased().hasPrefix(FormFields.mediaType) ?? false else {
                throw .foreignForm
            }
            let fields = try FormFields(try await RequestBody.read(request, atMost: FormFields.longest))
            let note = try door.note(request.head, facts)
            guard isSigningIn else { return try await signOut(fields, facts, note) }
            return try await signIn(SignInForm(fields), facts, note, service)
        default: throw .methodNotAllowed(request.method.rawValue)
        }
    }

    private func signIn(
        _ form: SignInForm,
        _ facts: RequestFacts,
        _ note: Registrar.Request,
        _ service: ServiceRequest
    ) async throws(PaftaError) -> ServiceResponse {
        try door.registrar.checkWritable()
        let (access, now) = (door.access, door.clock.milliseconds() / 1_000)
        let signed: (member: StaffMember, session: Secret)
        do {
            signed = try await line.run { () throws(PaftaError) in
                try access.signIn(form.account, form.password, from: facts.client, now: now)
            }
        } catch let error as PaftaError {
            guard error.code == .unauthorised || error.code == .locked else { throw error }
            return try refuse(error, form, note, service)
        } catch {
            throw .stoppedSignIn("\(error)")
        }
        // Whoever had this browser before is not signed in any more.
        for former in sessions(facts) { try? access.sessions.end(former) }
        door.registrar.record(.login, note, .staff(signed.member), status: 303)
        return redirect(to: form.next, cookie: door.cookie.setting(signed.session).text)
    }

    private func refuse(
        _ error: PaftaError,
        _ form: SignInForm,
        _ note: Registrar.Request,
        _ service: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let status = HTTPStatus.code(of: error)
        // A name that is no account stays unwritten: people enter their password there by mistake.
        let known = try (try? AccountName(form.account))
            .flatMap { name throws(PaftaError) in
                try registry.account(named: name.text)
            }
        let detail = error.cause ?? "\(error.code)"
        door.registrar.record(
            .failedLogin,
            note,
            known.map { .staff(StaffMember($0)) } ?? .anonymous,
            status: status,
            detail: detail
        )
        var page = SignInPage(language: language(of: service), next: form.next)
        page.fault = error
        page.account = form.account
        var answer = self.page(page, service, status: status)
        if let wait = error.retryAfter { answer.headers.append(.init(name: "Retry-After", value: "\(wait)")) }
        // Not Basic: the browser would ask for name and password itself.
        if status == 401 { answer.headers.append(.init(name: "WWW-Authenticate", value: #"Bearer realm="Pafta""#)) }
        return answer
    }

    private func signOut(
        _ fields: FormFields,
        _ facts: RequestFacts,
        _ note: Registrar.Request
    ) async throws(PaftaError) -> ServiceResponse {
        guard let session = sessions(facts).first else { return redirect(to: .start, cookie: door.cookie.removal) }
        guard Sessions.isFormToken(fields["token"] ?? "", of: session) else { throw .foreignForm }
        let person = try? await door.access.identify(facts, now: door.clock.milliseconds() / 1_000)
        try door.access.sessions.end(session)
        if let person { door.registrar.record(.logout, note, person.principal, status: 303) }
        return redirect(to: .start, cookie: door.cookie.removal)
    }

    /// The secrets of sessions that a browser holds.
    private func sessions(_ facts: RequestFacts) -> [Secret] {
        var facts = facts
        facts.fields = facts.fields.filter { $0.name.lowercased() == "cookie" }
        let reader = CredentialReader(parameters: [], cookie: door.cookie)
        guard case .session(let secret) = try? reader.credentials(of: facts).credential else { return [] }
        return [secret]
    }

    private func page(_ page: SignInPage, _ service: ServiceRequest, status: Int) -> ServiceResponse {
        ServiceResponse(
            status: status,
            headers: [
                .init(name: "Content-Type", value: "text/html; charset=utf-8"),
                .init(name: "Content-Language", value: page.language.rawValue),
                .init(name: "Cache-Control", value: "no-store"),
                .init(name: "Vary", value: "Accept-Language"),
                .init(name: "X-Frame-Options", value: "DENY"),
            ],
            body: .bytes(pages.render(page, baseURL: service.baseURL))
        )
    }

    private func redirect(to next: LocalPath, cookie: String?) -> ServiceResponse {
        var headers: [ServiceResponse.HeaderField] = [
            .init(name: "Location", value: pages.root + next.text), .init(name: "Cache-Control", value: "no-store"),
        ]
        if let cookie { headers.append(.init(name: "Set-Cookie", value: cookie)) }
        return ServiceResponse(status: 303, headers: headers, body: .empty)
    }

    private func language(of service: ServiceRequest) -> Language {
        service.language(default: language)
    }
}

extension PaftaError {
    fileprivate static func stoppedSignIn(_ cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .busySignIn,
            LocalizedText("The server is stopping.", tr: "Sunucu duruyor."),
            remedy: LocalizedText("Try again in a moment.", tr: "Biraz sonra yeniden deneyin."),
            cause: cause
        )
    }
}
