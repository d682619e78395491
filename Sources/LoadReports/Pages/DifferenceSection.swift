internal import GeoCore

/// What the page says of the difference to the state before.
struct DifferenceSection {
    /// The most rows of the table.
    private static let limit = 500

    let layer: LayerFindings
    let difference: LayerDifference
    let words: PageWords

    /// Writes the section.
    func write(_ out: inout Markup) {
        out.element("section") { out in
            out.element("h3", words("Difference to the state before", "Önceki durumla fark"))
            out.element("p", [("class", "lead")], Self.sentence(difference, words))
            guard !difference.isEmpty else { return }
            map(&out)
            fields(&out)
            rows(&out)
        }
    }

    /// The changes in numbers.
    static func sentence(_ difference: LayerDifference, _ words: PageWords) -> String {
        let numbers = words.numbers
        guard !difference.isEmpty else { return words("Nothing differs.", "Fark yok.") }
        let (inserted, updated) = (numbers.count(difference.inserted), numbers.count(difference.updated))
        let (deleted, unchanged) = (numbers.count(difference.deleted), numbers.count(difference.unchanged))
        return words(
            "\(inserted) new, \(updated) changed, \(deleted) gone, \(unchanged) as they were.",
            "\(inserted) eklenen, \(updated) değişen, \(deleted) silinen, \(unchanged) aynı kalan nesne."
        )
    }

    private func map(_ out: inout Markup) {
        guard difference.geometries.count > 0,
            let map = LayerMap(layer, showing: false, language: words.language)
        else { return }
        out.element("figure") { out in
            let label = words("Map of the changes", "Değişikliklerin haritası")
            map.drawDifference(difference, label: label, &out)
            out.element("figcaption") { out in
                out.element("ul", [("class", "legend")]) { out in
                    for action in LayerDifference.Action.allCases where difference.actions.contains(action) {
                        out.element("li") { out in
                            swatch(action, &out)
                            out.text(words(action.word))
                        }
                    }
                }
            }
        }
    }

    private func swatch(_ action: LayerDifference.Action, _ out: inout Markup) {
        out.element("svg", [("class", "swatch"), ("viewBox", "0 0 26 16"), ("aria-hidden", "true")]) { out in
            out.empty("path", [("class", "\(action.styleClass) area"), ("d", "M1 1h24v14h-24Z")])
        }
    }

    private func fields(_ out: inout Markup) {
        guard !difference.fields.isEmpty else { return }
        out.element("table") { out in
            out.element("caption", words("Changed fields", "Değişen alanlar"))
            TableHead([words("Field", "Alan"), words("Features", "Nesne")], numbers: [1]).write(&out)
            out.element("tbody") { out in
                for field in difference.fields {
                    out.element("tr") { out in
                        out.element("td") { $0.foreign(field.name, length: 80) }
                        out.element("td", [("class", "number")], words.numbers.count(field.count))
                    }
                }
            }
        }
    }

    private func rows(_ out: inout Markup) {
        guard !difference.rows.isEmpty else { return }
        let names = [
            words("Change", "Değişiklik"), words("Key", "Anahtar"), words("Field", "Alan"), words("Before", "Önce"),
            words("Now", "Şimdi"),
        ]
        out.element("table", [("class", "rows"), ("role", "table")]) { out in
            out.element("caption", words("Changes", "Değişiklikler"))
            TableHead(names).write(&out)
            out.element("tbody", [("role", "rowgroup")]) { out in
                for row in difference.rows.prefix(Self.limit) { write(row, names, &out) }
            }
        }
        guard difference.rows.count > Self.limit else { return }
        let limit = words.numbers.count(Self.limit)
        out.element(
            "p",
            words(
                "The first \(limit) changes are shown; rapor.json has more.",
                "İlk \(limit) değişiklik gösteriliyor; devamı rapor.json içinde."
            )
        )
    }

    private func write(_ row: ChangedValue, _ names: [String], _ out: inout Markup) {
        let values = [words(row.action.word), row.key, row.field ?? ""]
        out.element("tr", [("role", "row")]) { out in
            for (name, value) in zip(names, values) {
                out.element("td", Self.cell(name, isEmpty: value.isEmpty)) {
                    if !value.isEmpty { $0.foreign(value, length: 80) }
                }
            }
            value(row.old, "del", names[3], &out)
            value(row.new, "ins", names[4], &out)
        }
    }

    /// An empty cell has no label, because it would be an empty line on a telephone.
    private static func cell(_ name: String, isEmpty: Bool) -> [Markup.Attribute] {
        var attributes: [Markup.Attribute] = [("role", "cell")]
        if !isEmpty { attributes.append(("data-label", name)) }
        return attributes
    }

    private func value(_ value: String?, _ element: StaticString, _ name: String, _ out: inout Markup) {
        out.element("td", Self.cell(name, isEmpty: value == nil)) { out in
            if let value { out.element(element) { $0.foreign(value) } }
        }
    }
}
