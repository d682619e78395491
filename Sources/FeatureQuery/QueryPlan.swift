public import CQL2
public import GeoCore

/// How a source finds the features of a query, for people who ask why it is slow.
public struct QueryPlan: Sendable, Hashable {
    /// Where the candidates come from, in order: an index, an interval of rows, or everything.
    public var access: LocalizedText
    /// The index used, if one is.
    public var index: String?
    /// How many rows will be looked at, as far as it is known before.
    public var estimatedRows: Int?
    /// What is decided by the store's own language, and what feature by feature.
    public var conditions: [Condition]
    /// The coordinate operations used, by name.
    public var operations: [String]

    /// One condition and who decides it.
    public struct Condition: Sendable, Hashable {
        /// The condition.
        public var expression: Expression
        /// Whether the store's index or language decides; else every candidate is looked at.
        public var isPushedDown: Bool

        /// Creates a condition.
        public init(_ expression: Expression, isPushedDown: Bool) {
            self.expression = expression
            self.isPushedDown = isPushedDown
        }

        /// The condition as CQL2 text; printed when it is asked for, as a filter may have many positions.
        public var text: String { CQL2Text.encode(expression) }
    }

    /// Creates a plan.
    public init(
        access: LocalizedText,
        index: String? = nil,
        estimatedRows: Int? = nil,
        conditions: [Condition] = [],
        operations: [String] = []
    ) {
        self.access = access
        self.index = index
        self.estimatedRows = estimatedRows
        self.conditions = conditions
        self.operations = operations
    }
}
