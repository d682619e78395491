public import GeoCore

/// All rules, and what is configured of them.
public enum RuleSet {
    /// The definitions of all rules, by number.
    public static var all: [RuleDefinition] {
        (source.map { $0.definition } + feature.map { $0.definition } + layer.map { $0.definition } + loading)
            .sorted { $0.rule < $1.rule }
    }

    /// Rules that look at what came with the source.
    public static var source: [any SourceRule.Type] {
        [MissingCRSRule.self, UnknownCRSRule.self, DatumOperationRule.self, FieldMappingRule.self]
    }

    /// Rules that look at features one after the other.
    static var feature: [any FeatureRule.Type] { makers.map { type(of: $0()) } }

    /// Rules that are kept while a source is opened and published, without a type of their own.
    public static let loading = [
        RuleDefinition(
            14,
            LocalizedText(
                "Curves are made straight within 1 cm",
                tr: "Eğriler en çok 1 cm sapmayla doğrulara çevrilir"
            ),
            .information
        ),
        RuleDefinition(
            30,
            LocalizedText("The file was not loaded before", tr: "Dosya daha önce yüklenmemiş"),
            .error
        ),
        RuleDefinition(
            34,
            LocalizedText(
                "Raster has a CRS, a place and overviews",
                tr: "Rasterin koordinat sistemi, konumu ve piramitleri var"
            ),
            .error
        ),
    ]

    /// Creates the rules for the features of one layer, in the order they have to run in: texts are put right before
    /// their values are compared, and geometries before they are measured.
    ///
    /// - Parameter isOn: Whether a rule is looked at.
    /// - Returns: One of each, fresh.
    public static func featureRules(where isOn: (RuleIdentifier) -> Bool = { _ in true }) -> [any FeatureRule] {
        makers.map { $0() }.filter { isOn(type(of: $0).definition.rule) }
    }

    /// V-09 comes before V-10, which would take the control characters out that V-09 tells an encoding by; V-11 before
    /// V-12, which has to know the type that is wanted.
    private static let makers: [@Sendable () -> any FeatureRule] = [
        { EncodingRule() }, { NormalizationRule() }, { PersonalDataRule() }, { RequiredFieldRule() },
        { ValueRule() }, { CodeListRule() }, { UniqueKeyRule() },
        { SizeLimitRule() }, { HeightRule() }, { GeometryTypeRule() }, { EmptyGeometryRule() }, { ValidityRule() },
        { SwappedAxesRule() }, { ZonePrefixRule() }, { AreaOfUseRule() }, { BoundaryRule() }, { PrecisionRule() },
        { RegisteredAreaRule() }, { SheetNameRule() }, { CountDropRule() },
    ]

    /// Looks at what came with a source, before its features are read.
    ///
    /// - Parameters:
    ///   - facts: What came with the source.
    ///   - crs: The CRS that was found for the coordinates; `nil` if none was.
    ///   - hasGeometry: Whether the layer has geometries at all.
    ///   - faults: Takes what is found.
    public static func inspectSource(
        _ facts: SourceFacts,
        crs: CRSIdentity?,
        hasGeometry: Bool,
        _ faults: FaultCollector
    ) {
        for rule in source where faults.isOn(rule.definition.rule) {
            for fault in rule.faults(in: facts, crs: crs, hasGeometry: hasGeometry) { faults.report(fault) }
        }
    }

    /// Reads configured severities, as `"V-21" = "off"`.
    ///
    /// - Parameter pairs: Rules and severities (`off`, `info`, `warning`, `error`); the later of two for one
    ///   rule counts.
    /// - Returns: The severities for a ``FaultCollector``.
    /// - Throws: `rule.invalid` if a rule or a severity does not exist.
    public static func severities(
        _ pairs: [(rule: String, severity: String)]
    ) throws(PaftaError) -> [RuleIdentifier: Severity] {
        var severities: [RuleIdentifier: Severity] = [:]
        for (name, text) in pairs {
            guard let rule = RuleIdentifier(name), (1...34).contains(rule.number) else { throw .unknownRule(name) }
            guard let severity = Severity(rawValue: text) else { throw .unknownSeverity(text, of: rule) }
            severities[rule] = severity
        }
        return severities
    }
}
