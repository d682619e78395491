import GeoCore

/// Writes a tree as text.
struct TextPrinter {
    private(set) var text = ""

    /// How tightly a node holds together, as ``TextParser/Precedence``; values and calls most of all.
    private static func tightness(_ expression: Expression) -> Int {
        switch expression.kind {
        case .or: 1
        case .and: 2
        // NOT a IS NULL would read the same, but the forms with NOT inside are those of the grammar.
        case .not, .comparison, .isNull, .like, .between, .isIn: 3
        case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): 4
        case .arithmetic(.power, _, _): 6
        case .arithmetic: 5
        default: 7
        }
    }

    /// Adds a node.
    mutating func write(_ expression: Expression) {
        switch expression.kind {
        case .literal(let literal): write(literal)
        case .property(let name): text += TextEscapes.quoted(name)
        case .arithmetic(let operation, let left, let right): write(operation, left, right)
        case .and(let operands): join(operands, " AND ", tighterThan: 2)
        case .or(let operands): join(operands, " OR ", tighterThan: 1)
        case .not(let operand): writeNegation(of: operand)
        case .comparison(let operation, let left, let right):
            write(left, tighterThan: 3)
            text += " \(operation.rawValue) "
            write(right, tighterThan: 3)
        case .isNull, .like, .between, .isIn: writePredicate(expression, isNegative: false)
        default: writeCall(expression)
        }
    }

    /// Adds an operand, in parentheses if it holds together no more tightly than `limit`.
    private mutating func write(_ operand: Expression, tighterThan limit: Int) {
        let isWrapped = Self.tightness(operand) <= limit
        if isWrapped { text += "(" }
        write(operand)
        if isWrapped { text += ")" }
    }

    private mutating func join(_ operands: [Expression], _ separator: String, tighterThan limit: Int) {
        for (index, operand) in operands.enumerated() {
            if index > 0 { text += separator }
            write(operand, tighterThan: limit)
        }
    }

    // MARK: Predicates

    private mutating func writeNegation(of operand: Expression) {
        switch operand.kind {
        case .isNull, .like, .between, .isIn: writePredicate(operand, isNegative: true)
        case .comparison:
            text += "NOT "
            write(operand)
        default:
            text += "NOT "
            write(operand, tighterThan: 3)
        }
    }

    private mutating func writePredicate(_ predicate: Expression, isNegative: Bool) {
        let not = isNegative ? "NOT " : ""
        switch predicate.kind {
        case .isNull(let operand):
            write(operand, tighterThan: 3)
            text += " IS \(not)NULL"
        case .like(let operand, let pattern):
            write(operand, tighterThan: 3)
            text += " \(not)LIKE "
            write(pattern, tighterThan: 3)
        case .between(let operand, let lower, let upper):
            write(operand, tighterThan: 3)
            text += " \(not)BETWEEN "
            write(lower, tighterThan: 3)
            text += " AND "
            write(upper, tighterThan: 3)
        case .isIn(let operand, let values):
            write(operand, tighterThan: 3)
            text += " \(not)IN ("
            join(values, ", ", tighterThan: 3)
            text += ")"
        default: break
        }
    }

    /// Sums and products are read from left to right; the operands of a power are single values.
    private mutating func write(_ operation: ArithmeticOperator, _ left: Expression, _ right: Expression) {
        let tightness = Self.tightness(Expression(.arithmetic(operation, left, right)))
        if operation == .power, left.isNegativeNumber {
            // The grammar reads -2 ^ 2 as 4; not every reader does.
            text += "("
            write(left)
            text += ")"
        } else {
            write(left, tighterThan: operation == .power ? tightness : tightness - 1)
        }
        text += " \(operation.rawValue) "
        write(right, tighterThan: tightness)
    }

    // MARK: Calls

    private mutating func writeCall(_ expression: Expression) {
        switch expression.kind {
        case .function(let name, let arguments): writeCall(TextEscapes.quoted(name), arguments)
        case .caseInsensitive(let operand): writeCall("CASEI", [operand])
        case .accentInsensitive(let operand): writeCall("ACCENTI", [operand])
        case .array(let elements): writeCall("", elements)
        case .spatial(let operation, let left, let right): writeCall(Names.capitals(operation.rawValue), [left, right])
        case .temporal(let operation, let left, let right):
            writeCall(Names.capitals(operation.rawValue), [left, right])
        case .arrayComparison(let operation, let left, let right):
            writeCall(Names.capitals(operation.rawValue), [left, right])
        case .interval(let start, let end):
            text += "INTERVAL("
            writeIntervalEnd(start)
            text += ", "
            writeIntervalEnd(end)
            text += ")"
        default: break
        }
    }

    private mutating func writeCall(_ name: String, _ arguments: [Expression]) {
        text += "\(name)("
        join(arguments, ", ", tighterThan: 0)
        text += ")"
    }

    private mutating func writeIntervalEnd(_ end: Expression?) {
        switch end?.kind {
        case nil: text += "'..'"
        case .literal(.date(let instant)), .literal(.timestamp(let instant)): text += TextEscapes.literal(instant)
        default: if let end { write(end) }
        }
    }

    // MARK: Literals

    private mutating func write(_ literal: Literal) {
        switch literal {
        case .boolean(let value): text += value ? "TRUE" : "FALSE"
        case .integer(let value): text += "\(value)"
        case .real(let value): text += "\(value)"
        case .text(let value): text += TextEscapes.literal(value)
        case .date(let day): text += "DATE(\(TextEscapes.literal(day)))"
        case .timestamp(let moment): text += "TIMESTAMP(\(TextEscapes.literal(moment)))"
        case .geometry(let geometry): WellKnownText.write(geometry.column, to: &text)
        case .box(let numbers):
            text += "BBOX("
            text += numbers.map(CoordinateText.text).joined(separator: ", ")
            text += ")"
        }
    }
}

extension Expression {
    /// Whether it is a number below zero.
    fileprivate var isNegativeNumber: Bool {
        switch kind {
        case .literal(.integer(let value)): value < 0
        case .literal(.real(let value)): value.sign == .minus
        default: false
        }
    }
}
