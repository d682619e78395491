public import FeatureQuery
public import GeoCore

/// What a rule is called, and how bad its faults are unless configured otherwise.
public struct RuleDefinition: Sendable, Hashable {
    /// The number.
    public var rule: RuleIdentifier
    /// What is checked, in a few words.
    public var title: LocalizedText
    /// The severity of most of its faults.
    public var severity: Severity

    /// Defines a rule.
    public init(_ number: Int, _ title: LocalizedText, _ severity: Severity) {
        rule = RuleIdentifier(number)
        self.title = title
        self.severity = severity
    }
}

/// A rule that looks at features as they come, one batch after the other, and may put them right.
public protocol FeatureRule {
    /// The rule.
    static var definition: RuleDefinition { get }

    /// Looks at a batch.
    ///
    /// - Parameters:
    ///   - batch: The features, with the fields of the layer as they will be stored, in the layer's CRS; rules that
    ///     repair change it, but never the number of rows.
    ///   - firstRow: The place of the first one in the source, from 1.
    ///   - context: What is known of the layer.
    ///   - faults: Takes what is found.
    /// - Throws: What keeps the rule from looking at the features; a fault is never thrown.
    mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError)

    /// Told behind the last batch.
    mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError)
}

extension FeatureRule {
    /// Does nothing: most rules are through with the last batch.
    public mutating func finish(_ context: ValidationContext, _ faults: FaultCollector) throws(PaftaError) {}
}

/// A rule that looks at all features of a layer together, once they lie in spatial order.
public protocol LayerRule {
    /// The rule.
    static var definition: RuleDefinition { get }

    /// Looks at the layer.
    ///
    /// - Parameters:
    ///   - layer: All features, in blocks of neighbours.
    ///   - context: What is known of the layer.
    ///   - faults: Takes what is found.
    ///   - progress: Told now and then the share done, from 0 to 1; throws to stop.
    /// - Throws: What `progress` throws, and what keeps the rule from looking at the features.
    func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError)
}

/// All features of a layer in spatial order, in blocks of some hundred neighbours.
public protocol BlockedFeatures: AnyObject {
    /// The number of features.
    var count: Int { get }
    /// The envelope of each block; empty for one whose features have no geometry.
    var envelopes: [Envelope] { get }
    /// Returns the features of a block with all fields; `positions` hold their places in the source, from 1.
    ///
    /// Asking for a block again is cheap while it is among the last 64 that were asked for.
    func block(_ index: Int) throws(PaftaError) -> FeatureBatch
}
