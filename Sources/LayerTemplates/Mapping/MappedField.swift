public import FeatureQuery

/// A field of a layer as a mapping makes it.
public struct MappedField: Sendable, Hashable {
    /// Where the values come from.
    public enum Origin: Sendable, Hashable {
        /// The column of the source at this place, from 0.
        case source(Int)
        /// The same value for every feature.
        case constant(PropertyValue)
        /// Nowhere: every feature has a null.
        case none
    }

    /// The name and type in the layer.
    public var definition: PropertyDefinition
    /// Where the values come from; constants are of the field's type.
    public var origin: Origin
    /// Whether the template has the field; the others are kept as the source has them.
    public var isTemplateField: Bool

    /// Creates a field.
    public init(definition: PropertyDefinition, origin: Origin, isTemplateField: Bool) {
        self.definition = definition
        self.origin = origin
        self.isTemplateField = isTemplateField
    }
}
