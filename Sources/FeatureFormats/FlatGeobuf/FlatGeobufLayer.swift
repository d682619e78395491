public import FeatureQuery
public import GeoCore

/// What the head of a FlatGeobuf file says of its features, and how they are therefore written.
///
/// Geometry is x (east, longitude) before y (north, latitude) in every CRS, as all readers expect it.
public struct FlatGeobufLayer: Sendable, Hashable {
    /// The name of the layer.
    public var name: String
    /// What people call the layer.
    public var title: String
    /// The kind of all geometries; `nil` if they may differ, and then each says its own.
    ///
    /// A single geometry in a layer of its multi-kind is written as one of one part, and the other way round.
    /// Geometries that cannot be turned into this kind are left out.
    public var geometryType: GeometryType?
    /// Whether there is a geometry at all.
    public var hasGeometry: Bool
    /// Whether positions have heights; those without one get not-a-number.
    public var hasHeights: Bool
    /// What the public identifiers are made of.
    public var identifiers: FeatureSchema.IdentifierType
    /// The properties of the batches, in their order.
    public var properties: [PropertyDefinition]
    /// The CRS of the coordinates.
    public var crs: FlatGeobufCRS?

    /// Creates the description of batches of a collection with these properties.
    public init(_ schema: FeatureSchema, properties: [PropertyDefinition], crs: FlatGeobufCRS?) {
        name = schema.collection
        title = schema.title
        geometryType = schema.geometry?.type
        hasGeometry = schema.geometry != nil
        hasHeights = schema.geometry?.hasHeights ?? false
        identifiers = schema.identifiers
        self.properties = properties
        self.crs = crs
    }

    /// The name of the column that holds the public identifier, the first column.
    ///
    /// FlatGeobuf has no identifiers of features, so they become a column `id`; `feature_id`, `feature_id_2` … if a
    /// property has that name, in any letter case, because many readers do not tell the cases apart.
    public var identifierColumn: String {
        let taken = Set(properties.map { $0.name.lowercased() })
        if !taken.contains("id") { return "id" }
        if !taken.contains("feature_id") { return "feature_id" }
        var number = 2
        while taken.contains("feature_id_\(number)") { number += 1 }
        return "feature_id_\(number)"
    }
}

/// A CRS as a FlatGeobuf file names it.
public struct FlatGeobufCRS: Sendable, Hashable {
    /// Authority and code.
    public var identity: CRSIdentity
    /// The name of the CRS, such as `TUREF / TM30`.
    public var name: String?
    /// The definition as WKT 2; readers use it where they do not know the code.
    public var wkt: String?

    /// Creates a CRS.
    public init(_ identity: CRSIdentity, name: String? = nil, wkt: String? = nil) {
        self.identity = identity
        self.name = name
        self.wkt = wkt
    }
}
