internal import GeoCore

/// Reads a document from JSON, strictly by RFC 8259; refuses names that stand twice, null characters and `null`.
struct JSONTreeParser {
    private let bytes: [UInt8]
    private let file: ProtocolFile
    private var offset = 0

    /// The most bytes of a document, as of one in TOML.
    static let maximumSize = 1 << 20
    /// Protocols go six levels deep; this bounds the stack.
    private static let maximumDepth = 32

    init(_ bytes: [UInt8], file: ProtocolFile) {
        self.bytes = bytes
        self.file = file
    }

    mutating func document() throws(PaftaError) -> DocumentTree {
        guard bytes.count <= Self.maximumSize else {
            throw file.fault(LocalizedText("it is larger than 1 MiB", tr: "1 MiB'tan büyük"))
        }
        let tree = try value(depth: 0)
        skipBlanks()
        guard offset == bytes.count else { throw fault }
        return tree
    }

    private var fault: PaftaError {
        file.fault(
            LocalizedText("from byte \(offset + 1) on it is not JSON", tr: "\(offset + 1). bayttan sonrası JSON değil")
        )
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(PaftaError) -> DocumentTree {
        skipBlanks()
        guard depth < Self.maximumDepth else { throw fault }
        switch next {
        case UInt8(ascii: "{"): return .table(try members(depth: depth))
        case UInt8(ascii: "["): return .list(try elements(depth: depth))
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: DocumentTree) throws(PaftaError) -> DocumentTree {
        guard bytes[offset...].starts(with: word.utf8) else { throw fault }
        offset += word.utf8.count
        return value
    }

    private mutating func elements(depth: Int) throws(PaftaError) -> [DocumentTree] {
        offset += 1
        skipBlanks()
        if take("]") { return [] }
        var elements: [DocumentTree] = []
        repeat {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw fault }
        return elements
    }

    private mutating func members(depth: Int) throws(PaftaError) -> [String: DocumentTree] {
        offset += 1
        skipBlanks()
        if take("}") { return [:] }
        var members: [String: DocumentTree] = [:]
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw fault }
            let name = try text()
            skipBlanks()
            guard members[name] == nil, take(":") else { throw fault }
            members[name] = try value(depth: depth + 1)
            skipBlanks()
        } while take(",")
        guard take("}") else { throw fault }
        return members
    }
}

extension JSONTreeParser {
    private mutating func number() throws(PaftaError) -> DocumentTree {
        let start = offset
        var isWhole = true
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("-") { _ = take("+") }
            try digits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        guard let number = Double(text), number.isFinite else { throw fault }
        return .real(number)
    }

    private mutating func digits() throws(PaftaError) {
        let start = offset
        while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw fault }
    }

    private mutating func text() throws(PaftaError) -> String {
        offset += 1
        var result: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault }
            offset += 1
            if byte == UInt8(ascii: "\\") {
                result += Array(String(Character(try escaped())).utf8)
            } else {
                result.append(byte)
            }
        }
        guard take("\""), let text = String(validating: result, as: UTF8.self) else { throw fault }
        return text
    }

    private mutating func escaped() throws(PaftaError) -> Unicode.Scalar {
        guard let byte = next else { throw fault }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            if let scalar = Unicode.Scalar(unit) {
                guard unit > 0 else { throw fault }
                return scalar
            }
            guard (0xD800...0xDBFF).contains(unit), take("\\"), take("u") else { throw fault }
            let low = try hexadecimal()
            guard (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            else { throw fault }
            return scalar
        default: throw fault
        }
    }

    private mutating func hexadecimal() throws(PaftaError) -> UInt32 {
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault }
        offset += 4
        return unit
    }
}
