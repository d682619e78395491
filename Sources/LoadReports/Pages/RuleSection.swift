internal import GeoCore
internal import LayerValidation

/// What the page says of one rule: what is checked, what to do, pictures, and a table.
struct RuleSection {
    private let layer: LayerFindings
    private let rule: RuleIdentifier
    private let faults: [NumberedFault]
    private let prefix: String
    private let words: PageWords

    init(_ layer: LayerFindings, _ rule: RuleIdentifier, _ faults: [NumberedFault], prefix: String, words: PageWords) {
        self.layer = layer
        self.rule = rule
        self.faults = faults
        self.prefix = prefix
        self.words = words
    }

    /// Writes the section.
    func write(_ out: inout Markup) {
        out.element("section", [("class", "rule"), ("id", "\(prefix)-\(rule)")]) { out in
            head(&out)
            pictures(&out)
            FaultTable(faults: faults, crs: layer.crs, prefix: prefix, words: words).write(title: tableTitle, &out)
            unlisted(&out)
        }
    }

    private var count: FaultTotals { layer.counts[rule] ?? FaultTotals() }

    private var tableTitle: String { words("Faults of rule \(rule)", "\(rule) kuralının hataları") }

    private func head(_ out: inout Markup) {
        let guide = RuleGuide.entry(of: rule)
        out.element("header") { out in
            out.element("h3") { out in
                FaultMark.icon(&out, layer.worstSeverity(of: rule))
                out.text("\(rule) \(words(layer.title(of: rule))) ")
                out.element("span", [("class", "quiet")], "(\(words.numbers.count(count.all)))")
            }
            out.element("p") { out in
                out.element("strong", words("Checked: ", "Denetlenen: "))
                out.text(words(guide.checked))
            }
            out.element("p") { out in
                out.element("strong", words("What to do: ", "Yapılacak: "))
                out.text(words(guide.action))
            }
        }
    }

    private func pictures(_ out: inout Markup) {
        let pictures = faults.compactMap { fault in
            FaultPicture(fault, crs: layer.crs, language: words.language).map { (fault, $0) }
        }
        guard !pictures.isEmpty else { return }
        out.element("div", [("class", "pictures")]) { out in
            for (numbered, picture) in pictures {
                out.element("figure") { out in
                    out.element("figcaption") { out in caption(numbered, &out) }
                    picture.draw(words, &out)
                }
            }
        }
    }

    private func caption(_ numbered: NumberedFault, _ out: inout Markup) {
        FaultMark.icon(&out, numbered.fault.shownSeverity)
        out.element(
            "a",
            [("href", "#\(prefix)-f\(numbered.number)")],
            words("No \(numbered.number)", "No \(numbered.number)")
        )
        out.raw(" ")
        let message = words(numbered.fault.message)
        // Most messages name the feature themselves.
        if let key = numbered.fault.key, !message.contains(key) {
            out.element("strong") { $0.foreign(key, length: 60) }
            out.raw(" ")
        }
        out.foreign(message, length: 200)
    }

    /// Says so where not even the file holds all.
    private func unlisted(_ out: inout Markup) {
        let missing = count.all - faults.count
        guard missing > 0 else { return }
        let number = words.numbers.count(missing)
        out.element(
            "p",
            words(
                "\(number) more were counted but not written down, because there are so many of this kind.",
                "Bu türden çok fazla olduğu için \(number) hata daha sayıldı ama yazılmadı."
            )
        )
    }
}
