public import FeatureQuery

/// How a delivery differs from what a layer holds.
public struct LayerDifference: Sendable {
    /// The places in the delivery of features that are new.
    public var inserted: [Int] = []
    /// The features that changed: the row in the layer, and the place in the delivery.
    public var updated: [(row: Int64, place: Int)] = []
    /// The rows in the layer of features that are not delivered any more.
    public var deleted: [Int64] = []
    /// The number of features that are as they were.
    public var unchanged = 0
    /// In how many features each field changed; the geometry under its own name.
    public var changedFields: [String: Int] = [:]
    /// The first changes, field by field.
    public var examples: [Example] = []

    /// The first features that are gone, as they were.
    public var former: FeatureBatch?

    /// One changed field of one feature.
    public struct Example: Sendable {
        /// The place in the delivery of the feature.
        public var place: Int
        /// The field.
        public var field: String
        /// The value in the layer; `nil` for none, and for geometries.
        public var old: PropertyValue?
        /// The value delivered; `nil` for none, and for geometries.
        public var new: PropertyValue?
    }

    /// Whether nothing would change.
    public var isEmpty: Bool { inserted.isEmpty && updated.isEmpty && deleted.isEmpty }
}
