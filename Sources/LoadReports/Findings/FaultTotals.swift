internal import LayerValidation

/// How many faults there are, by severity; those put right are counted apart.
public struct FaultTotals: Sendable, Hashable {
    /// Faults for which a layer is not loaded.
    public var errors = 0
    /// Faults that somebody should look at.
    public var warnings = 0
    /// What is good to know.
    public var information = 0
    /// Faults put right while loading.
    public var repaired = 0

    /// Creates totals of nothing.
    public init() {}

    /// All of them.
    public var all: Int { errors + warnings + information + repaired }

    mutating func add(_ other: FaultTotals) {
        errors += other.errors
        warnings += other.warnings
        information += other.information
        repaired += other.repaired
    }

    init(_ count: FaultCollector.Count) {
        errors = count.open[.error, default: 0]
        warnings = count.open[.warning, default: 0]
        information = count.open[.information, default: 0]
        repaired = count.repaired
    }

    mutating func add(_ fault: Fault) {
        switch fault.shownSeverity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .information: information += 1
        case .off: repaired += 1
        }
    }

    /// The worst severity that is open; `off` if there is none.
    var worst: Severity {
        if errors > 0 { return .error }
        if warnings > 0 { return .warning }
        return information > 0 ? .information : .off
    }
}
