internal import CQL2

/// A value as an element of a set.
enum ListElement: Sendable, Hashable {
    case number(Number)
    case text([UInt8])
    case boolean(Bool)
    case day(Int64)
    case moment(Int64)
    case interval(Period)
    case list(Set<ListElement>)
}

extension ArrayOperator {
    /// Whether the function of the standard is true for two sets.
    ///
    /// - SeeAlso: OGC 21-065r2, requirement `/req/array-functions/array-predicates`.
    func holds(_ left: Set<ListElement>, _ right: Set<ListElement>) -> Bool {
        switch self {
        case .equals: left == right
        case .contains: left.isSuperset(of: right)
        case .containedBy: left.isSubset(of: right)
        case .overlaps: !left.isDisjoint(with: right)
        }
    }
}
