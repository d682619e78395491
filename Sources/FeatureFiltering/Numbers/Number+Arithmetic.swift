internal import CQL2

extension Number {
    /// Calculates; `nil` for a division by zero and for a result that is not a finite number.
    ///
    /// Integers give an integer while it fits into 64 bits, and the nearest real number beyond; `/` gives an integer
    /// only if nothing is left over. `div` and `%` round towards zero.
    static func calculated(_ left: Number, _ operation: ArithmeticOperator, _ right: Number) -> Number? {
        if case .integer(let left) = left, case .integer(let right) = right,
            let result = calculated(left, operation, right)
        {
            return .integer(result)
        }
        let (left, right) = (left.real, right.real)
        let result: Double
        switch operation {
        case .add: result = left + right
        case .subtract: result = left - right
        case .multiply: result = left * right
        case .divide: result = left / right
        case .modulo: result = left.truncatingRemainder(dividingBy: right)
        case .power: result = Power.power(left, right)
        case .wholeDivide: result = (left / right).rounded(.towardZero)
        }
        return result.isFinite ? Number.real(result).canonicalIfSafe : nil
    }

    /// Calculates with integers; `nil` if the result is none.
    private static func calculated(_ left: Int64, _ operation: ArithmeticOperator, _ right: Int64) -> Int64? {
        let result: (partialValue: Int64, overflow: Bool)
        switch operation {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .wholeDivide: result = left.dividedReportingOverflow(by: right)
        case .modulo:
            // -2^63 % -1 reports an overflow, though the remainder is 0.
            if right == -1 { return 0 }
            result = left.remainderReportingOverflow(dividingBy: right)
        case .divide:
            let rest = left.remainderReportingOverflow(dividingBy: right)
            guard !rest.overflow, rest.partialValue == 0 else { return nil }
            result = left.dividedReportingOverflow(by: right)
        case .power: return Power.power(left, right)
        }
        return result.overflow ? nil : result.partialValue
    }

    /// The number as an integer if it is one that IEEE 754 did not have to round to.
    private var canonicalIfSafe: Number {
        guard case .real(let number) = self, abs(number) < 0x1p53 else { return self }
        return canonical
    }
}
