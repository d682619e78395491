public import FeatureQuery
public import GeoCore

/// What a file says of one of its layers.
public struct VectorLayer: Sendable, Hashable {
    /// The name in the file.
    public var name: String
    /// The kind that all features have; `nil` if they may differ.
    ///
    /// Shapefile and MapInfo do not tell single from multiple paths and areas; their features come as the multiple kind.
    public var geometryType: GeometryType?
    /// Whether features have geometries at all.
    public var hasGeometry: Bool
    /// Whether positions have heights that mean something.
    public var hasHeights: Bool
    /// The CRS; `nil` if the file states none, or one that is not known.
    public var crs: CRSIdentity?
    /// What the file calls its CRS; `nil` if it states none.
    public var crsName: String?
    /// The definition of the CRS in the file as well-known text (ISO 19162).
    public var crsWKT: String?
    /// The properties, without ``identifierProperty``.
    public var properties: [PropertyDefinition]
    /// The number of features, where the file states it.
    public var featureCount: Int?
    /// The extent, where the file states it, in its CRS with x = east.
    public var extent: Envelope?
    /// Whether the file gives its features identifiers that mean something outside of it.
    public var carriesIdentifiers: Bool
    /// Whether the identifiers are numbers or texts.
    public var identifiers: FeatureSchema.IdentifierType
    /// The member of the file that holds the identifiers, if it has a name.
    public var identifierProperty: String?
    /// The encoding of the texts as the file or the user states it; `nil` if nobody does or the format has only one.
    public var encoding: String?
}
