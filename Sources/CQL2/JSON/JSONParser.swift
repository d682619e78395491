import GeoCore

/// Makes the tree of the tokens of a JSON text.
///
/// - SeeAlso: OGC 21-065r2, annex C.
struct JSONParser {
    var reading: FilterReading
    let tokens: [JSONToken]
    let axisOrder: AxisOrder

    init(_ reading: FilterReading, tokens: [JSONToken], axisOrder: AxisOrder) {
        self.reading = reading
        self.tokens = tokens
        self.axisOrder = axisOrder
    }

    /// Returns the whole filter.
    mutating func filter() throws(PaftaError) -> Expression {
        let result = try expression(0, depth: 1)
        try reading.check(result, .condition)
        return result
    }

    /// Returns the node that token `index` stands for, `depth` levels below the root.
    mutating func expression(_ index: Int, depth: Int) throws(PaftaError) -> Expression {
        let token = tokens[index]
        let offset = Int(token.start)
        guard depth <= reading.budget.maximumDepth else { throw reading.tooDeep(at: offset) }
        switch token.kind {
        case .object: return try object(index, depth: depth)
        case .array: return try reading.node(.array(expressions(in: index, depth: depth + 1)), at: offset)
        case .string, .escapedString: return try reading.node(.literal(.text(reading.string(token))), at: offset)
        case .number: return try reading.node(.literal(number(token)), at: offset)
        case .true_: return try reading.node(.literal(.boolean(true)), at: offset)
        case .false_: return try reading.node(.literal(.boolean(false)), at: offset)
        case .null:
            throw error(
                index,
                expected: LocalizedText("a value", tr: "bir değer"),
                remedy: LocalizedText(
                    "Ask {\"op\": \"isNull\", \"args\": [value]}.",
                    tr: "{\"op\": \"isNull\", \"args\": [değer]} ile sorun."
                )
            )
        }
    }

    /// Returns the nodes of all elements of array `index`.
    mutating func expressions(in index: Int, depth: Int) throws(PaftaError) -> [Expression] {
        var result: [Expression] = []
        for element in elements(of: index) { result.append(try expression(element, depth: depth)) }
        return result
    }

    // MARK: Tokens

    /// Returns the tokens of the elements of array `index`.
    func elements(of index: Int) -> [Int] {
        var result: [Int] = []
        var element = index + 1
        while element < Int(tokens[index].next) {
            result.append(element)
            element = Int(tokens[element].next)
        }
        return result
    }

    /// Returns the token of the value of a member of object `index`.
    func member(_ name: String, of index: Int) -> Int? {
        let length = name.utf8.count + 2
        var key = index + 1
        while key < Int(tokens[index].next) {
            let isCandidate = tokens[key].kind == .escapedString || Int(tokens[key].end - tokens[key].start) == length
            if isCandidate, reading.string(tokens[key]) == name { return key + 1 }
            key = Int(tokens[key + 1].next)
        }
        return nil
    }

    /// Returns the token of an array that must be one.
    func array(_ index: Int?, named name: String, of object: Int, remedy: LocalizedText) throws(PaftaError) -> Int {
        guard let index else {
            throw reading.error(
                LocalizedText("there is no '\(name)' here.", tr: "burada '\(name)' yok."),
                remedy: remedy,
                at: Int(tokens[object].start)
            )
        }
        guard tokens[index].kind == .array else {
            throw error(index, expected: LocalizedText("an array", tr: "bir dizi"), remedy: remedy)
        }
        return index
    }

    /// Returns the text of a string that must be one, and must not be empty.
    func string(_ index: Int, remedy: LocalizedText) throws(PaftaError) -> String {
        let token = tokens[index]
        guard token.kind == .string || token.kind == .escapedString, token.end - token.start > 2 else {
            throw error(index, expected: LocalizedText("a string", tr: "bir metin"), remedy: remedy)
        }
        return reading.string(token)
    }

    /// Returns the literal of a number token.
    private func number(_ token: JSONToken) throws(PaftaError) -> Literal {
        let (digits, isNegative) = digits(token)
        guard let literal = NumberReading.literal(reading.bytes, digits, isNegative: isNegative) else {
            throw outOfRange(token)
        }
        return literal
    }

    /// Returns the value of a number token that must be one.
    func coordinate(_ index: Int) throws(PaftaError) -> Double {
        let token = tokens[index]
        guard token.kind == .number else {
            throw error(
                index,
                expected: LocalizedText("a number", tr: "bir sayı"),
                remedy: LocalizedText(
                    "Write coordinates as numbers: [29.1, 41.0].",
                    tr: "Koordinatları sayı olarak yazın: [29.1, 41.0]."
                )
            )
        }
        let (digits, isNegative) = digits(token)
        let value = NumberReading.double(reading.bytes, digits)
        guard value.isFinite else { throw outOfRange(token) }
        return isNegative ? -value : value
    }

    private func digits(_ token: JSONToken) -> (Range<Int>, isNegative: Bool) {
        let isNegative = reading.bytes[Int(token.start)] == UInt8(ascii: "-")
        return ((Int(token.start) + (isNegative ? 1 : 0))..<Int(token.end), isNegative)
    }

    private func outOfRange(_ token: JSONToken) -> PaftaError {
        reading.error(
            LocalizedText("the number is out of range.", tr: "sayı sınırların dışında."),
            remedy: LocalizedText("Numbers reach up to 1.79e308.", tr: "Sayılar en çok 1.79e308 olabilir."),
            at: Int(token.start)
        )
    }

    /// Returns the error for finding the value of token `index` where something else belongs.
    func error(_ index: Int, expected: LocalizedText, remedy: LocalizedText) -> PaftaError {
        reading.error(expected: expected, found: found(tokens[index]), remedy: remedy, at: Int(tokens[index].start))
    }

    private func found(_ token: JSONToken) -> LocalizedText {
        switch token.kind {
        case .object: LocalizedText("an object", tr: "bir nesne")
        case .array:
            token.end - token.start > 2
                ? LocalizedText("an array", tr: "bir dizi") : LocalizedText("an empty array", tr: "boş bir dizi")
        case .string, .escapedString:
            token.end - token.start > 2
                ? LocalizedText("a string", tr: "bir metin") : LocalizedText("an empty string", tr: "boş bir metin")
        case .number: LocalizedText("a number", tr: "bir sayı")
        case .true_, .false_: LocalizedText("a boolean", tr: "bir doğruluk değeri")
        case .null: LocalizedText(verbatim: "null")
        }
    }
}
