public import FeatureQuery
internal import GeoCore

extension FieldMapping {
    /// Returns the mapping as a file for people to edit, with comments in Turkish and English.
    ///
    /// What is open stands there as comments: ambiguous fields, and fields of the template that nothing goes into.
    ///
    /// - Parameters:
    ///   - source: The fields of the source.
    ///   - template: The template wanted.
    /// - Returns: TOML that reads back as the same mapping, without its ambiguities.
    public func toml(source: [PropertyDefinition], template: LayerTemplate) -> String {
        var lines = [
            "# Pafta alan eşlemesi / field mapping: \(template.name)",
            "",
            "# \"kaynaktaki alan\" = \"şablondaki alan\" / \"field of the source\" = \"field of the template\"",
            "[fields]",
        ]
        for assignment in assignments {
            lines.append(
                "\(TOMLText.quoted(assignment.source)) = \(TOMLText.quoted(assignment.field))"
                    + Self.comment(assignment.match)
            )
        }
        for ambiguity in ambiguities {
            lines.append("# belirsiz, birini seçin / ambiguous, choose one:")
            for name in ambiguity.sources {
                lines += ambiguity.fields.map { "# \(TOMLText.quoted(name)) = \(TOMLText.quoted($0))" }
            }
        }
        lines += [
            "",
            "# kaynakta olmayan alanlar için her nesneye aynı değer / the same value for every feature",
            "[constants]",
        ]
        for field in constants.keys.sorted() {
            if let value = constants[field] { lines.append("\(TOMLText.quoted(field)) = \(Self.text(of: value))") }
        }
        for field in template.fields where isOpen(field.name) {
            let need = field.isRequired ? "  # zorunlu / required" : ""
            lines.append("# \(TOMLText.quoted(field.name)) = \(Self.example(of: field))\(need)")
        }
        lines += [
            "",
            "# alınmayacak kaynak alanları; others = true: burada anılmayanların hiçbiri alınmaz",
            "# source fields left out; others = true: nothing is kept that is not named here",
            "[drop]",
            "fields = \(TOMLText.list(dropped))",
            "others = \(!keepsOthers)",
        ]
        let kept = others(of: source)
        if keepsOthers, !kept.isEmpty {
            lines.append("# olduğu gibi kalanlar / kept as they are: \(TOMLText.list(kept))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether nothing goes into a field of the template, and nothing was found that may.
    func isOpen(_ field: String) -> Bool {
        constants[field] == nil && assignments.allSatisfy { $0.field != field }
            && ambiguities.allSatisfy { !$0.fields.contains(field) }
    }

    /// The source fields that are neither assigned nor dropped.
    func others(of source: [PropertyDefinition]) -> [String] {
        let named = Set(assignments.map(\.source) + dropped)
        return source.map(\.name).filter { !named.contains($0) }
    }

    private static func comment(_ match: FieldMatch) -> String {
        switch match {
        case .stated, .exact: ""
        default: "  # \(match.words.turkish) / \(match.words.english)"
        }
    }

    private static func text(of value: PropertyValue) -> String {
        switch value {
        case .text(let text): TOMLText.quoted(text)
        case .integer(let number): String(number)
        case .real(let number): "\(number)"
        case .boolean(let flag): String(flag)
        }
    }

    private static func example(of field: TemplateField) -> String {
        switch field.type {
        case .integer: "0"
        case .real: "0.0"
        case .boolean: "true"
        case .text, .date, .dateTime, .binary: "\"\""
        }
    }
}
