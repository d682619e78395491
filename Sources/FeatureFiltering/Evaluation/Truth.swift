/// The three values of a predicate, in the order in which "and" takes the least and "or" the greatest.
///
/// - SeeAlso: OGC 21-065r2, clause 6.2, table 1.
enum Truth: UInt8, Sendable, Comparable {
    case no
    case unknown
    case yes

    /// What a comparison says that may have no answer.
    @inline(__always)
    init(_ answer: Bool?) {
        switch answer {
        case true: self = .yes
        case false: self = .no
        case nil: self = .unknown
        }
    }

    /// The answer; `nil` if it is unknown.
    var answer: Bool? { self == .unknown ? nil : self == .yes }

    /// The opposite; unknown stays unknown.
    var negated: Truth {
        switch self {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }

    /// Whether `left` is nearer to no.
    static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }
}
