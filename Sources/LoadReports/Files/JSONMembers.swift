internal import FeatureFormats
internal import GeoCore

/// The members of a JSON object, or the values of an array, under construction.
struct JSONMembers {
    private var writer = ByteWriter(capacity: 512)
    private var isEmpty = true

    /// Adds a text, or null.
    mutating func add(_ name: StaticString, _ value: String?) {
        begin(name)
        guard let value else { return writer.append("null") }
        JSONText.append(ForeignText(value, length: ForeignText.storedLength).text, to: &writer)
    }

    /// Adds a whole number, or null.
    mutating func add(_ name: StaticString, _ value: Int?) {
        begin(name)
        writer.append(verbatim: value.map { String($0) } ?? "null")
    }

    /// Adds a number; null for none and for what is not finite.
    mutating func add(_ name: StaticString, _ value: Double?) {
        begin(name)
        JSONText.append(value ?? .nan, to: &writer)
    }

    /// Adds a truth value.
    mutating func add(_ name: StaticString, _ value: Bool) {
        begin(name)
        writer.append(value ? "true" : "false")
    }

    /// Adds an object.
    mutating func add(_ name: StaticString, _ value: JSONMembers?) {
        begin(name)
        guard let value else { return writer.append("null") }
        value.appendObject(to: &writer)
    }

    /// Adds an array of objects.
    mutating func add(_ name: StaticString, _ values: [JSONMembers]) {
        begin(name)
        writer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            value.appendObject(to: &writer)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// Adds an array of texts.
    mutating func add(_ name: StaticString, _ values: [String]) {
        begin(name)
        writer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(ForeignText(value, length: ForeignText.storedLength).text, to: &writer)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// Adds an array of numbers, or null.
    mutating func add(_ name: StaticString, _ values: [Double]?) {
        begin(name)
        guard let values else { return writer.append("null") }
        writer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(value, to: &writer)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// The members without braces.
    var bytes: ArraySlice<UInt8> { writer.bytes }

    /// Appends them as an object.
    func appendObject(to other: inout ByteWriter) {
        other.append(UInt8(ascii: "{"))
        other.append(writer.bytes)
        other.append(UInt8(ascii: "}"))
    }

    private mutating func begin(_ name: StaticString) {
        if !isEmpty { writer.append(UInt8(ascii: ",")) }
        isEmpty = false
        JSONText.append(name.description, to: &writer)
        writer.append(UInt8(ascii: ":"))
    }
}
