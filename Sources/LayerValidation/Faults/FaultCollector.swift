/// Takes the faults of one layer, and keeps as many as a person can use.
///
/// All are counted; `limits` says how many of each rule are kept with their texts, and how many with a figure.
public final class FaultCollector {
    /// How many faults of each rule are kept.
    public struct Limits: Sendable {
        /// Faults of one rule that are kept.
        public var faults = 100_000
        /// Faults of one rule that keep their figure.
        public var figures = 24

        /// Creates the usual limits.
        public init() {}
    }

    /// What was found by one rule.
    public struct Count: Sendable, Hashable {
        /// Faults by severity, without those put right.
        public var open: [Severity: Int] = [:]
        /// Faults put right while loading.
        public var repaired = 0
        /// All of them.
        public var total: Int { open.values.reduce(repaired, +) }
    }

    /// The faults kept, in the order they were found.
    public private(set) var faults: [Fault] = []
    /// What was found, by rule.
    public private(set) var counts: [RuleIdentifier: Count] = [:]

    private let severities: [RuleIdentifier: Severity]
    private let limits: Limits
    private var figures: [RuleIdentifier: Int] = [:]

    /// Creates a collector.
    ///
    /// - Parameters:
    ///   - severities: The severities that were configured in place of the rules' own.
    ///   - limits: How many faults are kept.
    public init(severities: [RuleIdentifier: Severity] = [:], limits: Limits = Limits()) {
        self.severities = severities
        self.limits = limits
    }

    /// Whether a rule is looked at.
    public func isOn(_ rule: RuleIdentifier) -> Bool { severities[rule] != .off }

    /// Whether another fault of this rule would keep its figure, so that it is worth making.
    public func wantsFigure(_ rule: RuleIdentifier) -> Bool { figures[rule, default: 0] < limits.figures }

    /// Takes a fault.
    public func report(_ fault: Fault) {
        var fault = fault
        if let configured = severities[fault.rule] { fault.severity = configured }
        guard fault.severity != .off else { return }
        var count = counts[fault.rule, default: Count()]
        if fault.isRepaired { count.repaired += 1 } else { count.open[fault.severity, default: 0] += 1 }
        counts[fault.rule] = count
        guard count.total <= limits.faults else { return }
        if fault.figure != nil {
            if wantsFigure(fault.rule) { figures[fault.rule, default: 0] += 1 } else { fault.figure = nil }
        }
        faults.append(fault)
    }

    /// The number of faults of a severity that were not put right.
    public func open(_ severity: Severity) -> Int {
        counts.values.reduce(0) { $0 + $1.open[severity, default: 0] }
    }
}
