public import GeoCore

/// One thing that a rule found wrong.
public struct Fault: Sendable {
    /// The rule that found it.
    public var rule: RuleIdentifier
    /// How bad it is; ``FaultCollector`` puts the configured severity in place of the rule's own.
    public var severity: Severity
    /// The place of the feature in the source, from 1; `nil` if it concerns the whole layer.
    public var row: Int?
    /// The feature's key as people write it, such as `2705/15`.
    public var key: String?
    /// The other feature's place and key where two are concerned, as in an overlap.
    public var other: (row: Int, key: String?)?
    /// A point of it in the layer's CRS, x east.
    public var point: (x: Double, y: Double)?
    /// What is wrong; may name values of the delivered file, because only the staff reads it.
    public var message: LocalizedText
    /// How to put it right.
    public var remedy: LocalizedText
    /// Whether it was put right while loading; it no longer counts as an error then.
    public var isRepaired: Bool
    /// The geometries to draw beside it: first that of the feature, then others concerned, then the faulty place itself.
    public var figure: GeometryColumn?

    /// Creates a fault.
    public init(
        _ rule: RuleIdentifier,
        _ severity: Severity,
        row: Int? = nil,
        key: String? = nil,
        other: (row: Int, key: String?)? = nil,
        point: (x: Double, y: Double)? = nil,
        message: LocalizedText,
        remedy: LocalizedText,
        isRepaired: Bool = false,
        figure: GeometryColumn? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.row = row
        self.key = key
        self.other = other
        self.point = point
        self.message = message
        self.remedy = remedy
        self.isRepaired = isRepaired
        self.figure = figure
    }
}
