import GeoCore

/// Reads the text encoding by precedence climbing, so that nesting costs few stack frames.
///
/// - SeeAlso: OGC 21-065r2, annex B.
struct TextParser {
    var lexer: TextLexer
    var token: TextToken
    let axisOrder: AxisOrder
    private var depth = 0

    init(_ reading: FilterReading, axisOrder: AxisOrder) throws(PaftaError) {
        lexer = TextLexer(reading)
        token = try lexer.next()
        self.axisOrder = axisOrder
    }

    /// How tightly operators bind, loosest first.
    enum Precedence: Int, Comparable {
        case or = 1
        case and
        case predicate
        case sum
        case product
        case power

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// A node and the height of its tree.
    struct Parsed {
        var expression: Expression
        var height: Int

        var offset: Int { expression.offset ?? 0 }
    }

    /// Reads the whole filter.
    mutating func filter() throws(PaftaError) -> Expression {
        guard token.kind != .end else {
            throw unexpected(
                LocalizedText("a condition", tr: "bir koşul"),
                remedy: LocalizedText("Write a condition, as in floors > 3.", tr: "Bir koşul yazın, örneğin kat > 3.")
            )
        }
        let result = try expression(.or)
        guard token.kind == .end else { throw strayToken(after: result) }
        try lexer.reading.check(result.expression, .condition)
        return result.expression
    }

    // MARK: Tokens

    /// Goes on to the next token.
    mutating func advance() throws(PaftaError) { token = try lexer.next() }

    /// Goes past a token that must be there.
    mutating func skip(_ kind: TextToken.Kind, _ name: String, remedy: LocalizedText) throws(PaftaError) {
        guard token.kind == kind else { throw unexpected(LocalizedText(verbatim: "'\(name)'"), remedy: remedy) }
        try advance()
    }

    /// The error for a token that does not belong where it stands.
    func unexpected(_ expected: LocalizedText, remedy: LocalizedText) -> PaftaError {
        lexer.reading.error(
            expected: expected,
            found: token.description(in: lexer.reading),
            remedy: remedy,
            at: token.range.lowerBound
        )
    }

    // MARK: Nodes

    /// Returns a node that starts at byte `offset` over trees of at most `height`.
    mutating func node(_ kind: Expression.Kind, at offset: Int, over height: Int = 0) throws(PaftaError) -> Parsed {
        guard height < lexer.reading.budget.maximumDepth else { throw lexer.reading.tooDeep(at: offset) }
        return Parsed(expression: try lexer.reading.node(kind, at: offset), height: height + 1)
    }

    /// Reads an expression whose operators bind at least as tightly as `minimum`.
    ///
    /// Where `isElement` is true, parentheses that no operator follows are a list: in lists and arguments.
    mutating func expression(_ minimum: Precedence, isElement: Bool = false) throws(PaftaError) -> Parsed {
        try descend()
        defer { depth -= 1 }
        var left = try operand(isElement: isElement)
        while let precedence = precedence(of: token.kind), precedence >= minimum {
            switch precedence {
            case .or, .and: left = try connective(left, precedence)
            case .predicate: left = try predicate(left)
            case .sum, .product, .power: left = try arithmetic(left, precedence)
            }
        }
        return left
    }

    /// Parentheses cost a level of recursion without a node, hence twice the depth of the tree.
    private mutating func descend() throws(PaftaError) {
        guard depth <= 2 * lexer.reading.budget.maximumDepth else {
            throw lexer.reading.tooDeep(at: token.range.lowerBound)
        }
        depth += 1
    }

    private func precedence(of kind: TextToken.Kind) -> Precedence? {
        switch kind {
        case .reserved(.or): .or
        case .reserved(.and): .and
        case .comparison, .reserved(.like), .reserved(.between), .reserved(.isIn), .reserved(.isNull), .reserved(.not):
            .predicate
        case .plus, .minus: .sum
        case .star, .slash, .percent, .reserved(.wholeDivide): .product
        case .caret: .power
        default: nil
        }
    }

    // MARK: Operators

    // Kept out of the caller's frame, which recursion repeats.
    @inline(never)
    private mutating func connective(_ first: Parsed, _ precedence: Precedence) throws(PaftaError) -> Parsed {
        let kind = token.kind
        try lexer.reading.check(first.expression, .condition)
        var operands = [first.expression]
        var height = first.height
        while token.kind == kind {
            try advance()
            let next = try expression(precedence == .or ? .and : .predicate)
            try lexer.reading.check(next.expression, .condition)
            operands.append(next.expression)
            height = max(height, next.height)
        }
        return try node(precedence == .or ? .or(operands) : .and(operands), at: first.offset, over: height)
    }

    // Kept out of the caller's frame, which recursion repeats.
    @inline(never)
    private mutating func arithmetic(_ left: Parsed, _ precedence: Precedence) throws(PaftaError) -> Parsed {
        guard let operation = arithmeticOperator(token.kind) else { return left }
        try lexer.reading.check(left.expression, .number)
        try advance()
        let right = try precedence == .power ? exponent() : expression(precedence == .sum ? .product : .power)
        try lexer.reading.check(right.expression, .number)
        return try node(
            .arithmetic(operation, left.expression, right.expression),
            at: left.offset,
            over: max(left.height, right.height)
        )
    }

    /// Reads a value that no operator belongs to: what a minus or `^` stands before.
    mutating func singleOperand() throws(PaftaError) -> Parsed {
        try descend()
        defer { depth -= 1 }
        return try operand(isElement: false)
    }

    /// The operands of a power are single values: `a ^ b ^ c` is not in the grammar.
    private mutating func exponent() throws(PaftaError) -> Parsed {
        let exponent = try singleOperand()
        guard token.kind == .caret else { return exponent }
        throw unexpected(
            LocalizedText("another operator", tr: "başka bir işleç"),
            remedy: LocalizedText(
                "Say which power comes first: (a ^ b) ^ c or a ^ (b ^ c).",
                tr: "Hangi üssün önce alınacağını yazın: (a ^ b) ^ c ya da a ^ (b ^ c)."
            )
        )
    }

    private func arithmeticOperator(_ kind: TextToken.Kind) -> ArithmeticOperator? {
        switch kind {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .modulo
        case .caret: .power
        case .reserved(.wholeDivide): .wholeDivide
        default: nil
        }
    }
}
