/// The escapes of texts and names in the text encoding.
///
/// - SeeAlso: OGC 21-065r2, requirement `/req/cql2-text/escaping`.
enum TextEscapes {
    /// The letters behind a backslash that stand for a control character.
    private static let controls: [(letter: UInt8, byte: UInt8)] = [
        (UInt8(ascii: "a"), 7), (UInt8(ascii: "b"), 8), (UInt8(ascii: "t"), 9), (UInt8(ascii: "n"), 10),
        (UInt8(ascii: "v"), 11), (UInt8(ascii: "f"), 12), (UInt8(ascii: "r"), 13),
    ]

    /// Returns the text between the single quotes of a literal.
    ///
    /// A backslash before any other character stays with it, so that `'50\%'` is a pattern for a percent sign.
    static func text(_ escaped: ArraySlice<UInt8>) -> String {
        guard escaped.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "'") }) else {
            return String(decoding: escaped, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(escaped.count)
        var rest = escaped
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'"), let next = rest.popFirst() else {
                result.append(byte)
                continue
            }
            if next == UInt8(ascii: "'") || next == UInt8(ascii: "\\") {
                result.append(next)
            } else if let control = controls.first(where: { $0.letter == next }) {
                result.append(control.byte)
            } else {
                result.append(byte)
                result.append(next)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Returns the literal of a text, with its quotes.
    static func literal(_ text: String) -> String {
        var result: [UInt8] = [UInt8(ascii: "'")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\\"): result += [byte, byte]
            case 7...13:
                result.append(UInt8(ascii: "\\"))
                result += controls.filter { $0.byte == byte }.map(\.letter)
            default: result.append(byte)
            }
        }
        result.append(UInt8(ascii: "'"))
        return String(decoding: result, as: UTF8.self)
    }

    /// Returns the name between the double quotes of a quoted name.
    static func name(_ escaped: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = escaped
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { _ = rest.popFirst() }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Returns a name as the text encoding writes it: in double quotes where it would be read as something else.
    static func quoted(_ name: String) -> String {
        if Names.isPlain(name) { return name }
        var result = "\""
        for scalar in name.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
