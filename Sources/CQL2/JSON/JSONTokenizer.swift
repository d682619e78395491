import GeoCore

/// A value of a JSON text, in the order of the text: a container comes before what it holds, a key before its value.
struct JSONToken {
    enum Kind: UInt8 {
        case object
        case array
        case string
        /// A string with at least one backslash.
        case escapedString
        case number
        case true_
        case false_
        case null
    }

    var kind: Kind
    /// Its first byte.
    var start: Int32
    /// The byte behind it.
    var end: Int32
    /// The token behind it and all it holds.
    var next: Int32
}

/// Checks a whole JSON text and notes where its values are; uses no stack, however deep the text is nested.
///
/// - SeeAlso: RFC 8259.
struct JSONTokenizer {
    let reading: FilterReading
    var place: Int
    private var tokens: [JSONToken] = []
    /// The tokens of the containers that are open.
    private var open: [Int] = []

    /// Returns the tokens of the one value that the text is.
    static func tokens(of reading: FilterReading) throws(PaftaError) -> [JSONToken] {
        var tokenizer = JSONTokenizer(reading)
        try tokenizer.run()
        return tokenizer.tokens
    }

    private init(_ reading: FilterReading) {
        self.reading = reading
        place = reading.start
    }

    /// A node of the tree takes three levels at most: its object, its operands and a list in them.
    private var maximumLevels: Int { 3 * reading.budget.maximumDepth + 8 }

    func byte(_ place: Int) -> UInt8? { place < reading.bytes.count ? reading.bytes[place] : nil }

    /// Skips white space and returns the byte behind it, 0 at the end.
    mutating func peek() -> UInt8 {
        while let next = byte(place) {
            guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return next }
            place += 1
        }
        return 0
    }

    private mutating func run() throws(PaftaError) {
        guard peek() != 0 || place < reading.bytes.count else { throw malformed("a filter", tr: "bir süzgeç") }
        try value()
        while !open.isEmpty { try step() }
        guard peek() == 0, place >= reading.bytes.count else {
            throw malformed("the end of the filter", tr: "süzgecin sonu")
        }
    }

    /// Reads the next element or member of the innermost container, or its end.
    private mutating func step() throws(PaftaError) {
        guard let container = open.last else { return }
        let isObject = tokens[container].kind == .object
        let close = UInt8(ascii: isObject ? "}" : "]")
        let isFirst = tokens.count == container + 1
        if peek() == close {
            place += 1
            return try end(container)
        }
        if !isFirst {
            guard peek() == UInt8(ascii: ",") else {
                throw malformed(
                    isObject ? "',' or '}'" : "',' or ']'",
                    tr: isObject ? "',' ya da '}'" : "',' ya da ']'"
                )
            }
            place += 1
        }
        if isObject { try key() }
        _ = peek()
        try value()
    }

    private mutating func key() throws(PaftaError) {
        guard peek() == UInt8(ascii: "\"") else {
            throw malformed("a name in double quotes", tr: "çift tırnaklı bir ad")
        }
        try appendString()
        guard peek() == UInt8(ascii: ":") else { throw malformed("':'", tr: "':'") }
        place += 1
    }

    private mutating func value() throws(PaftaError) {
        let start = place
        switch byte(place) ?? 0 {
        case UInt8(ascii: "{"): try begin(.object)
        case UInt8(ascii: "["): try begin(.array)
        case UInt8(ascii: "\""): try appendString()
        case UInt8(ascii: "-"), 0x30...0x39: try appendNumber()
        case UInt8(ascii: "t") where skip("true"): append(.true_, from: start)
        case UInt8(ascii: "f") where skip("false"): append(.false_, from: start)
        case UInt8(ascii: "n") where skip("null"): append(.null, from: start)
        default: throw malformed("a JSON value", tr: "bir JSON değeri")
        }
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        let word = Array(word.description.utf8)
        guard reading.bytes[place...].starts(with: word) else { return false }
        place += word.count
        return true
    }

    private mutating func begin(_ kind: JSONToken.Kind) throws(PaftaError) {
        guard open.count < maximumLevels else { throw reading.tooDeep(at: place) }
        open.append(tokens.count)
        place += 1
        append(kind, from: place - 1)
    }

    private mutating func append(_ kind: JSONToken.Kind, from start: Int) {
        tokens.append(JSONToken(kind: kind, start: Int32(start), end: Int32(place), next: Int32(tokens.count + 1)))
    }

    private mutating func end(_ container: Int) throws(PaftaError) {
        open.removeLast()
        tokens[container].end = Int32(place)
        tokens[container].next = Int32(tokens.count)
        if tokens[container].kind == .object { try checkKeys(of: container) }
    }

    private func checkKeys(of object: Int) throws(PaftaError) {
        var seen: Set<String> = []
        var key = object + 1
        while key < tokens.count {
            guard seen.insert(reading.string(tokens[key])).inserted else {
                throw reading.error(
                    LocalizedText("the member stands there twice.", tr: "bu üye iki kez yazılmış."),
                    remedy: LocalizedText("Write every member of an object once.", tr: "Her üyeyi bir kez yazın."),
                    at: Int(tokens[key].start)
                )
            }
            key = Int(tokens[key + 1].next)
        }
    }

    private mutating func appendString() throws(PaftaError) {
        let start = place
        let hasEscapes = try skipString()
        append(hasEscapes ? .escapedString : .string, from: start)
    }

    private mutating func appendNumber() throws(PaftaError) {
        let start = place
        try skipNumber()
        append(.number, from: start)
    }
}
