/// A rectangle in one CRS: x is east or longitude, y is north or latitude.
///
/// An envelope with `minX > maxX` is empty; one that crosses the antimeridian is split in two before it becomes an
/// envelope (see `BboxParameter`).
public struct Envelope: Sendable, Hashable {
    /// The western or left edge.
    public var minX: Double
    /// The southern or lower edge.
    public var minY: Double
    /// The eastern or right edge.
    public var maxX: Double
    /// The northern or upper edge.
    public var maxY: Double

    /// Creates an envelope from its edges.
    @inlinable
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The envelope of nothing; extending it by a point gives the envelope of that point.
    public static let empty = Self(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    /// The whole world in longitude and latitude, in degrees.
    public static let world = Self(minX: -180, minY: -90, maxX: 180, maxY: 90)

    /// Whether no point lies in it.
    @inlinable
    public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

    /// The extent along x, in CRS units.
    public var width: Double { isEmpty ? 0 : maxX - minX }

    /// The extent along y, in CRS units.
    public var height: Double { isEmpty ? 0 : maxY - minY }

    /// Whether the point lies inside or on the edge.
    @inlinable
    public func contains(x: Double, y: Double) -> Bool {
        x >= minX && x <= maxX && y >= minY && y <= maxY
    }

    /// Whether `other` lies inside, edges included; an empty one does everywhere.
    public func contains(_ other: Envelope) -> Bool {
        other.isEmpty || other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    /// Whether both share at least one point, edges included.
    @inlinable
    public func intersects(_ other: Envelope) -> Bool {
        // Without the check for emptiness, minX > maxX could still pass inside a larger rectangle.
        minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY && !isEmpty
            && !other.isEmpty
    }

    /// Grows to hold the point; a coordinate that is not a number changes nothing.
    @inlinable
    public mutating func extend(x: Double, y: Double) {
        if x < minX { minX = x }
        if x > maxX { maxX = x }
        if y < minY { minY = y }
        if y > maxY { maxY = y }
    }

    /// Grows to hold `other`.
    public mutating func extend(by other: Envelope) {
        guard !other.isEmpty else { return }
        extend(x: other.minX, y: other.minY)
        extend(x: other.maxX, y: other.maxY)
    }

    /// Returns the envelope grown by `margin` CRS units on every side; an empty one stays empty.
    public func expanded(by margin: Double) -> Envelope {
        guard !isEmpty else { return .empty }
        return Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    /// Returns what both have in common, possibly empty.
    public func intersection(_ other: Envelope) -> Envelope {
        Envelope(
            minX: max(minX, other.minX),
            minY: max(minY, other.minY),
            maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY)
        )
    }
}
