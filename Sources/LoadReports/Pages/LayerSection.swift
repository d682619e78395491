internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// What the page says of one layer.
struct LayerSection {
    let layer: LayerFindings
    let words: PageWords
    let numbered: [NumberedFault]
    /// What identifiers in the page begin with, such as `l1`.
    let prefix: String
    /// The number of each rule's first fault.
    private let firstNumbers: [RuleIdentifier: Int]
    /// Whether the verdict at the top of the page is that of the layer.
    private let isOnly: Bool

    init(_ layer: LayerFindings, number: Int, isOnly: Bool, words: PageWords) {
        self.layer = layer
        self.words = words
        self.isOnly = isOnly
        numbered = layer.numbered
        prefix = "l\(number)"
        firstNumbers = Dictionary(numbered.map { ($0.fault.rule, $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    /// Writes the section, rule by rule.
    func write(to file: ReportFile) throws(PaftaError) {
        var out = Markup()
        out.raw("\n<section id=\"")
        out.text(prefix)
        out.raw("\">")
        head(&out)
        summary(&out)
        map(&out)
        try file.write(out.take())
        for rule in layer.guilty {
            RuleSection(layer, rule, numbered.filter { $0.fault.rule == rule }, prefix: prefix, words: words)
                .write(&out)
            try file.write(out.take())
        }
        if let difference = layer.difference {
            DifferenceSection(layer: layer, difference: difference, words: words).write(&out)
        }
        fields(&out)
        out.raw("</section>\n")
        try file.write(out.take())
    }

    private func head(_ out: inout Markup) {
        out.element("h2") { out in
            out.foreign(words(layer.title), length: 80)
            out.raw(" <span class=\"quiet\">")
            out.foreign(layer.name, length: 80)
            out.raw("</span>")
        }
        if !isOnly {
            let verdict = Verdict(outcome: layer.outcome, totals: layer.totals)
            out.element("p", [("class", "lead")], verdict.sentence(words.language))
        }
        var list = FactList()
        list.add(words("Template", "Şablon"), layer.template.map { words($0) })
        list.add(words("Layer in the file", "Dosyadaki katman"), layer.sourceLayer)
        list.add(words("Features", "Nesne sayısı"), words.numbers.count(layer.featureCount))
        list.add(words("Coordinate system", "Koordinat sistemi"), layer.crs.map { words.name(of: $0) })
        list.add(words("Extent", "Kapsam"), extent)
        list.write(&out)
        guard !layer.notes.isEmpty else { return }
        out.element("ul") { out in
            for note in layer.notes { out.element("li") { $0.foreign(words(note), length: 1_000) } }
        }
    }

    private var extent: String? {
        let extent = layer.extent.bounded
        guard !extent.isEmpty else { return nil }
        let axes = words.axes(layer.crs)
        let decimals = layer.crs?.isGeographic == true ? 5 : 0
        func text(_ number: Double) -> String { words.numbers.text(number, decimals: decimals) }
        return
            "\(axes.first) \(text(extent.minX)) – \(text(extent.maxX)); \(axes.second) \(text(extent.minY)) – \(text(extent.maxY))"
    }

    private func summary(_ out: inout Markup) {
        out.element("h3", words("Summary", "Özet"))
        let guilty = layer.guilty
        if !guilty.isEmpty {
            out.element("table") { out in
                out.element("caption", words("Faults by rule", "Kurallara göre hatalar"))
                let names = [
                    words("Rule", "Kural"), words("What it is about", "Konu"), words("Severity", "Önem"),
                    words("Open", "Açık"), words("Put right", "Düzeltilen"),
                ]
                TableHead(names, numbers: [3, 4]).write(&out)
                out.element("tbody") { out in for rule in guilty { summaryRow(rule, &out) } }
            }
        }
        let clean = Set(layer.rules.map(\.rule)).subtracting(guilty).sorted()
        guard !clean.isEmpty else { return }
        let names = clean.map(\.description).joined(separator: ", ")
        out.element(
            "p",
            [("class", "quiet")],
            words("Looked at without a fault: \(names).", "Bakılıp hata bulunmayan kurallar: \(names).")
        )
    }

    private func summaryRow(_ rule: RuleIdentifier, _ out: inout Markup) {
        let count = layer.counts[rule] ?? FaultTotals()
        let severity = layer.worstSeverity(of: rule)
        out.element("tr") { out in
            out.element("th", [("scope", "row"), ("class", "word")]) { out in
                out.element("a", [("href", "#\(prefix)-\(rule)")], rule.description)
            }
            out.element("td", words(layer.title(of: rule)))
            out.element("td", [("class", "word")]) { out in
                FaultMark.icon(&out, severity)
                out.text(words(severity.word))
            }
            out.element("td", [("class", "number")], words.numbers.count(count.all - count.repaired))
            out.element("td", [("class", "number")], words.numbers.count(count.repaired))
        }
    }

    private func map(_ out: inout Markup) {
        guard let map = LayerMap(layer, showing: true, language: words.language) else { return }
        let clusters = map.clusters(numbered)
        let label = words("Map of the layer with its faults", "Hatalarıyla birlikte katmanın haritası")
        out.element("h3", words("Map", "Harita"))
        out.element("figure") { out in
            map.drawFaults(clusters, label: label, &out) { fault in
                isListed(fault) ? "#\(prefix)-f\(fault.number)" : "#\(prefix)-\(fault.fault.rule)"
            }
            out.element("figcaption") { out in mapCaption(clusters, &out) }
        }
    }

    private func mapCaption(_ clusters: FaultClusters, _ out: inout Markup) {
        if clusters.count > 0 { legend(&out) }
        var text = ""
        if clusters.marks.contains(where: { $0.count > 1 }) {
            text += words(
                "A large sign with '5×' stands for five faults close together. ",
                "'5×' yazılı büyük işaret, birbirine yakın beş hatayı gösterir. "
            )
        }
        if clusters.outside > 0 {
            let count = words.numbers.count(clusters.outside)
            text += words(
                "Outside the map: \(count); their signs stand at its edge. ",
                "Haritanın dışında kalan: \(count); işaretleri kenarda duruyor. "
            )
        }
        let axes = words.axes(layer.crs)
        text += words(
            "Grid: \(axes.first) along the top, \(axes.second) at the left",
            "Ağ: üstte \(axes.first), solda \(axes.second)"
        )
        text += layer.crs.map { "; \(words.name(of: $0))." } ?? "."
        out.element("p", [("class", "quiet")], text)
    }

    private func legend(_ out: inout Markup) {
        let shown = Set(layer.faults.map(\.shownSeverity))
        out.element("ul", [("class", "legend")]) { out in
            for severity in [Severity.error, .warning, .information, .off] where shown.contains(severity) {
                out.element("li") { out in
                    FaultMark.icon(&out, severity)
                    out.text(words(severity.word))
                }
            }
        }
    }

    private func isListed(_ numbered: NumberedFault) -> Bool {
        numbered.number - firstNumbers[numbered.fault.rule, default: 0] < FaultTable.limit
    }

    private func fields(_ out: inout Markup) {
        guard !layer.mappedFields.isEmpty || !layer.unmappedFields.isEmpty else { return }
        out.element("h3", words("Fields", "Alanlar"))
        if !layer.mappedFields.isEmpty {
            out.element("table") { out in
                out.element("caption", words("Where the fields of the layer came from", "Katman alanlarının kaynağı"))
                TableHead([words("In the file", "Dosyada"), words("In the layer", "Katmanda")]).write(&out)
                out.element("tbody") { out in
                    for mapped in layer.mappedFields.prefix(500) {
                        out.element("tr") { out in
                            out.element("td") { $0.foreign(mapped.source, length: 80) }
                            out.element("td") { $0.foreign(mapped.field, length: 80) }
                        }
                    }
                }
            }
        }
        guard !layer.unmappedFields.isEmpty else { return }
        out.element("p") { out in
            out.text(words("Not taken: ", "Alınmayan alanlar: "))
            out.foreign(
                layer.unmappedFields.prefix(200).map { ForeignText($0, length: 80).text }.joined(separator: ", "),
                length: 4_000
            )
        }
    }
}
