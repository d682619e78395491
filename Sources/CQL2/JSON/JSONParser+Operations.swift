import GeoCore

extension JSONParser {
    private static let argumentsRemedy = LocalizedText(
        "Write {\"op\": \"=\", \"args\": [{\"property\": \"name\"}, \"Ada\"]}.",
        tr: "{\"op\": \"=\", \"args\": [{\"property\": \"ad\"}, \"Ada\"]} yazın."
    )

    /// Returns the node of object `index`, whose member `op` is token `name`.
    mutating func operation(_ index: Int, named name: Int, depth: Int) throws(PaftaError) -> Expression {
        let offset = Int(tokens[index].start)
        let text = try string(name, remedy: Self.argumentsRemedy)
        let array = try array(member("args", of: index), named: "args", of: index, remedy: Self.argumentsRemedy)
        guard let operation = JSONOperation(text) else {
            try checkName(text, at: Int(tokens[name].start))
            return try reading.node(.function(text, expressions(in: array, depth: depth + 1)), at: offset)
        }
        let elements = elements(of: array)
        guard operation.operandCount.contains(elements.count) else {
            throw wrongCount(operation.operandCount, found: elements.count, at: Int(tokens[array].start))
        }
        if operation == .isIn { return try membership(elements, at: offset, depth: depth) }
        let operands = try expressions(in: array, depth: depth + 1)
        return try reading.node(kind(operation, operands), at: offset)
    }

    private func wrongCount(_ count: ClosedRange<Int>, found: Int, at offset: Int) -> PaftaError {
        let least = count.lowerBound
        return reading.error(
            count.upperBound == least
                ? LocalizedText(
                    "the operator takes \(least) operands, found \(found).",
                    tr: "işleç \(least) işlenen alır, \(found) işlenen var."
                )
                : LocalizedText(
                    "the operator takes at least \(least) operands, found \(found).",
                    tr: "işleç en az \(least) işlenen alır, \(found) işlenen var."
                ),
            remedy: Self.argumentsRemedy,
            at: offset
        )
    }

    /// Operators of other languages are no functions either.
    private func checkName(_ name: String, at offset: Int) throws(PaftaError) {
        try reading.checkFunction(name, at: offset)
        let replacement: String? =
            switch name {
            case "==", "eq": "="
            case "!=", "neq", "ne": "<>"
            case "&&", "all": "and"
            case "||", "any": "or"
            case "!": "not"
            case "lt": "<"
            case "lte": "<="
            case "gt": ">"
            case "gte": ">="
            default: nil
            }
        guard let replacement else { return }
        throw reading.error(
            LocalizedText("there is no operator '\(name)'.", tr: "'\(name)' diye bir işleç yok."),
            remedy: LocalizedText("Write \"\(replacement)\".", tr: "\"\(replacement)\" yazın."),
            at: offset
        )
    }

    private mutating func membership(_ elements: [Int], at offset: Int, depth: Int) throws(PaftaError) -> Expression {
        let value = try expression(elements[0], depth: depth + 1)
        try reading.check(value, .scalar)
        let list = elements[1]
        guard tokens[list].kind == .array, tokens[list].next > list + 1 else {
            throw error(
                list,
                expected: LocalizedText("an array with at least one value", tr: "en az bir değerli bir dizi"),
                remedy: LocalizedText(
                    "Write {\"op\": \"in\", \"args\": [value, [1, 2, 3]]}.",
                    tr: "{\"op\": \"in\", \"args\": [değer, [1, 2, 3]]} yazın."
                )
            )
        }
        let values = try expressions(in: list, depth: depth + 1)
        for value in values { try reading.check(value, .scalar) }
        return try reading.node(.isIn(value, values), at: offset)
    }

    /// Checks the operands, whose number is right, and returns the node over them.
    private func kind(_ operation: JSONOperation, _ operands: [Expression]) throws(PaftaError) -> Expression.Kind {
        switch operation {
        case .and, .or, .not: return try connective(operation, operands)
        case .comparison(let comparison):
            for operand in operands { try reading.check(operand, .scalar) }
            return .comparison(comparison, operands[0], operands[1])
        case .arithmetic(let arithmetic):
            for operand in operands { try reading.check(operand, .number) }
            return .arithmetic(arithmetic, operands[0], operands[1])
        case .isNull:
            try reading.check(operands[0], .nullable)
            return .isNull(operands[0])
        case .like:
            try reading.check(operands[0], .character)
            try reading.check(operands[1], .pattern)
            return .like(operands[0], pattern: operands[1])
        case .between:
            for operand in operands { try reading.check(operand, .number) }
            return .between(operands[0], lower: operands[1], upper: operands[2])
        case .caseInsensitive, .accentInsensitive:
            try reading.check(operands[0], .character)
            return operation == .caseInsensitive ? .caseInsensitive(operands[0]) : .accentInsensitive(operands[0])
        case .standard(let word): return try reading.standardFunction(word, operands[0], operands[1])
        case .isIn: return .isIn(operands[0], Array(operands.dropFirst()))
        }
    }

    private func connective(_ operation: JSONOperation, _ operands: [Expression]) throws(PaftaError) -> Expression.Kind
    {
        for operand in operands { try reading.check(operand, .condition) }
        switch operation {
        case .and: return .and(operands)
        case .or: return .or(operands)
        default: return .not(operands[0])
        }
    }
}
