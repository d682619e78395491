import GeoCore

extension TextParser {
    /// Reads a property, or a function if a parenthesis follows.
    mutating func propertyOrFunction() throws(PaftaError) -> Parsed {
        let start = token
        let name = name(of: start)
        try advance()
        guard token.kind == .open else { return try node(.property(name), at: start.range.lowerBound) }
        try lexer.reading.checkFunction(name, at: start.range.lowerBound)
        try advance()
        let (arguments, height) = try arguments()
        return try node(.function(name, arguments), at: start.range.lowerBound, over: height)
    }

    private func name(of token: TextToken) -> String {
        guard token.kind == .quotedName else { return lexer.reading.text(token.range) }
        return TextEscapes.name(lexer.reading.bytes[(token.range.lowerBound + 1)..<(token.range.upperBound - 1)])
    }

    /// Reads the opening parenthesis behind a reserved word, which may have been meant as a property.
    mutating func openCall() throws(PaftaError) {
        let word = token
        try advance()
        guard token.kind != .open else { return try advance() }
        let shown = lexer.reading.text(word.range)
        throw unexpected(
            LocalizedText(verbatim: "'('"),
            remedy: LocalizedText(
                "\(shown) is a word of CQL2; a property of this name is written in double quotes: \"\(shown)\".",
                tr: "\(shown) bir CQL2 sözcüğüdür; bu adda bir alan çift tırnakla yazılır: \"\(shown)\"."
            )
        )
    }

    /// Reads `CASEI(…)` or `ACCENTI(…)`.
    mutating func folding(_ word: ReservedWord) throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        try openCall()
        let inner = try expression(.sum)
        try lexer.reading.check(inner.expression, .character)
        try skip(.close, ")", remedy: Self.closeRemedy)
        return try node(
            word == .caseInsensitive ? .caseInsensitive(inner.expression) : .accentInsensitive(inner.expression),
            at: offset,
            over: inner.height
        )
    }

    /// Reads a spatial, temporal or array function of the standard.
    mutating func standardFunction(_ word: ReservedWord) throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        let name = lexer.reading.text(token.range)
        try openCall()
        let takesLists =
            if case .array = word { true } else { false }
        let first = try expression(.or, isElement: takesLists)
        let remedy = LocalizedText("\(name) takes two operands.", tr: "\(name) iki işlenen alır.")
        try skip(.comma, ",", remedy: remedy)
        let second = try expression(.or, isElement: takesLists)
        try skip(.close, ")", remedy: remedy)
        return try node(
            lexer.reading.standardFunction(word, first.expression, second.expression),
            at: offset,
            over: max(first.height, second.height)
        )
    }

    // MARK: Time

    /// Reads `DATE('…')` or `TIMESTAMP('…')`.
    mutating func instant(_ kind: InstantKind) throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        try openCall()
        guard token.kind == .text else { throw unexpected(kind.name, remedy: kind.remedy) }
        let literal = try lexer.reading.instant(instantText(), kind, at: token.range.lowerBound)
        try advance()
        try skip(.close, ")", remedy: Self.closeRemedy)
        return try node(.literal(literal), at: offset)
    }

    private func instantText() -> String {
        TextEscapes.text(lexer.reading.bytes[(token.range.lowerBound + 1)..<(token.range.upperBound - 1)])
    }

    /// Reads `INTERVAL(start, end)`; the word is a property if no parenthesis follows, the standard does not reserve it.
    mutating func interval() throws(PaftaError) -> Parsed {
        let word = token
        try advance()
        guard token.kind == .open else {
            return try node(.property(lexer.reading.text(word.range)), at: word.range.lowerBound)
        }
        try advance()
        let start = try intervalEnd()
        try skip(.comma, ",", remedy: Self.intervalRemedy)
        let end = try intervalEnd()
        try skip(.close, ")", remedy: Self.intervalRemedy)
        try lexer.reading.checkInterval(start?.expression, end?.expression)
        return try node(
            .interval(start: start?.expression, end: end?.expression),
            at: word.range.lowerBound,
            over: max(start?.height ?? 0, end?.height ?? 0)
        )
    }

    private mutating func intervalEnd() throws(PaftaError) -> Parsed? {
        let offset = token.range.lowerBound
        switch token.kind {
        case .text:
            let text = instantText()
            let literal = text == ".." ? nil : try lexer.reading.instant(text, .either, at: offset)
            try advance()
            guard let literal else { return nil }
            return try node(.literal(literal), at: offset)
        case .name, .quotedName: return try propertyOrFunction()
        default: throw unexpected(InstantKind.either.name, remedy: Self.intervalRemedy)
        }
    }

    private static let intervalRemedy = LocalizedText(
        "Write INTERVAL('2026-01-01', '2026-12-31'), with '..' for an open end, or with names of properties.",
        tr: "INTERVAL('2026-01-01', '2026-12-31') yazın; açık uç için '..', ya da alan adları kullanın."
    )
}

extension FilterReading {
    /// Returns the node of a spatial, temporal or array function and checks its operands.
    func standardFunction(
        _ word: ReservedWord,
        _ first: Expression,
        _ second: Expression
    ) throws(PaftaError) -> Expression.Kind {
        switch word {
        case .spatial(let operation):
            try check(first, .geometry)
            try check(second, .geometry)
            return .spatial(operation, first, second)
        case .temporal(let operation):
            try check(first, .instantOrInterval)
            try check(second, .instantOrInterval)
            return .temporal(operation, first, second)
        case .array(let operation):
            try check(first, .array)
            try check(second, .array)
            return .arrayComparison(operation, first, second)
        default: throw PaftaError(.internalFault, .fault, LocalizedText(verbatim: "\(word)"))
        }
    }
}
