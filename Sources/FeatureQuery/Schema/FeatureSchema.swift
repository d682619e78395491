public import GeoCore

/// What the features of one collection look like.
public struct FeatureSchema: Sendable, Hashable {
    /// The identifier of the collection, as it stands in URLs.
    public var collection: String
    /// What people call the collection.
    public var title: String
    /// The theme the layer belongs to, such as `kadastro`.
    public var theme: String
    /// The geometry property; `nil` for a table without geometry.
    public var geometry: GeometryProperty?
    /// The other properties, in the order of the source.
    public var properties: [PropertyDefinition]
    /// The property that `datetime` is compared with, if there is one.
    public var temporalProperty: String?
    /// Whether feature identifiers are numbers or texts.
    public var identifiers: IdentifierType
    /// The language that texts are in, as a tag of BCP 47 such as `tr`; `nil` if the layer declares none.
    public var language: String?

    /// Creates a schema.
    public init(
        collection: String,
        title: String,
        theme: String = "",
        geometry: GeometryProperty?,
        properties: [PropertyDefinition],
        temporalProperty: String? = nil,
        identifiers: IdentifierType = .integer,
        language: String? = nil
    ) {
        self.collection = collection
        self.title = title
        self.theme = theme
        self.geometry = geometry
        self.properties = properties
        self.temporalProperty = temporalProperty
        self.identifiers = identifiers
        self.language = language
    }

    /// Returns the definition of the property called `name`, exactly as spelled.
    public func property(named name: String) -> PropertyDefinition? {
        properties.first { $0.name == name }
    }

    /// What feature identifiers are made of.
    public enum IdentifierType: String, Sendable, Hashable {
        /// 64-bit numbers.
        case integer
        /// Texts.
        case text
    }
}

/// The geometry property of a collection.
public struct GeometryProperty: Sendable, Hashable {
    /// The column name.
    public var name: String
    /// The kind that all features have; `nil` if they may differ.
    public var type: GeometryType?
    /// Whether positions have heights.
    public var hasHeights: Bool
    /// The CRS the features are stored in.
    public var crs: CRSIdentity

    /// Creates a geometry property.
    public init(name: String, type: GeometryType?, hasHeights: Bool, crs: CRSIdentity) {
        self.name = name
        self.type = type
        self.hasHeights = hasHeights
        self.crs = crs
    }
}

/// A property other than the geometry.
public struct PropertyDefinition: Sendable, Hashable {
    /// The name, as in the source.
    public var name: String
    /// What the values are.
    public var type: PropertyType
    /// The greatest length of a text in characters, if the source sets one.
    public var maximumLength: Int?

    /// Creates a definition.
    public init(name: String, type: PropertyType, maximumLength: Int? = nil) {
        self.name = name
        self.type = type
        self.maximumLength = maximumLength
    }
}

/// The types of property values.
public enum PropertyType: String, Sendable, Hashable, CaseIterable {
    /// A 64-bit number without fraction.
    case integer
    /// A 64-bit IEEE 754 number.
    case real
    /// A text in UTF-8.
    case text
    /// True or false.
    case boolean
    /// A day, as `2026-11-21`.
    case date
    /// A moment in UTC, as `2026-11-21T10:53:16Z`.
    case dateTime
    /// Bytes.
    case binary
}
