internal import FeatureQuery
internal import GeoCore
internal import TOMLReading

/// What no single key of a template can say: that its parts fit together.
struct TemplateCheck {
    /// SQLite's usual limit of columns, less the few of Pafta itself.
    private static let maximumFields = 1_900

    let template: LayerTemplate
    let section: TOMLSection

    func run() throws(PaftaError) {
        try checkName("name", template.name)
        try checkName("theme", template.theme)
        guard !template.fields.isEmpty else {
            throw section.fault(LocalizedText("there is no [[field]]", tr: "hiç [[field]] yok"))
        }
        guard template.fields.count <= Self.maximumFields else {
            throw section.fault(
                LocalizedText("there are more than 1,900 fields", tr: "1.900'den çok alan var")
            )
        }
        try checkFieldNames()
        for field in template.fields { try FieldCheck(field: field, section: section).run() }
        try checkRoles()
        try checkReferences()
    }

    /// The names of layers and themes stand in URLs, file names and SQL alike.
    private func checkName(_ key: String, _ name: String) throws(PaftaError) {
        guard Self.isPlain(name) else {
            throw section.fault(
                LocalizedText(
                    "'\(key)' is '\(name.prefix(80))'; use 1 to 60 letters a-z, digits and '_', a letter first",
                    tr: "'\(key)' değeri '\(name.prefix(80))'; a-z harfleri, rakam ve '_' ile 1-60 karakter kullanın, "
                        + "harfle başlayın"
                )
            )
        }
    }

    static func isPlain(_ name: String) -> Bool {
        guard (1...60).contains(name.utf8.count), let first = name.utf8.first else { return false }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return letters.contains(first)
            && name.utf8.allSatisfy {
                letters.contains($0) || $0 == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
    }

    private func checkFieldNames() throws(PaftaError) {
        var names: Set<String> = []
        // The folded names and synonyms seen, and the field they belong to.
        var owners: [String: String] = [:]
        for field in template.fields {
            guard names.insert(field.name).inserted else {
                throw section.fault(
                    LocalizedText(
                        "the field '\(field.name)' is there twice",
                        tr: "'\(field.name)' alanı iki kez var"
                    )
                )
            }
            owners[NameForms.letters(field.name)] = field.name
        }
        for field in template.fields {
            for synonym in field.synonyms {
                let letters = NameForms.letters(synonym)
                if let owner = owners[letters], owner != field.name {
                    throw section.fault(
                        LocalizedText(
                            "the synonym '\(synonym.prefix(80))' stands for '\(field.name)' and for '\(owner)'",
                            tr: "'\(synonym.prefix(80))' eş adı hem '\(field.name)' hem '\(owner)' için kullanılmış"
                        )
                    )
                }
                owners[letters] = field.name
            }
        }
    }

    private func checkRoles() throws(PaftaError) {
        var roles: [TemplateField.Role: String] = [:]
        for field in template.fields {
            guard let role = field.role else { continue }
            if let other = roles.updateValue(field.name, forKey: role) {
                throw section.fault(
                    LocalizedText(
                        "'\(other)' and '\(field.name)' have the same role '\(role.rawValue)'",
                        tr: "'\(other)' ve '\(field.name)' alanlarının görevi (role) aynı: '\(role.rawValue)'"
                    )
                )
            }
        }
    }

    private func checkReferences() throws(PaftaError) {
        try checkFields("key", template.key)
        try checkFields("partition", template.partitionField.map { [$0] } ?? [])
        try checkFields("topology.gap_group", template.topology.gapGroup)
        try checkFields("topology.overlap_group", template.topology.overlapGroup)
        if let container = template.topology.container {
            try checkFields("topology.container.field", [container.field])
        }
    }

    private func checkFields(_ key: String, _ names: [String]) throws(PaftaError) {
        var seen: Set<String> = []
        for name in names {
            guard template.field(named: name) != nil else {
                let nearest = NearestName.nearest(to: name, in: template.fields.map(\.name))
                throw section.fault(
                    LocalizedText(
                        "'\(key)' names '\(name.prefix(80))', which is no field"
                            + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
                        tr: "'\(key)' içindeki '\(name.prefix(80))' bir alan değil"
                            + (nearest.map { "; '\($0)' mi?" } ?? "")
                    )
                )
            }
            guard seen.insert(name).inserted else {
                throw section.fault(
                    LocalizedText("'\(key)' names '\(name)' twice", tr: "'\(key)' içinde '\(name)' iki kez var")
                )
            }
        }
    }
}
