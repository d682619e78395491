internal import FeatureQuery
internal import GeoCore

/// Writes templates as TOML.
struct TemplateWriter {
    /// Whether every key is explained where it stands first.
    let explains: Bool

    func text(of template: LayerTemplate) -> String {
        var lines: [String] = []
        if explains {
            lines += [
                "# Pafta katman şablonu / layer template of Pafta",
                "# '# ' ile başlayan anahtarlar kullanılmıyor / keys behind '# ' are not used",
                "",
            ]
        }
        append(TemplateKeys.template, values(of: template), explained: explains, to: &lines)
        if explains || template.topology != TemplateTopology() {
            lines += ["", "[topology]"]
            append(TemplateKeys.topology, values(of: template.topology), explained: explains, to: &lines)
        }
        for (index, field) in template.fields.enumerated() {
            lines += ["", "[[field]]"]
            append(TemplateKeys.field, values(of: field), explained: explains && index == 0, to: &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func append(
        _ keys: [TemplateKey],
        _ values: [String: String],
        explained: Bool,
        to lines: inout [String]
    ) {
        for key in keys {
            if explained {
                let (turkish, english) = (key.meaning.turkish, key.meaning.english)
                lines += turkish == english ? ["# \(english)"] : ["# \(turkish)", "# \(english)"]
            }
            if let value = values[key.name] {
                lines.append("\(key.name) = \(value)")
            } else if explained {
                lines.append("# \(key.name) = \(key.example)")
            }
        }
    }

    private func values(of template: LayerTemplate) -> [String: String] {
        var values = [
            "name": TOMLText.quoted(template.name),
            "title": title(template.title),
            "theme": TOMLText.quoted(template.theme),
            "access": TOMLText.quoted(template.access.rawValue),
            "secrecy": TOMLText.quoted(template.secrecy.rawValue),
        ]
        if let geometry = template.geometry {
            values["geometry"] = TOMLText.quoted(geometry.type.name)
            values["heights"] = "\(geometry.keepsHeights)"
        }
        if !template.key.isEmpty { values["key"] = TOMLText.list(template.key) }
        values["owner"] = template.ownerUnit.map(TOMLText.quoted)
        values["update_days"] = template.updatePeriodDays.map { "\($0)" }
        values["partition"] = template.partitionField.map(TOMLText.quoted)
        return values
    }

    private func values(of topology: TemplateTopology) -> [String: String] {
        var values: [String: String] = [:]
        if topology.forbidsOverlaps { values["no_overlaps"] = "true" }
        if topology.isNetwork { values["network"] = "true" }
        if !topology.overlapGroup.isEmpty { values["overlap_group"] = TOMLText.list(topology.overlapGroup) }
        if !topology.gapGroup.isEmpty { values["gap_group"] = TOMLText.list(topology.gapGroup) }
        if let container = topology.container {
            let parts = [
                "layer = \(TOMLText.quoted(container.layer))",
                "field = \(TOMLText.quoted(container.field))",
                "container_field = \(TOMLText.quoted(container.containerField))",
                container.otherField.map { "other_field = \(TOMLText.quoted($0))" },
            ]
            .compactMap(\.self)
            values["container"] = "{ \(parts.joined(separator: ", ")) }"
        }
        if !topology.roads.isEmpty { values["roads"] = roads(topology.roads) }
        if !topology.uncrossed.isEmpty { values["uncrossed"] = TOMLText.list(topology.uncrossed) }
        return values
    }

    private func roads(_ roads: [TemplateRoads]) -> String {
        let lines = roads.map { roads in
            var parts = ["layer = \(TOMLText.quoted(roads.layer))", "width = \(TOMLText.quoted(roads.width))"]
            if let field = roads.field {
                parts += ["field = \(TOMLText.quoted(field))", "values = \(TOMLText.list(roads.values))"]
            }
            return "    { \(parts.joined(separator: ", ")) },\n"
        }
        return "[\n\(lines.joined())]"
    }

    private func values(of field: TemplateField) -> [String: String] {
        var values = [
            "name": TOMLText.quoted(field.name),
            "title": title(field.title),
            "type": TOMLText.quoted(field.type.rawValue),
        ]
        if field.isRequired { values["required"] = "true" }
        values["unit"] = field.unit.map(TOMLText.quoted)
        if !field.codes.isEmpty { values["codes"] = codes(field.codes) }
        values["range"] = field.range.map(range)
        values["max_length"] = field.maximumLength.map { "\($0)" }
        if field.personalData != .none { values["personal"] = TOMLText.quoted(field.personalData.rawValue) }
        if !field.synonyms.isEmpty { values["synonyms"] = TOMLText.list(field.synonyms) }
        values["role"] = field.role.map { TOMLText.quoted($0.rawValue) }
        return values
    }

    private func codes(_ codes: [TemplateCode]) -> String {
        let lines = codes.map { code in
            guard code.title != LocalizedText(verbatim: code.value) else {
                return "    \(TOMLText.quoted(code.value)),\n"
            }
            let (english, turkish) = (TOMLText.quoted(code.title.english), TOMLText.quoted(code.title.turkish))
            return "    { value = \(TOMLText.quoted(code.value)), en = \(english), tr = \(turkish) },\n"
        }
        return "[\n\(lines.joined())]"
    }

    private func range(_ range: TemplateRange) -> String {
        var parts: [String] = []
        if let minimum = range.minimum { parts.append("min = \(TOMLText.number(minimum))") }
        if let maximum = range.maximum { parts.append("max = \(TOMLText.number(maximum))") }
        if range.excludesMinimum { parts.append("above_min = true") }
        return "{ \(parts.joined(separator: ", ")) }"
    }

    private func title(_ title: LocalizedText) -> String {
        guard title.english != title.turkish else { return TOMLText.quoted(title.english) }
        return "{ en = \(TOMLText.quoted(title.english)), tr = \(TOMLText.quoted(title.turkish)) }"
    }
}
