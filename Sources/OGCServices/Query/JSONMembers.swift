import GeoCore

/// The members of a JSON object, whose values stay bytes until somebody asks for them.
///
/// So a filter reaches its own parser as it was sent, and a body of any depth takes no stack.
/// - SeeAlso: RFC 8259.
struct JSONMembers {
    /// The members in order: name and bytes of the value.
    private(set) var members: [(name: String, value: ArraySlice<UInt8>)] = []

    /// Finds the members.
    ///
    /// - Returns: `nil` if the bytes are no object, or a name is no text. Values are checked when they are read.
    init?(_ bytes: [UInt8]) {
        var rest = Self.trimmed(bytes[...])
        guard rest.popFirst() == UInt8(ascii: "{"), rest.popLast() == UInt8(ascii: "}") else { return nil }
        rest = Self.trimmed(rest)
        while !rest.isEmpty {
            guard let nameEnd = Self.end(ofValue: rest, before: UInt8(ascii: ":")),
                let name = Self.text(Self.trimmed(rest[..<nameEnd]))
            else { return nil }
            rest = rest[(nameEnd + 1)...]
            let end = Self.end(ofValue: rest, before: UInt8(ascii: ",")) ?? rest.endIndex
            members.append((name, Self.trimmed(rest[..<end])))
            guard end < rest.endIndex else { break }
            rest = Self.trimmed(rest[(end + 1)...])
            // A comma is followed by a member.
            guard !rest.isEmpty else { return nil }
        }
    }

    /// Returns the elements of a list; `nil` if the bytes are none.
    static func elements(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        var rest = value
        guard rest.popFirst() == UInt8(ascii: "["), rest.popLast() == UInt8(ascii: "]") else { return nil }
        rest = trimmed(rest)
        var elements: [ArraySlice<UInt8>] = []
        while !rest.isEmpty {
            let end = end(ofValue: rest, before: UInt8(ascii: ",")) ?? rest.endIndex
            elements.append(trimmed(rest[..<end]))
            guard end < rest.endIndex else { break }
            rest = rest[(end + 1)...]
            guard !trimmed(rest).isEmpty else { return nil }
        }
        return elements
    }

    /// Returns a text; `nil` if the bytes are none.
    static func text(_ value: ArraySlice<UInt8>) -> String? {
        guard value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") else { return nil }
        var rest = value.dropFirst().dropLast()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rest.count)
        while let byte = rest.popFirst() {
            switch byte {
            case 0..<0x20, UInt8(ascii: "\""): return nil
            case UInt8(ascii: "\\"):
                guard let scalar = escaped(&rest) else { return nil }
                bytes += Array(String(Character(scalar)).utf8)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Returns the number as it is written; `nil` if the bytes are none that JSON allows.
    static func number(_ value: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: value, as: UTF8.self)
        let digits = Array((text.hasPrefix("-") ? text.dropFirst() : text[...]).utf8)
        func isDigit(_ place: Int) -> Bool { digits.indices.contains(place) && (0x30...0x39).contains(digits[place]) }
        let hasLeadingZero = digits.first == 0x30 && isDigit(1)
        guard isDigit(0), !hasLeadingZero, DecimalNumber.parse(text) != nil else { return nil }
        return text
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var rest = bytes.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }

    /// The place of the first `separator` that stands neither in a text nor in brackets.
    private static func end(ofValue bytes: ArraySlice<UInt8>, before separator: UInt8) -> Int? {
        var depth = 0
        var isText = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if isText {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { isText = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                case separator where depth == 0: return index
                default: break
                }
            }
            index += 1
        }
        return nil
    }

    private static func escaped(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
        switch rest.popFirst() {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let unit = hexadecimal(&rest) else { return nil }
            guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
            guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
                let low = hexadecimal(&rest), (0xDC00...0xDFFF).contains(low)
            else { return nil }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    private static func hexadecimal(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else {
            return nil
        }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
