internal import FeatureFormats
internal import GeoCore

/// A JSON document that people read, too: members keep their order, and each has a line.
indirect enum JSONTree {
    case text(String)
    case number(Int64)
    case real(Double)
    case flag(Bool)
    case list([JSONTree])
    case object([(name: String, value: JSONTree)])

    /// Both wordings of a text.
    static func texts(_ text: LocalizedText) -> JSONTree {
        .object([("tr", .text(text.turkish)), ("en", .text(text.english))])
    }

    /// The document in UTF-8 with a line feed at its end.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        append(to: &writer, depth: 0)
        writer.append("\n")
        return writer.take()
    }

    private func append(to writer: inout ByteWriter, depth: Int) {
        switch self {
        case .text(let text): JSONText.append(text, to: &writer)
        case .number(let number): writer.append(verbatim: "\(number)")
        case .real(let number): JSONText.append(number, to: &writer)
        case .flag(let flag): writer.append(verbatim: flag ? "true" : "false")
        case .list(let elements):
            Self.append(elements, "[", "]", to: &writer, depth: depth) { element, writer in
                element.append(to: &writer, depth: depth + 1)
            }
        case .object(let members):
            Self.append(members, "{", "}", to: &writer, depth: depth) { member, writer in
                JSONText.append(member.name, to: &writer)
                writer.append(": ")
                member.value.append(to: &writer, depth: depth + 1)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element],
        _ first: String,
        _ last: String,
        to writer: inout ByteWriter,
        depth: Int,
        _ body: (Element, inout ByteWriter) -> Void
    ) {
        writer.append(verbatim: first)
        for (index, element) in elements.enumerated() {
            writer.append(verbatim: (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: depth + 1))
            body(element, &writer)
        }
        if !elements.isEmpty { writer.append(verbatim: "\n" + String(repeating: "  ", count: depth)) }
        writer.append(verbatim: last)
    }
}
