import GeoCore
import Mustache
import Testing

@testable import OGCServices
@testable import PaftaServer

@Suite struct `The HTML pages` {
    private let renderer = PageRenderer(municipality: "Örnek <Belediye>")

    private func frame(_ language: Language, title: String) -> PageFrame {
        PageFrame(
            language: language,
            title: title,
            breadcrumbs: [Link(href: "/", rel: "up", type: "text/html", title: "Giriş")],
            links: [Link(href: "/x?f=json", rel: "alternate", type: "application/json", title: "JSON")]
        )
    }

    @Test func `have a template each, and every template parses`() throws {
        for (name, text) in PageTemplates.all {
            #expect(throws: Never.self, "\(name)") { try MustacheTemplate(string: text) }
        }
    }

    @Test func `escape whatever comes from data`() {
        let page = Page.problem(
            ProblemPage(
                frame: frame(.english, title: "<script>"),
                status: 400,
                detail: "a & b <img src=x>",
                code: "c.d",
                remedy: "\"quoted\""
            )
        )
        let html = String(decoding: renderer.render(page, baseURL: "http://h"), as: UTF8.self)
        #expect(!html.contains("<script>"))
        #expect(!html.contains("<img"))
        #expect(html.contains("a &amp; b"))
        #expect(html.contains("Örnek &lt;Belediye&gt;"))
    }

    @Test(arguments: [(Language.turkish, "Bağlantılar"), (.english, "Links")])
    func `speak the language of the page and carry all links`(_ language: Language, _ word: String) {
        let page = Page.conformance(ConformancePage(frame: frame(language, title: "T"), classes: ["http://c/1"]))
        let html = String(decoding: renderer.render(page, baseURL: "http://h"), as: UTF8.self)
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(html.contains(word))
        #expect(html.contains("href=\"/x?f=json\""))
        #expect(html.contains("http://c/1"))
    }
}
