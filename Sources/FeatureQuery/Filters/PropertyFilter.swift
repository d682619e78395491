/// Keeps features whose property equals a value.
public struct PropertyFilter: Sendable, Hashable {
    /// The property.
    public var property: String
    /// The value, of the property's type.
    public var value: PropertyValue

    /// Creates a filter.
    public init(property: String, value: PropertyValue) {
        self.property = property
        self.value = value
    }
}

/// One value of a property.
public enum PropertyValue: Sendable, Hashable {
    /// Of an integer property.
    case integer(Int64)
    /// Of a real property.
    case real(Double)
    /// Of a text, date or dateTime property.
    case text(String)
    /// Of a boolean property.
    case boolean(Bool)
}

/// The public identifier of a feature.
public enum FeatureIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// A number.
    case integer(Int64)
    /// A text.
    case text(String)

    /// The identifier as it stands in a URL, before percent-encoding.
    public var description: String {
        switch self {
        case .integer(let number): String(number)
        case .text(let text): text
        }
    }
}
