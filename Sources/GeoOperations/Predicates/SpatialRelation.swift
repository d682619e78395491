/// How two geometries lie to each other, by the intersections of their interiors, boundaries and exteriors.
///
/// - SeeAlso: OGC 06-103r4, clause 6.1.15.3.
public enum SpatialRelation: Sendable, Hashable, CaseIterable {
    /// They share a point.
    case intersects
    /// They hold the same points.
    case equals
    /// They share no point.
    case disjoint
    /// They share points of their boundaries only.
    case touches
    /// The first lies in the second, and not only on its boundary.
    case within
    /// They have the same dimension, and so has what they share, which is neither of them.
    case overlaps
    /// They share interior points, what they share has a lower dimension than the greater one, and is neither of them.
    case crosses
    /// The second lies in the first, and not only on its boundary.
    case contains

    /// The relation of the second geometry to the first.
    public var converse: SpatialRelation {
        switch self {
        case .within: .contains
        case .contains: .within
        default: self
        }
    }
}
