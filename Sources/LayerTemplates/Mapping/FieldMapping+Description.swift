public import FeatureQuery
public import GeoCore

extension FieldMapping {
    /// Returns lines that show the mapping on a terminal: what becomes what and why, what is open, what is kept.
    ///
    /// - Parameters:
    ///   - source: The fields of the source.
    ///   - template: The template wanted.
    ///   - language: The language of the words; names stay as they are.
    /// - Returns: One line for each field, in columns.
    public func lines(source: [PropertyDefinition], template: LayerTemplate, in language: Language) -> [String] {
        var rows: [(left: String, right: String, reason: String)] = assignments.map { assignment in
            (assignment.source, assignment.field, assignment.match.words.text(in: language))
        }
        let constant = LocalizedText("constant", tr: "sabit").text(in: language)
        for field in constants.keys.sorted() {
            if let value = constants[field] { rows.append((Self.shown(value), field, constant)) }
        }
        let ambiguous = LocalizedText("ambiguous: choose in a mapping file", tr: "belirsiz: eşleme dosyasında seçin")
        for ambiguity in ambiguities {
            rows.append(
                (
                    ambiguity.sources.joined(separator: ", "), ambiguity.fields.joined(separator: ", ") + "?",
                    ambiguous.text(in: language)
                )
            )
        }
        let missing = LocalizedText("required, not found", tr: "zorunlu, bulunamadı")
        for field in template.fields where field.isRequired && isOpen(field.name) {
            rows.append(("–", field.name, missing.text(in: language)))
        }
        return Self.aligned(rows + othersRows(source, in: language))
    }

    private func othersRows(
        _ source: [PropertyDefinition],
        in language: Language
    ) -> [(left: String, right: String, reason: String)] {
        let open = Set(ambiguities.flatMap(\.sources))
        let kept = LocalizedText("kept as it is", tr: "olduğu gibi kalır").text(in: language)
        let left = LocalizedText("left out", tr: "alınmaz").text(in: language)
        let others = others(of: source).filter { !open.contains($0) }
        return others.map { keepsOthers ? ($0, $0, kept) : ($0, "–", left) } + dropped.map { ($0, "–", left) }
    }

    private static func aligned(_ rows: [(left: String, right: String, reason: String)]) -> [String] {
        let leftWidth = rows.map(\.left.count).max() ?? 0
        let rightWidth = rows.map(\.right.count).max() ?? 0
        return rows.map { row in
            padded(row.left, leftWidth) + " → " + padded(row.right, rightWidth) + "  (" + row.reason + ")"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }

    private static func shown(_ value: PropertyValue) -> String {
        switch value {
        case .text(let text): "\"\(text)\""
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .boolean(let flag): String(flag)
        }
    }
}
