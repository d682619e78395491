public import FeatureQuery
public import GeoCore

/// The view of one collection in one version of a protocol.
public struct CollectionView: Sendable {
    /// Tells the versions of a protocol apart, such as `3`; what it stands for can be looked up later.
    public var version: String
    /// Binds the view to the schema of its layer.
    public var bind: @Sendable (FeatureSchema) throws(PaftaError) -> View

    /// Creates the description of a view.
    public init(
        version: String,
        bind: @escaping @Sendable (FeatureSchema) throws(PaftaError) -> View
    ) {
        self.version = version
        self.bind = bind
    }
}
