public import GeoCore

/// A value written in a filter.
public enum Literal: Sendable, Hashable {
    /// `TRUE` or `FALSE`.
    case boolean(Bool)
    /// A number without fraction and exponent that fits into 64 bits.
    case integer(Int64)
    /// Any other number; finite.
    case real(Double)
    /// A text.
    case text(String)
    /// `DATE('2026-11-21')`: the day as it stands there, checked against the calendar.
    case date(String)
    /// `TIMESTAMP('2026-11-21T10:53:16Z')`: a moment in UTC as it stands there, checked against the
    /// calendar; zeros at the end of its fraction are dropped.
    case timestamp(String)
    /// A geometry.
    case geometry(GeometryLiteral)
    /// `BBOX(…)`: four numbers, or six with heights, as they stand there; west may be greater than east.
    case box([Double])
}

/// A geometry written in a filter, in the CRS and with the axis order it is written in.
///
/// - SeeAlso: OGC 21-065r2, clause 8.2 (well-known text, GeoJSON).
public struct GeometryLiteral: Sendable {
    /// The geometry as the one row of a column.
    public var column: GeometryColumn

    /// Creates a literal of a column with one row.
    public init(_ column: GeometryColumn) { self.column = column }
}

extension GeometryLiteral: Hashable {
    /// Whether kinds, structure and positions are the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.column.types == right.column.types
            && left.column.partsEnd == right.column.partsEnd
            && left.column.partTypes == right.column.partTypes
            && left.column.ringsEnd == right.column.ringsEnd
            && left.column.positionsEnd == right.column.positionsEnd
            && left.column.xy == right.column.xy
            && left.column.z.count == right.column.z.count
            && zip(left.column.z, right.column.z).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    /// Hashes kinds and positions.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(column.types)
        hasher.combine(column.xy)
    }
}
