import GeoCore

extension TextParser {
    /// Reads what follows the first operand of a comparison.
    mutating func predicate(_ left: Parsed) throws(PaftaError) -> Parsed {
        let start = token.range.lowerBound
        guard token.kind == .reserved(.not) else { return try positivePredicate(left) }
        try advance()
        switch token.kind {
        case .reserved(.like), .reserved(.between), .reserved(.isIn):
            let positive = try positivePredicate(left)
            return try node(.not(positive.expression), at: left.offset, over: positive.height)
        default:
            throw lexer.reading.error(
                expected: LocalizedText("AND, OR or a comparison", tr: "AND, OR ya da bir karşılaştırma"),
                found: LocalizedText(verbatim: "'NOT'"),
                remedy: LocalizedText(
                    "NOT stands before a condition, LIKE, BETWEEN, IN and NULL.",
                    tr: "NOT; bir koşulun, LIKE, BETWEEN, IN ve NULL sözcüklerinin önünde durur."
                ),
                at: start
            )
        }
    }

    private mutating func positivePredicate(_ left: Parsed) throws(PaftaError) -> Parsed {
        switch token.kind {
        case .reserved(.like): try like(left)
        case .reserved(.between): try between(left)
        case .reserved(.isIn): try isIn(left)
        case .reserved(.isNull): try isNull(left)
        case .comparison(let operation): try comparison(left, operation)
        default: left
        }
    }

    private mutating func comparison(_ left: Parsed, _ operation: ComparisonOperator) throws(PaftaError) -> Parsed {
        guard OperandSort(left.expression.kind) != .condition else {
            throw unexpected(
                LocalizedText("AND or OR", tr: "AND ya da OR"),
                remedy: LocalizedText(
                    "A condition is not compared: write a < b AND b < c, or NOT a = b.",
                    tr: "Koşullar karşılaştırılmaz: a < b AND b < c ya da NOT a = b yazın."
                )
            )
        }
        try lexer.reading.check(left.expression, .scalar)
        try advance()
        let right = try expression(.sum)
        try lexer.reading.check(right.expression, .scalar)
        return try node(
            .comparison(operation, left.expression, right.expression),
            at: left.offset,
            over: max(left.height, right.height)
        )
    }

    private mutating func like(_ left: Parsed) throws(PaftaError) -> Parsed {
        try lexer.reading.check(left.expression, .character)
        try advance()
        let pattern = try expression(.sum)
        try lexer.reading.check(pattern.expression, .pattern)
        return try node(
            .like(left.expression, pattern: pattern.expression),
            at: left.offset,
            over: max(left.height, pattern.height)
        )
    }

    private mutating func between(_ left: Parsed) throws(PaftaError) -> Parsed {
        try lexer.reading.check(left.expression, .number)
        try advance()
        let lower = try expression(.sum)
        try lexer.reading.check(lower.expression, .number)
        try skip(
            .reserved(.and),
            "AND",
            remedy: LocalizedText("Write a BETWEEN 1 AND 10.", tr: "a BETWEEN 1 AND 10 yazın.")
        )
        let upper = try expression(.sum)
        try lexer.reading.check(upper.expression, .number)
        return try node(
            .between(left.expression, lower: lower.expression, upper: upper.expression),
            at: left.offset,
            over: max(left.height, lower.height, upper.height)
        )
    }

    private mutating func isIn(_ left: Parsed) throws(PaftaError) -> Parsed {
        try lexer.reading.check(left.expression, .scalar)
        try advance()
        let remedy = LocalizedText("Write a IN (1, 2, 3).", tr: "a IN (1, 2, 3) yazın.")
        try skip(.open, "(", remedy: remedy)
        guard token.kind != .close else {
            throw unexpected(LocalizedText("at least one value", tr: "en az bir değer"), remedy: remedy)
        }
        var values: [Expression] = []
        var height = left.height
        repeat {
            if !values.isEmpty { try advance() }
            let value = try expression(.sum)
            try lexer.reading.check(value.expression, .scalar)
            values.append(value.expression)
            height = max(height, value.height)
        } while token.kind == .comma
        try skip(.close, ")", remedy: remedy)
        return try node(.isIn(left.expression, values), at: left.offset, over: height)
    }

    private mutating func isNull(_ left: Parsed) throws(PaftaError) -> Parsed {
        try lexer.reading.check(left.expression, .nullable)
        try advance()
        let isNegative = token.kind == .reserved(.not)
        if isNegative { try advance() }
        try skip(
            .reserved(.null),
            "NULL",
            remedy: LocalizedText(
                "Write a IS NULL or a IS NOT NULL; compare values with '='.",
                tr: "a IS NULL ya da a IS NOT NULL yazın; değerleri '=' ile karşılaştırın."
            )
        )
        let positive = try node(.isNull(left.expression), at: left.offset, over: left.height)
        guard isNegative else { return positive }
        return try node(.not(positive.expression), at: left.offset, over: positive.height)
    }
}
