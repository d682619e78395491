internal import FeatureQuery
public import GeoCore
internal import TOMLReading

extension FieldMapping {
    /// Reads a mapping file.
    ///
    /// `[fields]` has the source's names as keys and the template's as values; `[constants]` the template's as keys and
    /// values; `[drop]` the source's names left out as `fields`, and `others = true` to leave out all that is not
    /// named.
    ///
    /// - Parameters:
    ///   - text: The TOML, at most 1 MiB.
    ///   - file: The name of its file, for messages.
    /// - Throws: `mapping.invalid`, with the line or the key of what is wrong.
    public init(toml text: String, file: String? = nil) throws(PaftaError) {
        let root = try TOMLSection(parsing: text, document: TemplateDocument(kind: .mapping, file: file))
        try root.checkKeys(["fields", "constants", "drop"])
        self.init()
        if let section = try root.section("fields") { try readFields(section) }
        if let section = try root.section("constants") { try readConstants(section) }
        guard let drop = try root.section("drop") else { return }
        try drop.checkKeys(["fields", "others"])
        dropped = try drop.texts("fields")
        keepsOthers = !(try drop.flag("others") ?? false)
        for assignment in assignments where dropped.contains(assignment.source) {
            throw drop.fault(
                LocalizedText(
                    "'\(assignment.source.prefix(80))' also stands under [fields]",
                    tr: "'\(assignment.source.prefix(80))' [fields] altında da var"
                )
            )
        }
    }

    private mutating func readFields(_ section: TOMLSection) throws(PaftaError) {
        var sources: [String: String] = [:]
        for source in section.keys {
            let field = try section.requiredText(source)
            if let other = sources.updateValue(source, forKey: field) {
                throw section.fault(
                    LocalizedText(
                        "'\(other.prefix(80))' and '\(source.prefix(80))' both become '\(field.prefix(80))'",
                        tr:
                            "'\(other.prefix(80))' ve '\(source.prefix(80))' ikisi birden '\(field.prefix(80))' oluyor"
                    )
                )
            }
            assignments.append(Assignment(source: source, field: field))
        }
    }

    private mutating func readConstants(_ section: TOMLSection) throws(PaftaError) {
        for field in section.keys {
            guard assignments.allSatisfy({ $0.field != field }) else {
                throw section.fault(
                    LocalizedText(
                        "'\(field.prefix(80))' also stands under [fields]",
                        tr: "'\(field.prefix(80))' [fields] altında da var"
                    )
                )
            }
            switch try section.scalar(field) {
            case .text(let text): constants[field] = .text(text)
            case .flag(let flag): constants[field] = .boolean(flag)
            case .integer(let number): constants[field] = .integer(number)
            case .real(let number): constants[field] = .real(number)
            case .day(let year, let month, let day):
                constants[field] = .text(MomentText(year: year, month: month, day: day).dayText)
            case nil: continue
            }
        }
    }
}
