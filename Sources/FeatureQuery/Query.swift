public import GeoCore

/// What is wanted of a ``FeatureSource``: which features, from where on, how many, and in which CRS.
///
/// Filters are joined by "and". Results come in the order wanted, and among equals in that of the source, which never
/// changes while the source's version stays the same.
public struct Query: Sendable, Hashable {
    /// Only the feature with this identifier.
    public var identifier: FeatureIdentifier?
    /// Only features in these boxes.
    public var spatialFilter: SpatialFilter?
    /// Only features of this time, by the schema's temporal property; without one, every feature is kept.
    public var temporalFilter: TemporalFilter?
    /// Only features with these values.
    public var propertyFilters: [PropertyFilter] = []
    /// Only features for which this CQL2 filter is true.
    public var filter: FilterExpression?
    /// The order wanted; empty for that of the source.
    public var sort: [SortKey] = []
    /// Only features behind this place in the order wanted.
    public var after: Place?
    /// At most so many features; `nil` for all.
    public var limit: Int?
    /// How many features at the end are only looked at, to know whether there are more, and not given to anybody.
    public var lookahead = 0
    /// The CRS of the answer; `nil` for the stored one.
    ///
    /// x is east or longitude in either case.
    public var crs: CRSIdentity?
    /// The names of the properties wanted, in this order; `nil` for all.
    public var properties: [String]?
    /// Whether geometries are wanted.
    public var includesGeometry = true
    /// How far, in metres, a generalised geometry may leave the stored one; `nil` for geometries as they are.
    public var tolerance: Double?

    /// Creates a query for every feature.
    public init() {}

    /// Whether every feature of the collection is wanted, wherever the answer starts and ends.
    public var selectsEverything: Bool {
        identifier == nil && spatialFilter == nil && temporalFilter == nil && propertyFilters.isEmpty && filter == nil
    }
}
