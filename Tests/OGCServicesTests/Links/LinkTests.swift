import Testing

@testable import OGCServices

@Suite struct `Links and addresses` {
    @Test(arguments: [
        ("parsel", "parsel"), ("yeşil alan/1", "ye%C5%9Fil%20alan%2F1"), ("a?b#c&d=e%", "a%3Fb%23c%26d%3De%25"),
        ("{x}", "%7Bx%7D"), ("\"<>\\\n", "%22%3C%3E%5C%0A"), ("-._~", "-._~"), ("..", ".."),
    ])
    func `a segment of a path is encoded`(_ text: String, _ encoded: String) {
        #expect(PercentEncoding.segment(text) == encoded)
    }

    @Test func `a query keeps what people like to read`() {
        let address = ResourceAddress(base: "http://h")
        let query = [
            ServiceRequest.Parameter(name: "bbox", value: "1,2,3,4"), .init(name: "ad ı", value: "a+b&c"),
            .init(name: "datetime", value: "2026-01-01T00:00:00Z/.."),
        ]
        #expect(
            address.url(["a b"], query: query)
                == "http://h/a%20b?bbox=1,2,3,4&ad%20%C4%B1=a%2Bb%26c&datetime=2026-01-01T00:00:00Z/.."
        )
    }

    @Test(arguments: ["http://h/\r\nX: y", "http://h/\"", "http://h/>", "http://ğ/", "http://h/ "])
    func `a header field never carries a link that would end it`(_ href: String) {
        #expect(Link(href: href, rel: "self", type: "text/html", title: "").headerValue == nil)
    }

    @Test func `a header field carries target, relation and type, /rec/core/link-header`() throws {
        let answer = try City().features.landingPage(ServiceRequest())
        let field = try #require(answer.header("Link"))
        #expect(
            field.contains("<http://127.0.0.1:8080/conformance?f=json>; rel=\"conformance\"; type=\"application/json\"")
        )
    }
}
