internal import CGDAL

/// Whether the features of a GeoJSON file have an `id` of their own (RFC 7946, clause 3.2).
///
/// GDAL does not tell such an `id` from a property of that name, so the first feature is read here.
struct GeoJSONIdentifier {
    /// What an identifier is.
    enum Kind {
        case none
        case integer
        case text
    }

    /// What the first feature has.
    private(set) var kind = Kind.none
    /// Whether its properties have an `id` too.
    private(set) var isAlsoProperty = false

    init(path: String) {
        guard var scanner = JSONScanner(path: path) else { return }
        _ = readObject(&scanner)
    }

    /// Reads a feature, or a collection up to the end of its first feature; `false` to go no further.
    private mutating func readObject(_ scanner: inout JSONScanner) -> Bool {
        guard scanner.enterObject() else { return false }
        while let name = scanner.nextName() {
            switch name {
            case "features":
                (kind, isAlsoProperty) = (.none, false)
                if scanner.enterArray() { _ = readObject(&scanner) }
                return false
            case "id": kind = Self.kind(scanner.scalar())
            case "properties": readProperties(&scanner)
            default: scanner.skipValue()
            }
        }
        return true
    }

    private mutating func readProperties(_ scanner: inout JSONScanner) {
        guard scanner.enterObject() else { return scanner.skipValue() }
        while let name = scanner.nextName() {
            if name == "id" { isAlsoProperty = true }
            scanner.skipValue()
        }
    }

    private static func kind(_ value: String) -> Kind {
        if value.hasPrefix("\"") { return .text }
        return Int64(value) == nil ? .none : .integer
    }
}

/// Reads the start of a JSON file value by value, no further than it is asked to.
///
/// Malformed text ends it like the end of the file.
@safe
struct JSONScanner: ~Copyable {
    private let file: UnsafeMutablePointer<VSILFILE>
    private var chunk: [UInt8] = []
    private var place = 0

    init?(path: String) {
        guard let file = unsafe VSIFOpenL(path, "rb") else { return nil }
        unsafe self.file = file
    }

    deinit { unsafe VSIFCloseL(file) }

    /// Passes `{` if it comes next.
    mutating func enterObject() -> Bool { enter(UInt8(ascii: "{")) }

    /// Passes `[` if it comes next.
    mutating func enterArray() -> Bool { enter(UInt8(ascii: "[")) }

    /// Returns the next name of the current object, with the colon behind it passed; `nil` at its end.
    mutating func nextName() -> String? {
        guard let start = peekVisible(), start == UInt8(ascii: "\"") else {
            place += 1
            return nil
        }
        let name = string()
        guard enter(UInt8(ascii: ":")) else { return nil }
        return name
    }

    /// Returns a value that is no object or array as it stands, a text with its first quotation mark only.
    mutating func scalar() -> String {
        guard let first = peekVisible() else { return "" }
        if first == UInt8(ascii: "\"") { return "\"" + string() }
        guard first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else {
            skipValue()
            return ""
        }
        var text: [UInt8] = []
        while let byte = peek(), !Self.endsScalar(byte), text.count < 64 {
            text.append(byte)
            place += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Passes one value of any kind.
    mutating func skipValue() {
        var depth = 0
        while let byte = peekVisible() {
            switch byte {
            case UInt8(ascii: "\""): _ = string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return }
                depth -= 1
                place += 1
            default: if depth == 0 { _ = scalar() } else { place += 1 }
            }
            if depth == 0 { return }
        }
    }

    private mutating func enter(_ byte: UInt8) -> Bool {
        guard peekVisible() == byte else { return false }
        place += 1
        return true
    }

    /// Passes a text and returns the start of it, with escapes as they stand.
    private mutating func string() -> String {
        var text: [UInt8] = []
        place += 1
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            if text.count < 64 { text.append(byte) }
            place += 1
            if byte == UInt8(ascii: "\\"), peek() != nil { place += 1 }
        }
        place += 1
        return String(decoding: text, as: UTF8.self)
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }

    /// Returns the next byte behind spaces, commas, the byte order mark and the separators of RFC 8142.
    private mutating func peekVisible() -> UInt8? {
        while let byte = peek() {
            guard byte <= 0x20 || byte == UInt8(ascii: ",") || [0xEF, 0xBB, 0xBF].contains(byte) else { return byte }
            place += 1
        }
        return nil
    }

    private mutating func peek() -> UInt8? {
        while place >= chunk.count {
            place -= chunk.count
            chunk = [UInt8](repeating: 0, count: 1 << 14)
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe VSIFReadL($0.baseAddress, 1, $0.count, file) }
            chunk.removeLast(chunk.count - count)
            if chunk.isEmpty { return nil }
        }
        return chunk[place]
    }
}
