/// One key of an order of features.
///
/// Texts are ordered by code points, false before true, and what has no value comes last in either direction.
public struct SortKey: Sendable, Hashable {
    /// The property.
    public var property: String
    /// Whether great values come first.
    public var isDescending: Bool

    /// Creates a key.
    public init(property: String, isDescending: Bool = false) {
        self.property = property
        self.isDescending = isDescending
    }
}

/// The place of a feature in the order of a query: where the next page continues.
public struct Place: Sendable, Hashable {
    /// The values of the sort keys, in their order; `nil` where the feature has none.
    public var values: [PropertyValue?]
    /// The position in the source's own order (`FeatureBatch.positions`), which decides among equals.
    public var position: Int64

    /// Creates a place.
    public init(values: [PropertyValue?] = [], position: Int64) {
        self.values = values
        self.position = position
    }
}
