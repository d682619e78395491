internal import CQL2
internal import FeatureQuery

/// A value of a filter in SQL.
struct SQLOperand {
    /// What values are compared with each other.
    enum Family {
        case integer
        case real
        case text
        case boolean
        case date
        case moment
    }

    var family: Family
    var sql: SQLCondition
    /// Whether it is written in the filter.
    var isConstant = false
    /// Whether it is calculated.
    private var isResult = false

    private init(_ family: Family, _ sql: SQLCondition) {
        self.family = family
        self.sql = sql
    }

    private init(_ family: Family, constant: SQLiteValue) {
        self.init(family, SQLCondition("?", [constant]))
        isConstant = true
    }

    /// Compiles a value; `nil` if SQLite cannot give exactly this one.
    init?(_ expression: Expression, of table: LayerTable) {
        switch expression.kind {
        case .property(let name):
            if let property = table.schema.property(named: name) {
                self.init(property, of: table)
            } else if name == "id" {
                self.init(identifierOf: table)
            } else {
                return nil
            }
        case .literal(let literal): self.init(literal)
        case .arithmetic(let calculation, let left, let right):
            guard let left = SQLOperand(left, of: table), let right = SQLOperand(right, of: table) else { return nil }
            self.init(calculation, left, right)
        default: return nil
        }
    }

    private init?(_ property: PropertyDefinition, of table: LayerTable) {
        guard let family = Self.family(of: property.type), !table.inexactTexts.contains(property.name) else {
            return nil
        }
        self.init(family, SQLCondition(table.comparedColumn(property)))
    }

    /// The public identifier, which filters call `id` where no property has that name.
    private init(identifierOf table: LayerTable) {
        let column = "t.\(quoted(table.publicColumn))"
        switch table.schema.identifiers {
        case .integer: self.init(.integer, SQLCondition(column))
        case .text: self.init(.text, SQLCondition("\(column) COLLATE BINARY"))
        }
    }

    /// Returns how values of a type are compared; `nil` if they are not.
    static func family(of type: PropertyType) -> Family? {
        switch type {
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .boolean: .boolean
        case .date: .date
        case .dateTime: .moment
        case .binary: nil
        }
    }

    /// Compiles a literal; `nil` for a geometry, and for a time that is not written as stored ones are.
    init?(_ literal: Literal) {
        switch literal {
        case .boolean(let flag): self.init(.boolean, constant: .integer(flag ? 1 : 0))
        case .integer(let number): self.init(.integer, constant: .integer(number))
        case .real(let number): self.init(.real, constant: .real(number))
        case .text(let text): self.init(.text, constant: .text(text))
        case .date(let text), .timestamp(let text): self.init(time: text)
        case .geometry, .box: return nil
        }
    }

    /// Compiles a day or a moment in UTC.
    private init?(time text: String) {
        let bytes = Array(text.utf8)
        if bytes.count == 10 {
            self.init(.date, constant: .text(text))
        } else if bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z") {
            self.init(.moment, constant: .text(StoredMoment.compared(text)))
        } else {
            return nil
        }
    }

    /// The operand as a time: a text that stands beside one is read as one.
    var asTime: SQLOperand? {
        if family == .date || family == .moment { return self }
        guard family == .text, isConstant, case .text(let text)? = sql.bindings.first else { return nil }
        return SQLOperand(time: text)
    }

    /// Compiles one calculation with reals, where SQLite and the batches do the very same step.
    ///
    /// What is no finite number is missing. Where calculations are nested, the batches go on with whole numbers.
    private init?(_ calculation: ArithmeticOperator, _ left: SQLOperand, _ right: SQLOperand) {
        guard let left = left.asReal, let right = right.asReal, !left.isResult, !right.isResult else { return nil }
        switch calculation {
        case .add, .subtract, .multiply: break
        case .divide:
            guard right.isConstant, case .real(let divisor)? = right.sql.bindings.first, divisor != 0 else {
                return nil
            }
        case .modulo, .power, .wholeDivide: return nil
        }
        let sql = SQLCondition(left.sql, calculation.rawValue, right.sql)
        self.init(.real, SQLCondition("nullif(nullif(\(sql.text), 9e999), -9e999)", sql.bindings))
        isResult = true
    }

    /// The operand as a real number; `nil` for a column of whole numbers, whose calculations may stay whole.
    private var asReal: SQLOperand? {
        if family == .real { return self }
        guard family == .integer, isConstant, case .integer(let number)? = sql.bindings.first,
            number.magnitude <= Self.exactWholeNumbers
        else { return nil }
        return SQLOperand(.real, constant: .real(Double(number)))
    }

    /// Whole numbers up to 2^53 are reals, too.
    private static let exactWholeNumbers: UInt64 = 1 << 53

    /// Returns both as values that SQLite compares as the batches do; `nil` if there are none.
    static func comparable(_ left: SQLOperand, _ right: SQLOperand) -> (SQLOperand, SQLOperand)? {
        if left.family == right.family { return (left, right) }
        switch (left.family, right.family) {
        case (.real, .integer): return right.besideReal.map { (left, $0) }
        case (.integer, .real): return left.besideReal.map { ($0, right) }
        case (.date, .text), (.moment, .text):
            return right.asTime.flatMap { $0.family == left.family ? (left, $0) : nil }
        case (.text, .date), (.text, .moment):
            return left.asTime.flatMap { $0.family == right.family ? ($0, right) : nil }
        default: return nil
        }
    }

    /// The whole number as it may be compared with a real one.
    ///
    /// SQLite compares both exactly, but rounds what it looks up in an index of reals.
    private var besideReal: SQLOperand? { isConstant ? asReal : self }
}
