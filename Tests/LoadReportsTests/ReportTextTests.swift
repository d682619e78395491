import GeoCore
import LayerValidation
import Testing

@testable import LoadReports

@Suite struct `Report texts` {
    @Test(arguments: [
        ("Ada 101\nParsel 5", "Ada 101 Parsel 5"), ("\u{1B}[31m", "⟨U+001B⟩[31m"), ("a\u{202E}b", "a⟨U+202E⟩b"),
        ("İğne ışık", "İğne ışık"), ("\u{E0041}", "⟨U+E0041⟩"),
    ])
    func `what cannot be seen is shown by its number`(_ raw: String, _ expected: String) {
        #expect(ForeignText(raw).text == expected)
    }

    @Test func `a text of combining marks is cut too`() {
        let text = ForeignText("a" + String(repeating: "\u{301}", count: 1_000_000)).text
        #expect(text.unicodeScalars.count == ForeignText.shownLength + 1)
    }

    // Checked with `date -u -d '… + 3 hours'`.
    @Test(arguments: [
        ("2026-11-21T10:53:16Z", 180, "21.11.2026 13:53 UTC+3"),
        ("2026-12-31T21:30:00Z", 180, "01.01.2027 00:30 UTC+3"),
        ("2028-02-28T22:00:00Z", 180, "29.02.2028 01:00 UTC+3"), ("1970-01-01T00:00:00Z", 0, "01.01.1970 00:00 UTC"),
        ("2026-03-01T02:00:00Z", -210, "28.02.2026 22:30 UTC−3:30"), ("soon", 180, "soon"),
    ])
    func `moments are shown in local time`(_ moment: String, _ offset: Int, _ expected: String) {
        #expect(MomentText(offsetMinutes: offset).text(moment) == expected)
    }

    @Test func `numbers follow the language`() {
        let (turkish, english) = (DecimalText(language: .turkish), DecimalText(language: .english))
        #expect(turkish.text(488_032.7, decimals: 3) == "488032,700" && english.text(-0.0004, decimals: 3) == "0.000")
        #expect(turkish.count(1_234_567) == "1.234.567" && english.count(1_234_567) == "1,234,567")
        #expect(turkish.length(0.05) == "5 cm" && turkish.length(1_500) == "1,5 km" && english.length(0.002) == "2 mm")
        #expect(english.text(.nan, decimals: 2) == "–" && english.text(0.9996, decimals: 3) == "1.000")
    }

    @Test func `every rule is explained in both languages`() {
        for number in 1...34 {
            let guide = RuleGuide.entry(of: RuleIdentifier(number))
            #expect(!guide.title.english.hasPrefix("Rule"))
            for text in [guide.checked, guide.action] {
                #expect(text.english.hasSuffix(".") && text.turkish.hasSuffix(".") && text.english != text.turkish)
            }
        }
    }

    @Test(arguments: [
        (Outcome.checked, [Severity.error], "Bu haliyle yüklenemez: 1 hata."), (.checked, [], "Yüklenebilir."),
        (.loaded, [.warning, .warning], "Yüklendi: 2 uyarı."), (.unchanged, [], "Yapılacak bir şey yok."),
        (.refused, [.error, .information], "Yüklenmedi: 1 hata, 1 bilgi."),
    ])
    func `the verdict is one sentence`(_ outcome: Outcome, _ severities: [Severity], _ expected: String) throws {
        let faults = severities.map { ReportFixture.fault(16, $0) }
        let findings = try ReportFixture.findings(faults, outcome: outcome)
        #expect(Verdict(outcome: findings.outcome, totals: findings.totals).sentence(.turkish) == expected)
    }

    @Test func `a delivery is refused if one layer is`() throws {
        var findings = try ReportFixture.findings([], outcome: .loaded)
        #expect(findings.outcome == .loaded)
        findings.layers.append(try ReportFixture.layer([ReportFixture.fault()], outcome: .refused))
        #expect(findings.outcome == .refused)
    }

    @Test func `the terminal shows a line for each rule with an example`() throws {
        let faults = [ReportFixture.fault(), ReportFixture.fault(16, .warning, key: "1\u{1B}[2J", message: "Boş.")]
        let lines = TerminalSummary.lines(try ReportFixture.findings(faults), .turkish, folder: "raporlar/1")
        #expect(lines.first == "kadastro.zip: Yüklenmedi: 1 hata, 1 uyarı.")
        #expect(lines.contains("  V-16 Zorunlu alanlar dolu: 1 (uyarı), örneğin 1⟨U+001B⟩[2J: Boş."))
        #expect(lines.last == "Rapor: raporlar/1/rapor.html")
        #expect(lines.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\n") })
    }
}
