public import GeoCore

/// What a delivery changes, or would change, in a layer that is there already.
public struct LayerDifference: Sendable {
    /// Features that are new.
    public var inserted = 0
    /// Features of which something changed.
    public var updated = 0
    /// Features that are gone.
    public var deleted = 0
    /// Features that are as they were.
    public var unchanged = 0
    /// How many features changed in each field, the geometry under its own name, in the order of the layer.
    public var fields: [ChangedField] = []
    /// Some of the changes, one row for each feature and field.
    public var rows: [ChangedValue] = []
    /// The features that changed, for the map: a thinned column in the layer's CRS beside what became of each row.
    public var geometries = GeometryColumn()
    /// What became of each row of `geometries`.
    public var actions: [Action] = []

    /// Creates a difference of nothing.
    public init() {}

    /// Whether both states are the same.
    public var isEmpty: Bool { inserted + updated + deleted == 0 }

    /// What became of a feature.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// It is new.
        case inserted
        /// Something of it changed.
        case updated
        /// It is gone.
        case deleted
    }
}

/// How many features changed in a field.
public struct ChangedField: Sendable, Hashable {
    /// The field.
    public var name: String
    /// The number of features.
    public var count: Int

    /// Counts the changes of a field.
    public init(_ name: String, count: Int) {
        self.name = name
        self.count = count
    }
}

/// One value before and after.
public struct ChangedValue: Sendable, Hashable {
    /// What became of the feature.
    public var action: LayerDifference.Action
    /// The feature's key as people write it.
    public var key: String
    /// The field; `nil` for a feature that is new or gone.
    public var field: String?
    /// The value before; `nil` for none.
    public var old: String?
    /// The value now; `nil` for none.
    public var new: String?

    /// Creates a row of a difference.
    public init(
        _ action: LayerDifference.Action,
        key: String,
        field: String? = nil,
        old: String? = nil,
        new: String? = nil
    ) {
        self.action = action
        self.key = key
        self.field = field
        self.old = old
        self.new = new
    }
}
