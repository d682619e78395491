import GeoCore

/// A query parameter: its name, what it means, which values it takes, and how they are read.
protocol QueryParameter: Sendable {
    /// What a value stands for.
    associatedtype Value

    /// The name in the URL.
    var name: String { get }
    /// What it does, for the API definition.
    var summary: LocalizedText { get }
    /// Which values it takes, as a schema of OpenAPI 3.0.
    var schema: JSONValue { get }

    /// Reads a decoded value.
    ///
    /// - Throws: `parameter.invalid`.
    func parse(_ text: String) throws(PaftaError) -> Value
}

extension QueryParameter {
    /// The parameter as an object of OpenAPI 3.0; lists stand in one value, joined by commas.
    func definition(in language: Language) -> JSONValue {
        [
            "name": .text(name), "in": "query", "required": false, "description": .text(summary.text(in: language)),
            "schema": schema, "style": "form", "explode": false,
        ]
    }
}
