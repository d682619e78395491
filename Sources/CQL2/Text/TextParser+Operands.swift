import GeoCore

extension TextParser {
    /// Reads a value, a call, a negation or what stands in parentheses.
    mutating func operand(isElement: Bool) throws(PaftaError) -> Parsed {
        let start = token
        switch start.kind {
        case .number: return try number(isNegative: false, at: start.range.lowerBound)
        case .text:
            try advance()
            let inner = (start.range.lowerBound + 1)..<(start.range.upperBound - 1)
            return try node(.literal(.text(TextEscapes.text(lexer.reading.bytes[inner]))), at: start.range.lowerBound)
        case .name, .quotedName: return try propertyOrFunction()
        case .reserved(let word): return try reserved(word)
        case .open: return try isElement ? listOrGroup() : group()
        case .minus, .plus: return try signed()
        case .close, .comma, .comparison, .star, .slash, .percent, .caret, .end: throw missingOperand()
        }
    }

    private mutating func reserved(_ word: ReservedWord) throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        switch word {
        case .not: return try negation()
        case .boolean(let value):
            try advance()
            return try node(.literal(.boolean(value)), at: offset)
        case .caseInsensitive, .accentInsensitive: return try folding(word)
        case .date: return try instant(.date)
        case .timestamp: return try instant(.timestamp)
        case .interval: return try interval()
        case .box: return try box()
        case .geometry(let type): return try geometry(type)
        case .spatial, .temporal, .array: return try standardFunction(word)
        case .and, .or, .like, .between, .isIn, .isNull, .null, .wholeDivide: throw missingOperand()
        }
    }

    private mutating func negation() throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        try advance()
        let operand = try expression(.predicate)
        try lexer.reading.check(operand.expression, .condition)
        return try node(.not(operand.expression), at: offset, over: operand.height)
    }

    // MARK: Numbers

    private mutating func number(isNegative: Bool, at offset: Int) throws(PaftaError) -> Parsed {
        guard let literal = NumberReading.literal(lexer.reading.bytes, token.range, isNegative: isNegative) else {
            throw numberOutOfRange()
        }
        try advance()
        return try node(.literal(literal), at: offset)
    }

    /// The error for a number that no double holds.
    func numberOutOfRange() -> PaftaError {
        lexer.reading.error(
            LocalizedText("the number is out of range.", tr: "sayı sınırların dışında."),
            remedy: LocalizedText("Numbers reach up to 1.79E308.", tr: "Sayılar en çok 1.79E308 olabilir."),
            at: token.range.lowerBound
        )
    }

    /// A sign before a number belongs to it; a minus before anything else multiplies by -1, as the standard's examples.
    private mutating func signed() throws(PaftaError) -> Parsed {
        let sign = token
        try advance()
        if token.kind == .number { return try number(isNegative: sign.kind == .minus, at: sign.range.lowerBound) }
        guard sign.kind == .minus else { throw missingOperand() }
        let operand = try singleOperand()
        try lexer.reading.check(operand.expression, .number)
        let minusOne = try node(.literal(.integer(-1)), at: sign.range.lowerBound)
        return try node(
            .arithmetic(.multiply, minusOne.expression, operand.expression),
            at: sign.range.lowerBound,
            over: operand.height
        )
    }

    // MARK: Parentheses

    private mutating func group() throws(PaftaError) -> Parsed {
        try advance()
        let inner = try expression(.or)
        guard token.kind != .comma else {
            throw unexpected(
                LocalizedText(verbatim: "')'"),
                remedy: LocalizedText(
                    "Lists stand behind IN and inside A_CONTAINS, A_CONTAINEDBY, A_EQUALS and A_OVERLAPS.",
                    tr: "Listeler IN'den sonra ve A_CONTAINS, A_CONTAINEDBY, A_EQUALS, A_OVERLAPS içinde yer alır."
                )
            )
        }
        try skip(.close, ")", remedy: Self.closeRemedy)
        return inner
    }

    /// `(a)` is a list where an operator could follow but a comma or the end of the list does.
    private mutating func listOrGroup() throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        try advance()
        let (elements, height) = try arguments()
        let isList = token.kind == .comma || token.kind == .close || elements.count != 1
        guard !isList, let only = elements.first else {
            return try node(.array(elements), at: offset, over: height)
        }
        var inner = only
        while case .array(let elements) = inner.kind, elements.count == 1, let only = elements.first { inner = only }
        return Parsed(expression: inner, height: height)
    }

    /// Reads elements or arguments up to the closing parenthesis, and it too.
    mutating func arguments() throws(PaftaError) -> (elements: [Expression], height: Int) {
        var elements: [Expression] = []
        var height = 0
        if token.kind != .close {
            repeat {
                if !elements.isEmpty { try advance() }
                let element = try expression(.or, isElement: true)
                elements.append(element.expression)
                height = max(height, element.height)
            } while token.kind == .comma
        }
        try skip(.close, ")", remedy: Self.closeRemedy)
        return (elements, height)
    }

    static let closeRemedy = LocalizedText(
        "Every '(' needs its ')'; list entries are separated by commas.",
        tr: "Her '(' için bir ')' gerekir; liste öğeleri virgülle ayrılır."
    )
}
