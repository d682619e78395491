/// The operators of the JSON encoding that are no standard functions.
enum JSONOperation: Sendable, Equatable {
    case and
    case or
    case not
    case comparison(ComparisonOperator)
    case arithmetic(ArithmeticOperator)
    case isNull
    case like
    case between
    case isIn
    case caseInsensitive
    case accentInsensitive
    case standard(ReservedWord)

    /// Returns the operator of this name, in any letter case; `nil` if it is the name of a function.
    init?(_ name: String) {
        guard let capitals = Names.keyword(name), let operation = Self.table[capitals] else { return nil }
        self = operation
    }

    /// How many operands it takes at least and at most.
    var operandCount: ClosedRange<Int> {
        switch self {
        case .and, .or: 2...Int.max
        case .not, .isNull, .caseInsensitive, .accentInsensitive: 1...1
        case .between: 3...3
        case .comparison, .arithmetic, .like, .isIn, .standard: 2...2
        }
    }

    private static let table: [String: JSONOperation] = {
        var table: [String: JSONOperation] = [
            "AND": .and, "OR": .or, "NOT": .not, "ISNULL": .isNull, "LIKE": .like, "BETWEEN": .between, "IN": .isIn,
            "CASEI": .caseInsensitive, "ACCENTI": .accentInsensitive,
        ]
        for name in ComparisonOperator.allCases { table[name.rawValue] = .comparison(name) }
        for name in ArithmeticOperator.allCases { table[Names.capitals(name.rawValue)] = .arithmetic(name) }
        for name in SpatialOperator.allCases { table[Names.capitals(name.rawValue)] = .standard(.spatial(name)) }
        for name in TemporalOperator.allCases { table[Names.capitals(name.rawValue)] = .standard(.temporal(name)) }
        for name in ArrayOperator.allCases { table[Names.capitals(name.rawValue)] = .standard(.array(name)) }
        return table
    }()
}
