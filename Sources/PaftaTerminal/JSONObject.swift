internal import FeatureFormats
internal import GeoCore

/// A JSON object under construction; members keep their order.
package struct JSONObject {
    private var writer = ByteWriter(capacity: 256)
    private var isEmpty = true

    /// Creates an object without members.
    package init() {}

    /// Adds a text.
    package mutating func add(_ name: String, _ value: String) {
        addName(name)
        JSONText.append(value, to: &writer)
    }

    /// Adds a number.
    package mutating func add(_ name: String, _ value: Double) {
        addName(name)
        JSONText.append(value, to: &writer)
    }

    /// Adds a whole number, or null.
    package mutating func add(_ name: String, _ value: Int?) { add(name, verbatim: value.map { String($0) } ?? "null") }

    /// Adds a truth value.
    package mutating func add(_ name: String, _ value: Bool) { add(name, verbatim: value ? "true" : "false") }

    /// Adds texts.
    package mutating func add(_ name: String, _ values: [String]) {
        addName(name)
        writer.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(value, to: &writer)
        }
        writer.append(UInt8(ascii: "]"))
    }

    /// Adds a value that is JSON already.
    package mutating func add(_ name: String, verbatim value: String) {
        addName(name)
        writer.append(verbatim: value)
    }

    /// The object.
    package var text: String { "{\(String(decoding: writer.bytes, as: UTF8.self))}" }

    private mutating func addName(_ name: String) {
        if !isEmpty { writer.append(UInt8(ascii: ",")) }
        isEmpty = false
        JSONText.append(name, to: &writer)
        writer.append(UInt8(ascii: ":"))
    }
}
