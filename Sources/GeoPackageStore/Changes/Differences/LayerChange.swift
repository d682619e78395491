public import FeatureQuery

/// What became of one row between two states of a layer.
public struct LayerChange: Sendable {
    /// The row number.
    public var row: Int64
    /// What became of it.
    public var kind: Kind
    /// The place of its former values in ``LayerChangeBatch/before``; `nil` for a row that was not there.
    public var before: Int?
    /// The place of its later values in ``LayerChangeBatch/after``; `nil` for a row that is gone.
    public var after: Int?
    /// For an updated row the names of what changed: properties, the geometry, the identifier's column.
    public var changed: [String]

    /// What became of a row.
    public enum Kind: String, Sendable, Hashable {
        /// It came.
        case inserted
        /// It has other values.
        case updated
        /// It went.
        case deleted
    }
}

/// Some changes, in the order of their rows.
public struct LayerChangeBatch: Sendable {
    /// The changes, at least one.
    public var changes: [LayerChange] = []
    /// Former values, in the layer's CRS.
    public var before: FeatureBatch
    /// Later values, in the layer's CRS.
    public var after: FeatureBatch
}
