public import GeoCore
public import GeoReferencing
public import LayerValidation

/// What was found in one layer of a delivery and done with it.
public struct LayerFindings: Sendable {
    /// The name of the layer, such as `parsel`.
    public var name: String
    /// What people call it.
    public var title: LocalizedText
    /// What became of it.
    public var outcome: Outcome
    /// What its template is called; `nil` if it follows none.
    public var template: LocalizedText?
    /// The name of the layer in the delivered file; `nil` where formats have none.
    public var sourceLayer: String?
    /// The CRS of the layer and of every point and figure; `nil` for a table, or where it is not known.
    public var crs: CRSDescription?
    /// The number of features.
    public var featureCount = 0
    /// The extent in the layer's CRS, x east.
    public var extent = Envelope.empty
    /// The rules that were looked at, those without faults too.
    public var rules: [RuleDefinition] = []
    /// What was found, by rule, as the collector counted it.
    public var counts: [RuleIdentifier: FaultTotals] = [:]
    /// The faults that were kept, in the order they were found.
    public var faults: [Fault] = []
    /// What the user should know besides.
    public var notes: [LocalizedText] = []
    /// The layer as the map shows it, in its CRS; see ``LayerOutline``.
    public var outline = GeometryColumn()
    /// The municipality's boundary in the layer's CRS; `nil` if none is configured.
    public var boundary: GeometryColumn?
    /// Where fields of the layer came from, in the order of the layer.
    public var mappedFields: [MappedField] = []
    /// Fields of the source that no field of the layer takes.
    public var unmappedFields: [String] = []
    /// What differs from the state before; `nil` where there is none, or where nobody compared.
    public var difference: LayerDifference?

    /// Creates findings of a layer in which nothing was found.
    public init(name: String, title: LocalizedText, outcome: Outcome) {
        self.name = name
        self.title = title
        self.outcome = outcome
    }

    /// Takes counts and faults from what the rules reported to.
    public mutating func take(_ collector: FaultCollector) {
        counts = collector.counts.mapValues { FaultTotals($0) }
        faults = collector.faults
    }

    /// The faults counted, by severity.
    public var totals: FaultTotals {
        var totals = FaultTotals()
        for count in counts.values { totals.add(count) }
        return totals
    }

    /// The rules that found something, the most severe first and then by number.
    var guilty: [RuleIdentifier] {
        counts.filter { $0.value.all > 0 }.keys
            .sorted { left, right in
                let (worst, other) = (worstSeverity(of: left), worstSeverity(of: right))
                return worst == other ? left < right : worst > other
            }
    }

    /// The worst severity among the open faults of a rule; `off` if all were put right.
    func worstSeverity(of rule: RuleIdentifier) -> Severity {
        counts[rule]?.worst ?? .off
    }

    /// What a rule is called here.
    func title(of rule: RuleIdentifier) -> LocalizedText {
        rules.first { $0.rule == rule }?.title ?? RuleGuide.entry(of: rule).title
    }
}

/// A field of the layer and the field of the source it was filled from.
public struct MappedField: Sendable, Hashable {
    /// The name in the source.
    public var source: String
    /// The name in the layer.
    public var field: String

    /// Names both.
    public init(source: String, field: String) {
        self.source = source
        self.field = field
    }
}
