public import CQL2
public import GeoCore

/// A CQL2 filter and the CRS its coordinates are in.
public struct FilterExpression: Sendable, Hashable {
    /// The filter.
    public var expression: Expression
    /// The CRS of geometries and boxes in the filter, whose positions are x (east) before y (north) here.
    public var crs: CRSIdentity

    /// Creates a filter.
    public init(_ expression: Expression, crs: CRSIdentity = .crs84) {
        self.expression = expression
        self.crs = crs
    }
}
