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
    @Test(arguments: [(Language.turkish, "Anlamı"), (.english, "Meaning")])
    func `list the functions of filters`(_ language: Language, _ word: String) {
        let function = FunctionsPage.Function(
            signature: "buffer(geometri, metre)",
            description: "a < b",
            arguments: [NamedText(name: "metre", value: "sayı")],
            result: "geometri"
        )
        let page = Page.functions(FunctionsPage(frame: frame(language, title: "T"), functions: [function]))
        let html = String(decoding: renderer.render(page, baseURL: "http://h"), as: UTF8.self)
        #expect(html.contains(word) && html.contains("<code>buffer(geometri, metre)</code>"))
        #expect(html.contains("a &lt; b") && html.contains("metre: sayı") && html.contains("<td>geometri</td>"))
    }

    /// The language of the page must not stand in for that of a layer without one.
    @Test(arguments: [("tr", "<dd>Türkçe (tr)</dd>"), ("ku", "<dd>ku</dd>"), (nil, nil)] as [(String?, String?)])
    func `tell the language of a collection's texts`(_ tag: String?, _ shown: String?) throws {
        let summary = CollectionSummary(
            identifier: "parsel",
            title: "Parsel",
            theme: "kadastro",
            language: try tag.map { try LanguageTag(parsing: $0) },
            minimumZoom: 0,
            crs: [],
            holdsGlobalCRSList: false,
            coordinateOperations: [],
            properties: [],
            links: []
        )
        let page = Page.collection(CollectionPage(frame: frame(.turkish, title: "T"), collection: summary))
        let html = String(decoding: renderer.render(page, baseURL: "http://h"), as: UTF8.self)
        #expect(html.contains("Metinlerin dili") == (tag != nil))
        if let shown { #expect(html.contains(shown)) }
    }
}
