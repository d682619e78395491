internal import GeoCore
internal import LayerValidation

/// The page that people read: `rapor.html`, one file that asks for nothing from outside.
///
/// It is HTML and well-formed XML at once, so that programs that know only one of them read it.
struct ReportPage {
    let findings: LoadFindings
    let words: PageWords
    let moments: MomentText

    /// Writes the page.
    func write(to file: ReportFile) throws(PaftaError) {
        var out = Markup()
        head(&out)
        verdict(&out)
        facts(&out)
        out.raw("</header>\n<main id=\"content\">")
        contents(&out)
        fileFaults(&out)
        try file.write(out.take())
        for (index, layer) in findings.layers.enumerated() {
            let isOnly = findings.layers.count == 1
            try LayerSection(layer, number: index + 1, isOnly: isOnly, words: words).write(to: file)
        }
        foot(&out)
        try file.write(out.take())
    }

    private var verdictText: Verdict { Verdict(outcome: findings.outcome, totals: findings.totals) }

    private func head(_ out: inout Markup) {
        out.raw("<!DOCTYPE html>\n")
        // Never closed by a call of `element`: the page is written in pieces.
        out.raw(words.language == .turkish ? "<html lang=\"tr\">" : "<html lang=\"en\">")
        out.raw("<head><meta charset=\"utf-8\"/>")
        out.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>")
        // Nothing is fetched and no script runs, even if a value of a delivered file should become markup one day.
        out.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\"/>"
        )
        out.raw("<meta name=\"robots\" content=\"noindex\"/>")
        out.element("title") { out in
            out.text(
                "\(verdictText.sentence(words.language)) \(ForeignText(findings.delivery.fileName, length: 80).text)"
            )
        }
        out.element("style") { $0.raw(PageStyle.sheet) }
        out.raw("</head><body>")
        out.element("a", [("class", "skip"), ("href", "#content")], words("Skip to the contents", "İçeriğe geç"))
        out.raw("<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>")
        out.raw("<pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" ")
        out.raw("patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0v7\"/></pattern></defs></svg>\n<header>")
    }

    private func verdict(_ out: inout Markup) {
        let kind = findings.isCheck ? words("Check report", "Denetim raporu") : words("Load report", "Yükleme raporu")
        out.element("p", [("class", "quiet")], "Pafta · \(kind)")
        let verdict = verdictText
        let style = verdict.severity == .information ? "good" : verdict.severity.styleClass.description
        out.element("div", [("class", "verdict \(style)")]) { out in
            out.element("h1") { out in
                FaultMark.icon(&out, verdict.severity == .information ? .off : verdict.severity)
                out.text(verdict.sentence(words.language))
            }
            out.element("p", [("class", "lead")], words(verdict.next))
            guard let error = findings.error else { return }
            out.element("p") { out in
                out.foreign(words(error.message), length: 1_000)
                guard let remedy = error.remedy else { return }
                out.raw(" ")
                out.foreign(words(remedy), length: 1_000)
            }
        }
    }

    private func facts(_ out: inout Markup) {
        let delivery = findings.delivery
        var list = FactList()
        list.add(words("File", "Dosya"), delivery.fileName)
        list.add(
            words("Size", "Boyut"),
            delivery.byteCount.map { "\(words.numbers.count($0)) \(words("bytes", "bayt"))" }
        )
        list.add(words("Letter", "Yazı"), delivery.letter)
        list.add(words("Unit", "Birim"), delivery.unit)
        list.add(words("Person", "Kişi"), delivery.person)
        list.add(words("Begun", "Başlangıç"), began)
        list.add("SHA-256", delivery.sha256)
        list.write(&out)
    }

    private var began: String {
        let start = moments.text(findings.startedAt)
        guard let seconds = MomentText.seconds(from: findings.startedAt, to: findings.finishedAt), seconds >= 0 else {
            return start
        }
        return "\(start), \(words("took", "süre")) \(words.duration(seconds))"
    }

    /// Links to the layers, where there are several.
    private func contents(_ out: inout Markup) {
        guard findings.layers.count > 1 else { return }
        out.element("nav", [("aria-label", words("Layers", "Katmanlar"))]) { out in
            out.element("table") { out in
                out.element("caption", words("Layers of the delivery", "Teslimattaki katmanlar"))
                TableHead(
                    [words("Layer", "Katman"), words("Outcome", "Sonuç"), words("Features", "Nesne")],
                    numbers: [2]
                )
                .write(&out)
                out.element("tbody") { out in
                    for (index, layer) in findings.layers.enumerated() { row(of: layer, number: index + 1, &out) }
                }
            }
        }
    }

    private func row(of layer: LayerFindings, number: Int, _ out: inout Markup) {
        let verdict = Verdict(outcome: layer.outcome, totals: layer.totals)
        out.element("tr") { out in
            out.element("th", [("scope", "row")]) { out in
                out.element("a", [("href", "#l\(number)")]) { $0.foreign(words(layer.title), length: 80) }
            }
            out.element("td", verdict.sentence(words.language))
            out.element("td", [("class", "number")], words.numbers.count(layer.featureCount))
        }
    }

    private func fileFaults(_ out: inout Markup) {
        guard !findings.faults.isEmpty else { return }
        out.element("section", [("id", "l0")]) { out in
            out.element("h2", words("The file as a whole", "Dosyanın bütünü"))
            let table = FaultTable(faults: findings.faults.numbered, crs: nil, prefix: "l0", words: words)
            table.write(title: words("Faults of the file", "Dosyanın hataları"), &out)
        }
    }

    private func foot(_ out: inout Markup) {
        out.raw("</main>\n")
        out.element("footer") { out in
            out.element("p") { out in
                out.text(words("In the same folder: ", "Aynı klasörde: "))
                out.element("a", [("href", ReportWriter.tableName)], ReportWriter.tableName)
                out.text(words(" (all faults, for Excel), ", " (bütün hatalar, Excel için), "))
                out.element("a", [("href", ReportWriter.pointsName)], ReportWriter.pointsName)
                out.text(words(" (fault points, for QGIS), ", " (hata noktaları, QGIS için), "))
                out.element("a", [("href", ReportWriter.documentName)], ReportWriter.documentName)
                out.text(words(" (for programs).", " (programlar için)."))
            }
            out.element("p", "Pafta \(Version.current)")
        }
        out.raw("</body></html>\n")
    }
}
