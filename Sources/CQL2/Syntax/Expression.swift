/// A node of a CQL2 filter: one tree for the text and the JSON encoding.
///
/// Two expressions are equal when they mean the same tree, wherever they stood in the text they were read from.
/// - SeeAlso: OGC 21-065r2, clauses 6 to 8 and annex B.
public struct Expression: Sendable {
    /// What the node is.
    public let kind: Kind
    /// Where the node starts in the text it was read from, as an offset of UTF-8 bytes; `nil` if it was made by hand.
    public let offset: Int?

    /// Creates a node.
    public init(_ kind: Kind, offset: Int? = nil) {
        self.kind = kind
        self.offset = offset
    }

    /// The kinds of nodes: values first, then predicates.
    public indirect enum Kind: Sendable, Hashable {
        /// A value written in the filter.
        case literal(Literal)
        /// The value of a property; the name of the geometry property names the geometry.
        case property(String)
        /// A calculation.
        case arithmetic(ArithmeticOperator, Expression, Expression)
        /// A function call: a value, or a predicate where it stands for one.
        case function(String, [Expression])
        /// `CASEI`: the text folded so that letter case does not matter.
        case caseInsensitive(Expression)
        /// `ACCENTI`: the text without accents.
        case accentInsensitive(Expression)
        /// A list of values; compared by the array predicates only.
        case array([Expression])
        /// `INTERVAL(start, end)`; `nil` is the open end `'..'`.
        case interval(start: Expression?, end: Expression?)

        /// All hold; at least two.
        case and([Expression])
        /// One holds at least; at least two.
        case or([Expression])
        /// The opposite.
        case not(Expression)
        /// `=`, `<>`, `<`, `>`, `<=`, `>=`.
        case comparison(ComparisonOperator, Expression, Expression)
        /// `IS NULL`.
        case isNull(Expression)
        /// `LIKE`: `%` is any text, `_` any character, `\` takes the next one as it is.
        case like(Expression, pattern: Expression)
        /// `BETWEEN`, both ends included.
        case between(Expression, lower: Expression, upper: Expression)
        /// `IN`.
        case isIn(Expression, [Expression])
        /// A comparison of geometries.
        case spatial(SpatialOperator, Expression, Expression)
        /// A comparison of moments and intervals.
        case temporal(TemporalOperator, Expression, Expression)
        /// A comparison of lists.
        case arrayComparison(ArrayOperator, Expression, Expression)
    }
}

extension Expression: Hashable {
    /// Whether both mean the same tree.
    public static func == (left: Self, right: Self) -> Bool { left.kind == right.kind }

    /// Hashes the tree without its place.
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// The operators of comparisons; raw values are those of both encodings.
public enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
}

/// The operators of calculations; raw values are those of both encodings.
public enum ArithmeticOperator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    /// The remainder, with the sign of the dividend.
    case modulo = "%"
    case power = "^"
    /// The quotient without fraction.
    case wholeDivide = "div"
}

/// The spatial functions; raw values are those of the JSON encoding.
///
/// - SeeAlso: OGC 21-065r2, table 9.
public enum SpatialOperator: String, Sendable, Hashable, CaseIterable {
    case intersects = "s_intersects"
    case equals = "s_equals"
    case disjoint = "s_disjoint"
    case touches = "s_touches"
    case within = "s_within"
    case overlaps = "s_overlaps"
    case crosses = "s_crosses"
    case contains = "s_contains"
}

/// The temporal functions; raw values are those of the JSON encoding.
///
/// - SeeAlso: OGC 21-065r2, table 10.
public enum TemporalOperator: String, Sendable, Hashable, CaseIterable {
    case after = "t_after"
    case before = "t_before"
    case contains = "t_contains"
    case disjoint = "t_disjoint"
    case during = "t_during"
    case equals = "t_equals"
    case finishedBy = "t_finishedBy"
    case finishes = "t_finishes"
    case intersects = "t_intersects"
    case meets = "t_meets"
    case metBy = "t_metBy"
    case overlappedBy = "t_overlappedBy"
    case overlaps = "t_overlaps"
    case startedBy = "t_startedBy"
    case starts = "t_starts"
}

/// The array functions; raw values are those of the JSON encoding.
///
/// - SeeAlso: OGC 21-065r2, table 11.
public enum ArrayOperator: String, Sendable, Hashable, CaseIterable {
    case equals = "a_equals"
    case contains = "a_contains"
    case containedBy = "a_containedBy"
    case overlaps = "a_overlaps"
}
