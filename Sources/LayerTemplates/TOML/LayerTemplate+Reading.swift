internal import FeatureQuery
public import GeoCore
internal import TOMLReading

extension LayerTemplate {
    /// Reads a template.
    ///
    /// - Parameters:
    ///   - text: The TOML, at most 1 MiB; the keys are those that ``explainedTOML`` explains.
    ///   - file: The name of its file, for messages.
    /// - Throws: `template.invalid`, with the line, or the field and key, of what is wrong.
    public init(toml text: String, file: String? = nil) throws(PaftaError) {
        let root = try TOMLSection(parsing: text, document: TemplateDocument(kind: .template, file: file))
        try root.checkKeys(TemplateKeys.template.map(\.name) + ["topology", "field"])
        let name = try root.requiredText("name")
        self.init(
            name: name,
            title: try root.title("title") ?? LocalizedText(verbatim: name),
            theme: try root.requiredText("theme"),
            geometry: try Self.geometry(root),
            fields: [],
            key: try root.texts("key"),
            ownerUnit: try root.text("owner"),
            updatePeriodDays: try root.count("update_days"),
            partitionField: try root.text("partition"),
            access: try root.choice("access") ?? .staff,
            secrecy: try root.choice("secrecy") ?? .unclassified
        )
        if let section = try root.section("topology") { topology = try TemplateTopology(section) }
        for section in try root.sections("field") { fields.append(try TemplateField(section)) }
        try TemplateCheck(template: self, section: root).run()
    }

    private static func geometry(_ root: TOMLSection) throws(PaftaError) -> TemplateGeometry? {
        let keepsHeights = try root.flag("heights")
        guard let name = try root.text("geometry") else {
            guard keepsHeights == nil else {
                throw root.fault(
                    LocalizedText("'heights' needs 'geometry'", tr: "'heights' için 'geometry' gerekir")
                )
            }
            return nil
        }
        guard let type = GeometryType(name: name) else {
            throw root.notOneOf("geometry", name, GeometryType.allCases.map(\.name))
        }
        return TemplateGeometry(type: type, keepsHeights: keepsHeights ?? false)
    }
}

extension TemplateTopology {
    init(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys(TemplateKeys.topology.map(\.name))
        self.init()
        forbidsOverlaps = try section.flag("no_overlaps") ?? false
        overlapGroup = try section.texts("overlap_group")
        gapGroup = try section.texts("gap_group")
        isNetwork = try section.flag("network") ?? false
        roads = try section.sections("roads").map(TemplateRoads.init)
        uncrossed = try section.texts("uncrossed")
        guard let inner = try section.section("container") else { return }
        try inner.checkKeys(["layer", "field", "container_field", "other_field"])
        container = TemplateContainer(
            layer: try inner.requiredText("layer"),
            field: try inner.requiredText("field"),
            containerField: try inner.requiredText("container_field"),
            otherField: try inner.text("other_field")
        )
    }
}

extension TemplateRoads {
    init(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys(["layer", "width", "field", "values"])
        self.init(
            layer: try section.requiredText("layer"),
            width: try section.requiredText("width"),
            field: try section.text("field"),
            values: try section.texts("values")
        )
        guard (field == nil) == values.isEmpty else {
            throw section.fault(
                LocalizedText("'field' and 'values' need each other", tr: "'field' ile 'values' birlikte yazılmalı")
            )
        }
    }
}

extension TemplateField {
    init(_ unnamed: TOMLSection) throws(PaftaError) {
        var section = unnamed
        let name = try unnamed.requiredText("name")
        section.place = LocalizedText("field '\(name.prefix(80))'", tr: "'\(name.prefix(80))' alanı")
        try section.checkKeys(TemplateKeys.field.map(\.name))
        _ = try section.requiredText("type")
        self.init(
            name: name,
            title: try section.title("title") ?? LocalizedText(verbatim: name),
            type: try section.choice("type") ?? .text,
            isRequired: try section.flag("required") ?? false,
            unit: try section.text("unit"),
            codes: try Self.codes(section),
            range: try Self.range(section),
            maximumLength: try section.count("max_length"),
            personalData: try section.choice("personal") ?? .none,
            synonyms: try section.texts("synonyms"),
            role: try section.choice("role")
        )
    }

    private static func codes(_ section: TOMLSection) throws(PaftaError) -> [TemplateCode] {
        var codes: [TemplateCode] = []
        for element in try section.elements("codes") {
            switch element {
            case .text(let text): codes.append(TemplateCode(text, LocalizedText(verbatim: text)))
            case .section(let inner):
                try inner.checkKeys(["value", "en", "tr"])
                let value = try inner.requiredText("value")
                codes.append(
                    TemplateCode(
                        value,
                        LocalizedText(try inner.text("en") ?? value, tr: try inner.text("tr") ?? value)
                    )
                )
            }
        }
        return codes
    }

    private static func range(_ section: TOMLSection) throws(PaftaError) -> TemplateRange? {
        guard let inner = try section.section("range") else { return nil }
        try inner.checkKeys(["min", "max", "above_min"])
        return TemplateRange(
            minimum: try inner.number("min"),
            maximum: try inner.number("max"),
            excludesMinimum: try inner.flag("above_min") ?? false
        )
    }
}
