/// A JSON object without objects in it, as every line and every signed document of the trail is one.
struct FlatObject {
    enum Value: Equatable {
        case text(String)
        case number(String)
        case texts([String])
    }

    private(set) var members: [(name: String, value: Value)] = []

    /// Reads an object; `nil` if the bytes are anything else or hold a name twice.
    init?(_ bytes: ArraySlice<UInt8>) {
        var reader = FlatReader(bytes)
        guard reader.take("{") else { return nil }
        repeat {
            guard let name = reader.text(), reader.take(":"), let value = reader.value(),
                !members.contains(where: { $0.name == name })
            else { return nil }
            members.append((name, value))
        } while reader.take(",")
        guard reader.take("}"), reader.isAtEnd else { return nil }
    }

    func text(_ name: String) -> String? {
        guard case .text(let text) = value(name) else { return nil }
        return text
    }

    func whole(_ name: String) -> Int? {
        guard case .number(let digits) = value(name) else { return nil }
        return Int(digits)
    }

    func hash(_ name: String) -> ChainHash? { text(name).flatMap { ChainHash($0) } }

    func value(_ name: String) -> Value? { members.first { $0.name == name }?.value }
}

/// Reads the pieces of a flat object; never goes deeper than a list of texts.
private struct FlatReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func value() -> FlatObject.Value? {
        switch rest.first {
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "["): return texts().map { .texts($0) }
        default:
            let digits = rest.prefix { byte in
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                    || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            }
            guard !digits.isEmpty, digits.count < 32 else { return nil }
            rest = rest[digits.endIndex...]
            return .number(String(decoding: digits, as: UTF8.self))
        }
    }

    private mutating func texts() -> [String]? {
        guard take("[") else { return nil }
        var texts: [String] = []
        repeat {
            guard let text = text() else { return nil }
            texts.append(text)
        } while take(",")
        return take("]") ? texts : nil
    }

    mutating func text() -> String? {
        guard take("\"") else { return nil }
        var bytes: [UInt8] = []
        while true {
            let plain = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
            bytes.append(contentsOf: plain)
            rest = rest[plain.endIndex...]
            switch rest.popFirst() {
            case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escaped(into: &bytes) else { return nil }
            default: return nil
            }
        }
    }

    private mutating func escaped(into bytes: inout [UInt8]) -> Bool {
        switch rest.popFirst() {
        case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "u"):
            guard let scalar = scalar() else { return false }
            bytes.append(contentsOf: scalar.utf8)
        default: return false
        }
        return true
    }

    private mutating func scalar() -> Unicode.Scalar? {
        guard let first = unit() else { return nil }
        guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
        guard take("\\"), take("u"), let second = unit(), UTF16.isTrailSurrogate(second) else { return nil }
        return Unicode.Scalar(0x1_0000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    }

    private mutating func unit() -> UInt16? {
        guard rest.count >= 4, let bytes = Hexadecimal.bytes(rest.prefix(4)) else { return nil }
        rest.removeFirst(4)
        return UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    }
}
