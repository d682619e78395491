/// A rule by its number in the rule list, such as `V-12`.
public struct RuleIdentifier: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    public let number: Int

    /// Names the rule with a number.
    public init(_ number: Int) { self.number = number }

    /// Reads `V-12`, `v-12`, `V12` or `12`.
    public init?(_ text: String) {
        let digits = text.drop { !$0.isNumber }
        guard let number = Int(digits), (1...99).contains(number) else { return nil }
        guard ["", "v", "v-"].contains(text.dropLast(digits.count).lowercased()) else { return nil }
        self.number = number
    }

    /// The name, as `V-07`.
    public var description: String { number < 10 ? "V-0\(number)" : "V-\(number)" }

    /// Orders rules by number.
    public static func < (left: RuleIdentifier, right: RuleIdentifier) -> Bool { left.number < right.number }
}

/// How bad a fault is, from the least.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The rule is not looked at.
    case off
    /// Good to know; counted.
    case information = "info"
    /// The layer is loaded, and somebody should look at it.
    case warning
    /// The layer is not loaded.
    case error

    /// Orders severities from the least.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .off: 0
        case .information: 1
        case .warning: 2
        case .error: 3
        }
    }
}
