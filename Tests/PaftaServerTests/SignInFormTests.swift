import AccessControl
import GeoCore
import HTTPTypes
import Testing

@testable import OGCServices
@testable import PaftaServer

@Suite struct `A path to go on to` {
    @Test(arguments: ["/", "/map", "/collections/parsel/items?limit=5&f=html", "/a%2F%2Fb", "/map?x=//evil.example"])
    func `is one of this server`(_ text: String) { #expect(LocalPath(text)?.text == text) }

    // What the URL Standard, clause 4.4, lets browsers read as another host; and what has no business in a header.
    @Test(arguments: [
        "", "map", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
        "https://evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y", "/ş", " /map", "/login?next=/",
        "/logout",
        "/" + String(repeating: "a", count: 2_048),
    ])
    func `is never another server's`(_ text: String) { #expect(LocalPath(text) == nil) }

    @Test func `is encoded as the value of a parameter`() {
        #expect(LocalPath("/a?b=c&d=%41")?.encoded == "/a%3Fb%3Dc%26d%3D%2541")
    }
}

@Suite struct `The form of the sign-in page` {
    private func form(_ body: String) throws -> SignInForm { SignInForm(try FormFields(Array(body.utf8))) }

    @Test func `holds name, password and the way on`() throws {
        let form = try form("account=+ay%C5%9Fe+&password=a%2Bb+c%26%3D&next=%2Fmap")
        #expect(form.account == "ayşe")
        #expect(form.password.text == "a+b c&=")
        #expect(form.next.text == "/map")
    }

    @Test(arguments: [
        "", "next=//evil.example", "next=/map&next=/tiles", "next=https%3A%2F%2Fevil.example", "nexT=/map",
    ])
    func `leads to the start page in doubt`(_ body: String) throws { #expect(try form(body).next == .start) }

    @Test func `names nobody if a field comes twice`() throws {
        let form = try form("account=a&account=b&password=x&password=y")
        #expect(form.account.isEmpty && form.password.text.isEmpty)
    }

    @Test(arguments: ["account=%", "account=%zz", "password=%FF", "a=%00"])
    func `is refused if it cannot be read`(_ body: String) {
        let error = #expect(throws: PaftaError.self) { try form(body) }
        #expect(error?.code == .malformedRequest)
    }

    @Test func `does not show its password`() throws {
        let form = try form("account=a&password=sesame-street-1")
        var text = ""
        dump(form, to: &text)
        #expect(!text.contains("sesame") && !"\(form)".contains("sesame"))
    }
}

@Suite struct `The sender of a form` {
    private func request(origin: String?, site: String?) -> HTTPRequest {
        var request = HTTPRequest(method: .post, scheme: "http", authority: "harita.example:8080", path: "/login")
        request.headerFields[.origin] = origin
        request.headerFields[.fetchSite] = site
        return request
    }

    @Test(
        arguments: [
            ("http://harita.example:8080", "same-origin"), ("http://HARITA.example:8080", nil), (nil, nil),
            (nil, "same-origin"), ("https://kent.example", "same-origin"), (nil, "none"),
        ] as [(String?, String?)]
    )
    func `is a page of this server or no browser`(_ origin: String?, _ site: String?) throws {
        try FormSender(publicURL: "https://kent.example/geo").check(request(origin: origin, site: site))
    }

    @Test(
        arguments: [
            ("http://evil.example", nil), ("null", nil), (nil, "cross-site"), (nil, "same-site"), ("", nil),
            ("http://harita.example", nil), ("http://harita.example:8080.evil.example", nil),
            ("http://kent.example", "same-origin"), ("http://harita.example:8080", "cross-site"),
            ("ftp://harita.example:8080", nil), ("http://harita.example:8080/", nil),
        ] as [(String?, String?)]
    )
    func `is refused if it is another site`(_ origin: String?, _ site: String?) {
        let sender = FormSender(publicURL: "https://kent.example/geo")
        let error = #expect(throws: PaftaError.self) { try sender.check(request(origin: origin, site: site)) }
        #expect(error?.code == .foreignForm)
    }
}

@Suite struct `The page that signs in` {
    private let renderer = PageRenderer(municipality: "Örnek", publicURL: "https://kent.example/geo")

    @Test(arguments: [(Language.turkish, "Parola"), (.english, "Password")])
    func `has a form that needs no script`(_ language: Language, _ word: String) throws {
        var page = SignInPage(language: language, next: try #require(LocalPath("/map?a=b&c=d")))
        page.account = "\"><script>"
        let html = String(decoding: renderer.render(page, baseURL: "https://kent.example/geo"), as: UTF8.self)
        #expect(html.contains("<form class=\"sign-in\" method=\"post\" action=\"/geo/login\">") && html.contains(word))
        #expect(html.contains("value=\"/map?a=b&amp;c=d\"") && !html.contains("<script"))
        #expect(
            html.contains("autocomplete=\"current-password\"") && html.contains("<html lang=\"\(language.rawValue)\">")
        )
    }

    @Test func `tells a refusal to those who cannot see it`() {
        var page = SignInPage(language: .english, next: .start)
        page.fault = .refused(.wrongPassword)
        let html = String(decoding: renderer.render(page, baseURL: ""), as: UTF8.self)
        #expect(html.contains("role=\"alert\"") && html.contains("not accepted"))
        #expect(!html.contains("wrongPassword"))
    }

    @Test func `is offered to guests, and people see who they are and sign out`() {
        let frame = PageFrame(language: .turkish, title: "T", breadcrumbs: [], links: [])
        let page = Page.conformance(ConformancePage(frame: frame, classes: []))
        let html = { (visitor: PageVisitor) in
            String(decoding: renderer.render(page, baseURL: "", for: visitor), as: UTF8.self)
        }
        let guest = html(.guest("/conformance?f=html"))
        #expect(guest.contains("href=\"/geo/login?next=/conformance%3Ff%3Dhtml\"") && !guest.contains("<form"))
        let member = StaffMember(account: "ayse<b>", unit: "İmar", roles: [])
        let signedIn = html(.member(member, formToken: Secret("tok")))
        #expect(signedIn.contains("ayse&lt;b&gt; · İmar") && signedIn.contains("value=\"tok\""))
        #expect(signedIn.contains("action=\"/geo/logout\"") && !signedIn.contains("/login"))
        #expect(!html(.member(member, formToken: nil)).contains("<form"))
        #expect(!html(.unnamed).contains("/login"))
    }
}

@Suite struct `The protection of pages` {
    private func fields(_ type: String, _ isSecure: Bool, _ visitor: PageVisitor = .unnamed) -> HTTPFields {
        var fields: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
        PageProtection(publicURL: "https://kent.example/geo", isSecure: isSecure).add(to: &fields, for: visitor)
        return fields
    }

    @Test func `keeps scripts, frames and other sites out`() throws {
        let fields = fields("text/html; charset=utf-8", true)
        let policy = try #require(fields[.contentSecurityPolicy])
        for rule in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'self'", "base-uri 'none'"] {
            #expect(policy.contains(rule))
        }
        #expect(policy.contains("style-src 'self' https://kent.example;"))
        #expect(fields[.referrerPolicy] == "same-origin" && fields[.frameOptions] == "SAMEORIGIN")
        #expect(fields[.strictTransportSecurity] == "max-age=31536000")
        #expect(fields[.cacheControl] == "no-cache")
    }

    @Test func `promises https only where there is https`() {
        #expect(fields("text/html", false)[.strictTransportSecurity] == nil)
    }

    @Test func `lets nobody keep the pages of a person`() {
        let member = PageVisitor.member(StaffMember(account: "ayse", unit: nil, roles: []), formToken: nil)
        #expect(fields("text/html", true, member)[.cacheControl] == "private, no-store")
    }

    @Test func `leaves data alone`() {
        #expect(
            fields("application/geo+json", true) == [.contentType: "application/geo+json", .cacheControl: "no-cache"]
        )
    }
}
