import Foundation
import GeoCore
import LayerValidation
import LoadReports
import Testing

@Suite struct `Report page` {
    private func outline(_ findings: LoadFindings, in language: Language = .turkish) throws -> PageOutline {
        try #require(PageOutline(try ReportFixture.written(findings, ReportWriter.pageName, in: language)))
    }

    @Test(arguments: [
        (Language.turkish, "tr", "Yüklenmedi: 1 hata."), (.english, "en", "Not loaded: 1 error."),
    ])
    func `says the verdict in the language of the page`(_ language: Language, _ tag: String, _ verdict: String) throws {
        let page = try outline(ReportFixture.findings([ReportFixture.fault()]), in: language)
        #expect(page.named("html").first?.attributes["lang"] == tag)
        #expect(page.named("h1").first?.text == verdict)
        #expect(page.named("h1").count == 1)
    }

    @Test func `asks for nothing from outside and runs no script`() throws {
        let findings = try ReportFixture.findings([ReportFixture.fault(figure: ReportFixture.square(0, 0, side: 9))])
        let page = try outline(findings)
        #expect(page.named("script").isEmpty)
        let files = [ReportWriter.tableName, ReportWriter.pointsName, ReportWriter.documentName]
        for element in page.elements {
            for (name, value) in element.attributes {
                #expect(!["src", "srcset", "onclick", "onload", "xlink:href"].contains(name))
                if name == "href" { #expect(value.hasPrefix("#") || files.contains(value)) }
            }
        }
        let policy = page.named("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'") == true)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "]]>", "&amp;", "<!--",
        "\u{0}\u{1B}[31m",
        "\u{202E}gnp.exe\u{2066}", "\u{FFFF}\u{FEFF}", "\u{85}\u{2028}",
    ])
    func `shows foreign texts without becoming markup`(_ text: String) throws {
        var findings = try ReportFixture.findings([
            ReportFixture.fault(key: text, message: text, figure: ReportFixture.square(0, 0, side: 9))
        ])
        findings.delivery.fileName = text
        findings.layers[0].sourceLayer = text
        findings.layers[0].unmappedFields = [text]
        let page = try outline(findings)
        #expect(page.named("script").isEmpty && page.named("img").isEmpty)
        #expect(page.ofClass("rows").count == 1)
        let hidden = page.named("body")[0].text.unicodeScalars
            .contains {
                $0.properties.generalCategory == .format || $0.properties.generalCategory == .control && $0 != "\n"
            }
        #expect(!hidden)
    }

    @Test func `cuts texts of megabytes`() throws {
        let text = String(repeating: "ğ<", count: 5_000_000)
        let page = try ReportFixture.written(
            try ReportFixture.findings([ReportFixture.fault(key: text, message: text)]),
            "rapor.html"
        )
        #expect(page.count < 100_000)
    }

    @Test func `lists five hundred faults of a rule and says where the rest is`() throws {
        let faults = (1...620).map { (row: Int) in ReportFixture.fault(16, row: row, message: "Row \(row)") }
        let page = try outline(try ReportFixture.findings(faults))
        #expect(page.elements.filter { $0.attributes["id"]?.hasPrefix("l1-f") == true }.count == 500)
        #expect(page.named("p").contains { $0.text == "Kalan 120 kayıt hatalar.csv dosyasında." })
        #expect(page.ofClass("mark").count < 600, "faults at one place are one mark")
    }

    @Test func `gives coordinates east first with their Turkish names`() throws {
        let page = try outline(try ReportFixture.findings([ReportFixture.fault()]))
        let cells = page.named("td").filter { $0.attributes["data-label"] != nil }
        #expect(cells.map { $0.attributes["data-label"] ?? "" }.contains("Y (sağa)"))
        #expect(cells.first { $0.attributes["data-label"] == "Y (sağa)" }?.text == "488032,700")
        #expect(cells.first { $0.attributes["data-label"] == "X (yukarı)" }?.text == "4421766,000")
    }

    @Test func `links only to places that exist`() throws {
        var faults = (1...30).map { ReportFixture.fault(16, row: $0, point: (488_000 + 31 * Double($0), 4_421_500)) }
        faults.append(ReportFixture.fault(21, .warning, figure: ReportFixture.square(488_010, 4_421_010, side: 9)))
        let page = try outline(try ReportFixture.findings(faults))
        let identifiers = Set(page.elements.compactMap { $0.attributes["id"] })
        let targets = page.named("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
        #expect(targets.count > 20)
        #expect(targets.allSatisfy { identifiers.contains(String($0.dropFirst())) })
    }

    @Test func `a layer without anything to say still makes a page`() throws {
        var findings = try ReportFixture.findings([], outcome: .loaded)
        findings.layers[0] = LayerFindings(name: "x", title: LocalizedText(verbatim: "x"), outcome: .loaded)
        let page = try outline(findings)
        #expect(page.named("h1").first?.text == "Yüklendi.")
        #expect(page.ofClass("map").isEmpty)
    }

    @Test func `an error that stopped the work stands at the top`() throws {
        var findings = try ReportFixture.findings([])
        findings.layers = []
        findings.error = PaftaError(.invalidInput, .malformedCRS, LocalizedText("No.", tr: "Olmaz."))
        let page = try outline(findings)
        #expect(page.ofClass("verdict").first?.text.contains("Olmaz.") == true)
    }

    @Test func `tells the difference with old and new values`() throws {
        var findings = try ReportFixture.findings([], outcome: .loaded)
        var difference = LayerDifference()
        difference.updated = 1
        difference.unchanged = 1_294
        difference.fields = [ChangedField("nitelik", count: 1)]
        difference.rows = [ChangedValue(.updated, key: "1/2", field: "nitelik", old: "ARSA", new: "<b>EV</b>")]
        difference.geometries = ReportFixture.square(488_100, 4_421_100, side: 40)
        difference.actions = [.updated]
        findings.layers[0].difference = difference
        let page = try outline(findings)
        #expect(page.named("del").map(\.text) == ["ARSA"])
        #expect(page.named("ins").map(\.text) == ["<b>EV</b>"])
        #expect(page.ofClass("map").count == 2)
        #expect(page.named("p").contains { $0.text == "0 eklenen, 1 değişen, 0 silinen, 1.294 aynı kalan nesne." })
    }
}
