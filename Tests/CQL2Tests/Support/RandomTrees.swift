import CQL2
import GeoCore

/// Makes trees of every kind of node that are right in CQL2, with texts and names that are hard to write.
struct RandomTrees {
    var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &numbers)]
    }

    /// A condition of at most `depth` levels.
    mutating func condition(_ depth: Int) -> Expression {
        guard depth > 1 else { return Expression(.literal(.boolean(.random(using: &numbers)))) }
        let below = depth - 1
        switch Int.random(in: 0..<13, using: &numbers) {
        case 0: return Expression(.and(conditions(below)))
        case 1: return Expression(.or(conditions(below)))
        case 2, 3: return Expression(.not(condition(below)))
        case 4: return Expression(.comparison(pick(ComparisonOperator.allCases), scalar(below), scalar(below)))
        case 5: return Expression(.isNull(any(below)))
        case 6: return Expression(.like(character(below), pattern: pattern(below)))
        case 7: return Expression(.between(number(below), lower: number(below), upper: number(below)))
        case 8: return Expression(.isIn(scalar(below), (0..<3).map { _ in scalar(below) }))
        case 9: return Expression(.spatial(pick(SpatialOperator.allCases), geometry(below), geometry(below)))
        case 10: return Expression(.temporal(pick(TemporalOperator.allCases), time(below), time(below)))
        case 11: return Expression(.arrayComparison(pick(ArrayOperator.allCases), list(below), list(below)))
        default: return function(below)
        }
    }

    private mutating func conditions(_ depth: Int) -> [Expression] {
        (0..<Int.random(in: 2...3, using: &numbers)).map { _ in condition(depth) }
    }

    // MARK: Operands

    private mutating func scalar(_ depth: Int) -> Expression {
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: number(depth)
        case 1: character(depth)
        case 2: Expression(.literal(instant()))
        default: Expression(.literal(.boolean(.random(using: &numbers))))
        }
    }

    private mutating func number(_ depth: Int) -> Expression {
        guard depth > 1, Bool.random(using: &numbers) else { return numberLeaf() }
        if Int.random(in: 0..<4, using: &numbers) == 0 { return function(depth - 1) }
        return Expression(.arithmetic(pick(ArithmeticOperator.allCases), number(depth - 1), number(depth - 1)))
    }

    private mutating func numberLeaf() -> Expression {
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: Expression(.literal(.integer(pick([0, 1, -1, 42, .max, .min, -5_000_000_000]))))
        case 1: Expression(.literal(.real(real())))
        default: property()
        }
    }

    /// Any finite double, most often one with a long decimal expansion.
    mutating func real() -> Double {
        if Bool.random(using: &numbers) { return .random(in: -200...200, using: &numbers) }
        let value = Double(bitPattern: numbers.next())
        return value.isFinite ? value : pick([0.1, -0.5, 1e22, .leastNonzeroMagnitude, 1.7976931348623157e308, 100.0])
    }

    private mutating func character(_ depth: Int) -> Expression {
        guard depth > 1, Bool.random(using: &numbers) else {
            return Bool.random(using: &numbers) ? property() : Expression(.literal(.text(text())))
        }
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: return Expression(.caseInsensitive(character(depth - 1)))
        case 1: return Expression(.accentInsensitive(character(depth - 1)))
        default: return function(depth - 1)
        }
    }

    private mutating func pattern(_ depth: Int) -> Expression {
        guard depth > 1, Bool.random(using: &numbers) else { return Expression(.literal(.text(text()))) }
        return Expression(
            Bool.random(using: &numbers) ? .caseInsensitive(pattern(depth - 1)) : .accentInsensitive(pattern(depth - 1))
        )
    }

    private mutating func time(_ depth: Int) -> Expression {
        guard depth > 1, Bool.random(using: &numbers) else {
            return Bool.random(using: &numbers) ? property() : Expression(.literal(instant()))
        }
        return Expression(.interval(start: end(depth - 1, "1999-02-28"), end: end(depth - 1, "2026-11-21")))
    }

    private mutating func end(_ depth: Int, _ day: String) -> Expression? {
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: nil
        case 1: property()
        case 2: Expression(.literal(.date(day)))
        case 3: Expression(.literal(.timestamp(day + "T23:59:59.25Z")))
        default: function(depth - 1)
        }
    }

    private mutating func instant() -> Literal {
        pick([
            .date("2024-02-29"), .date("0001-01-01"), .timestamp("2016-12-31T23:59:60Z"),
            .timestamp("2026-11-21T10:53:16.000001Z"),
        ])
    }

    private mutating func list(_ depth: Int) -> Expression {
        guard depth > 1, Int.random(in: 0..<4, using: &numbers) > 0 else { return property() }
        return array(depth)
    }

    private mutating func array(_ depth: Int) -> Expression {
        Expression(.array((0..<Int.random(in: 0...3, using: &numbers)).map { _ in element(depth - 1) }))
    }

    private mutating func element(_ depth: Int) -> Expression {
        depth > 1 && Int.random(in: 0..<3, using: &numbers) == 0 ? array(depth) : any(depth)
    }

    /// Anything but a list.
    private mutating func any(_ depth: Int) -> Expression {
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: scalar(depth)
        case 1: time(depth)
        case 2: geometry(depth)
        case 3: number(depth)
        default: condition(depth)
        }
    }

    private mutating func function(_ depth: Int) -> Expression {
        let count = depth > 0 ? Int.random(in: 0...3, using: &numbers) : 0
        return Expression(.function(pick(Self.functionNames), (0..<count).map { _ in element(depth) }))
    }

    private mutating func property() -> Expression { Expression(.property(pick(Self.names))) }

    // MARK: Texts

    private static let names = [
        "ad", "mahalle_adı", "İlçe", "a.b.c", "eo:cloud_cover", "_x", "and", "DATE", "point", "Interval", "iki kelime",
        "quo\"te", "\"", "1st", "tab\there", "x'y", "back\\slash", "日本語", "😀", "a-b", "\u{FEFF}bom", "é", "e\u{301}",
        ".", "Z",
    ]
    private static let functionNames = ["f", "Buffer", "date", "my-function", "ölç", "polygon", "a.b", "say\"cheese"]

    private mutating func text() -> String {
        pick([
            "", "Rize", "'", "''", "\\", "\\'", "\\\\", "\\n", "line\nbreak", "\u{7}\u{8}\t\u{B}\u{C}\r", "50\\%",
            "%_%", "ğüşıöçİ",
            "\"quoted\"", "'; DROP TABLE x; --", "😀\u{202E}", "\u{1}\u{1F}\u{7F}", "{\"op\":\"and\"}", "a\\",
            "\u{FFFE}", "e\u{301}",
        ])
    }
}
