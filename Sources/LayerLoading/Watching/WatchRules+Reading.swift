public import GeoCore
internal import LayerTemplates
internal import TOMLReading

extension WatchRules {
    /// The most rules of a file.
    private static let limit = 1_000

    /// Reads a rule file; ``example`` explains its keys.
    ///
    /// - Parameters:
    ///   - text: The TOML, at most 1 MiB.
    ///   - file: The path of its file, for messages; paths in the rules start at its folder.
    /// - Throws: `watch.rules`, with the line, or the rule and key, of what is wrong.
    public init(toml text: String, file: String) throws(PaftaError) {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let document = RuleDocument(file: parts.last.map(String.init) ?? file)
        let folder = parts.dropLast().joined(separator: "/")
        let root = try TOMLSection(parsing: text, document: document)
        try root.checkKeys(["rule"])
        let sections = try root.sections("rule")
        guard (1...Self.limit).contains(sections.count) else {
            throw root.fault(
                sections.isEmpty
                    ? LocalizedText("it has no [[rule]]", tr: "içinde hiç [[rule]] yok")
                    : LocalizedText("it has more than 1,000 rules", tr: "1.000'den çok kural var")
            )
        }
        var rules: [WatchRule] = []
        for section in sections {
            rules.append(try WatchRule(section, folder: parts.count > 1 ? folder + "/" : ""))
        }
        self.init(rules)
    }
}

extension WatchRule {
    private static let keys = [
        "files", "template", "layer", "source_layer", "member", "crs", "store_crs", "swap_xy", "encoding", "mapping",
        "personal", "areas", "texts", "closing", "severity", "repair", "unit", "theme", "title", "language", "key",
        "replace", "update", "force", "again", "letter", "note",
    ]

    /// Reads a rule; relative paths start at `folder`, which is empty or ends with a slash.
    fileprivate init(_ section: TOMLSection, folder: String) throws(PaftaError) {
        try section.checkKeys(Self.keys)
        self.init(files: try Self.patterns(section), settings: DeliverySettings())
        try readSource(section, folder: folder)
        try readLayer(section)
    }

    private static func patterns(_ section: TOMLSection) throws(PaftaError) -> [FilePattern] {
        let patterns = try section.textOrTexts("files")
        guard !patterns.isEmpty else {
            throw section.fault(LocalizedText("'files' is missing", tr: "'files' eksik"))
        }
        for pattern in patterns where pattern.isEmpty || pattern.contains("/") {
            throw section.fault(
                LocalizedText(
                    "'files' has '\(pattern.prefix(80))', which is no pattern of a name without folders",
                    tr: "'files' içindeki '\(pattern.prefix(80))' klasörsüz bir ad kalıbı değil"
                )
            )
        }
        return patterns.map { FilePattern($0) }
    }

    private mutating func readSource(_ section: TOMLSection, folder: String) throws(PaftaError) {
        settings.sourceLayer = try section.text("source_layer")
        settings.member = try section.text("member")
        settings.crs = try section.text("crs")
        settings.targetCRS = try section.text("store_crs")
        settings.swapsAxes = try section.flag("swap_xy") ?? false
        settings.encoding = try section.text("encoding")
        settings.mapping = try section.text("mapping").map { $0.hasPrefix("/") ? $0 : folder + $0 }
        settings.areas = try section.textOrTexts("areas")
        if let texts = try section.section("texts") {
            for layer in texts.keys { settings.texts.append("\(layer)=\(try texts.requiredText(layer))") }
        }
        settings.closing = try section.number("closing")
    }

    private mutating func readLayer(_ section: TOMLSection) throws(PaftaError) {
        settings.template = try section.text("template")
        settings.layer = try section.text("layer")
        settings.theme = try section.text("theme")
        settings.title = try section.text("title")
        settings.language = try section.text("language")
        settings.key = try section.texts("key")
        if settings.key?.isEmpty == true { settings.key = nil }
        settings.personalFields = try section.textOrTexts("personal")
        if let severities = try section.section("severity") {
            for rule in severities.keys { settings.severities.append("\(rule)=\(try severities.requiredText(rule))") }
        }
        settings.repairs = try section.flag("repair") ?? false
        settings.replaces = try section.flag("replace") ?? false
        settings.updates = try section.flag("update") ?? false
        settings.forces = try section.flag("force") ?? false
        settings.repeats = try section.flag("again") ?? false
        settings.unit = try section.text("unit")
        settings.letter = try section.text("letter")
        settings.note = try section.text("note")
    }
}

extension TOMLSection {
    /// Returns the texts of a list, or a single text.
    fileprivate func textOrTexts(_ key: String) throws(PaftaError) -> [String] {
        if case .text(let text)? = try? scalar(key) { return [text] }
        return try texts(key)
    }
}

/// A rule file, and how its mistakes are told.
private struct RuleDocument: TOMLDocument {
    let file: String

    func fault(_ what: LocalizedText, remedy: LocalizedText?) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidWatchRules,
            LocalizedText(
                "The rule file '\(file.prefix(120))' cannot be used: \(what.english).",
                tr: "'\(file.prefix(120))' kural dosyası kullanılamıyor: \(what.turkish)."
            ),
            remedy: remedy
                ?? LocalizedText(
                    "Correct it; 'pafta watch --example' writes one that explains every key.",
                    tr: "Düzeltin; 'pafta watch --example' her anahtarı açıklayan bir dosya yazar."
                )
        )
    }

    func nearest(to key: String, in known: [String]) -> String? { NearestName.nearest(to: key, in: known) }
}
