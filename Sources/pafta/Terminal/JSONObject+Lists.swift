import PaftaTerminal

extension JSONObject {
    /// Adds a text, or null.
    mutating func add(_ name: String, optional value: String?) {
        if let value { add(name, value) } else { add(name, verbatim: "null") }
    }

    /// Adds objects.
    mutating func add(_ name: String, _ objects: [JSONObject]) { add(name, verbatim: Self.list(objects)) }

    /// Returns objects as a JSON array.
    static func list(_ objects: [JSONObject]) -> String { "[\(objects.map(\.text).joined(separator: ",\n"))]" }
}
