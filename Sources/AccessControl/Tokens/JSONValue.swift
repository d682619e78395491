internal import Foundation

/// What stands in a token's header or payload.
enum JSONValue: Decodable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([JSONValue])
    case object([String: JSONValue])
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([String: JSONValue].self) {
            self = .object(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            guard container.decodeNil() else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no JSON")
            }
            self = .null
        }
    }

    /// Reads an object; `nil` if the bytes are none.
    static func object(_ bytes: [UInt8]) -> [String: JSONValue]? {
        // Deeper than any claim, and far from where recursion could hurt.
        guard depth(bytes) <= 16 else { return nil }
        return try? JSONDecoder().decode([String: JSONValue].self, from: Data(bytes))
    }

    private static func depth(_ bytes: [UInt8]) -> Int {
        var (depth, deepest, isInText, isEscaped) = (0, 0, false, false)
        for byte in bytes {
            if isInText {
                // Brackets in texts open and close nothing.
                isInText = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            isInText = byte == UInt8(ascii: "\"")
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    /// The text, if it is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The number as whole seconds, if it is one that fits.
    var seconds: Int64? { if case .number(let number) = self { Int64(exactly: number.rounded(.down)) } else { nil } }

    /// The texts of a list, or the words of a text.
    var words: [String] {
        switch self {
        case .text(let text): text.split(separator: " ").map(String.init)
        case .list(let list): list.compactMap(\.text)
        default: []
        }
    }
}

extension [String: JSONValue] {
    /// Returns a claim by its name; if there is none, dots in the name lead into objects.
    func claim(_ path: String) -> JSONValue? {
        if let value = self[path] { return value }
        guard let dot = path.firstIndex(of: "."), case .object(let inner)? = self[String(path[..<dot])] else {
            return nil
        }
        return inner.claim(String(path[path.index(after: dot)...]))
    }
}
