internal import FeatureQuery

/// A value that rows are ordered by, in the form that SQLite compares.
enum SortValue {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// How a value lies to another in an order.
    enum Comparison {
        case before
        case equal
        case after
    }

    /// The value of a place.
    init(_ value: PropertyValue?, of property: PropertyDefinition) {
        self =
            switch value {
            case .integer(let number): .integer(number)
            case .boolean(let flag): .integer(flag ? 1 : 0)
            case .real(let number): .real(number)
            case .text(let text): .text(property.type == .dateTime ? StoredMoment.compared(text) : text)
            case nil: .null
            }
    }

    /// The value as SQLite takes it; `nil` for none.
    var binding: SQLiteValue? {
        switch self {
        case .null: nil
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        }
    }

    /// Compares two values of one property; none comes last whatever the direction.
    func compared(to other: SortValue, descending: Bool) -> Comparison {
        switch (self, other) {
        case (.null, .null): .equal
        case (.null, _): .after
        case (_, .null): .before
        case (.integer(let left), .integer(let right)): Self.order(left, right, descending)
        case (.real(let left), .real(let right)): Self.order(left, right, descending)
        case (.text(let left), .text(let right)): Self.order(left, right, descending)
        default: .equal
        }
    }

    private static func order<Number: Comparable>(_ left: Number, _ right: Number, _ descending: Bool) -> Comparison {
        left == right ? .equal : (left < right) != descending ? .before : .after
    }

    /// Texts are compared by code points: to Swift, two spellings of one letter are equal.
    private static func order(_ left: String, _ right: String, _ descending: Bool) -> Comparison {
        if left.utf8.elementsEqual(right.utf8) { return .equal }
        return left.utf8.lexicographicallyPrecedes(right.utf8) != descending ? .before : .after
    }
}
