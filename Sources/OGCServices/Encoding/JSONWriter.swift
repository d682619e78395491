import FeatureFormats
import GeoCore

/// Writes ``JSONValue`` as RFC 8259 wants, without blanks.
enum JSONWriter {
    /// Appends a value.
    static func append(_ value: JSONValue, to writer: inout ByteWriter) {
        switch value {
        case .null: writer.append("null")
        case .boolean(let value): writer.append(verbatim: value ? "true" : "false")
        case .integer(let number): writer.append(verbatim: String(number))
        case .number(let number): JSONText.append(number, to: &writer)
        case .text(let text): JSONText.append(text, to: &writer)
        case .array(let values):
            writer.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { writer.append(UInt8(ascii: ",")) }
                append(value, to: &writer)
            }
            writer.append(UInt8(ascii: "]"))
        case .object(let members):
            writer.append(UInt8(ascii: "{"))
            append(members: members, to: &writer)
            writer.append(UInt8(ascii: "}"))
        }
    }

    /// Appends the members of an object without its braces, to go into an object that another encoder writes.
    static func append(members: [JSONValue.Member], to writer: inout ByteWriter) {
        for (index, member) in members.enumerated() {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            JSONText.append(member.name, to: &writer)
            writer.append(UInt8(ascii: ":"))
            append(member.value, to: &writer)
        }
    }
}

extension JSONValue {
    /// The value as a JSON text.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        JSONWriter.append(self, to: &writer)
        return writer.take()
    }

    /// The members of an object as JSON without its braces.
    var memberBytes: [UInt8] {
        guard case .object(let members) = self else { return [] }
        var writer = ByteWriter(capacity: 1_024)
        JSONWriter.append(members: members, to: &writer)
        return writer.take()
    }
}
