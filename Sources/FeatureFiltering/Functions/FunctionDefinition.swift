public import GeoCore

/// A function that filters may call, as the resource `/functions` lists it.
///
/// - SeeAlso: OGC 21-065r2, requirement `/req/functions/get-functions-response-json`.
public struct FunctionDefinition: Sendable, Hashable {
    /// The types of arguments and results; raw values are those of the resource.
    public enum ValueType: String, Sendable, Hashable, CaseIterable {
        case string
        case number
        case integer
        /// A day or a moment.
        case datetime
        case geometry
        case boolean
    }

    /// One argument.
    public struct Argument: Sendable, Hashable {
        /// The name for people.
        public let title: LocalizedText
        /// The types it takes.
        public let types: [ValueType]

        init(_ title: LocalizedText, _ types: ValueType...) {
            self.title = title
            self.types = types
        }
    }

    /// The name; filters may write it in any letter case.
    public let name: String
    /// What the function does.
    public let description: LocalizedText
    /// The arguments, in order.
    public let arguments: [Argument]
    /// Whether the last argument may be repeated.
    public let isVariadic: Bool
    /// The types of results.
    public let returns: [ValueType]

    init(
        _ name: String,
        _ arguments: [Argument],
        isVariadic: Bool = false,
        returns: ValueType...,
        description: LocalizedText
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.isVariadic = isVariadic
        self.returns = returns
    }
}
