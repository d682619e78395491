/// Reads numbers in Turkish and English forms.
enum NumberText {
    /// What a text is.
    enum Reading {
        /// A number; the form is `nil` if both forms read it the same.
        case number(DecimalNumber, NumberForm?)
        /// Two numbers: as a fraction with three digits, or as thousands.
        case ambiguous(fraction: DecimalNumber, thousands: DecimalNumber, fractionForm: NumberForm)
    }

    private enum Separator {
        case dot
        case comma
        case space

        /// The form in which it stands before the fraction.
        var form: NumberForm { self == .comma ? .turkish : .english }
    }

    private struct Mark {
        var separator: Separator
        /// The number of digits before it.
        var digits: Int
    }

    /// Returns what `bytes` are, blanks around them left out; `nil` if they are no number.
    static func read(_ bytes: ArraySlice<UInt8>) -> Reading? {
        var rest = BlankText.trimmed(bytes)
        var number = DecimalNumber()
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            number.isNegative = rest.removeFirst() == UInt8(ascii: "-")
        } else if rest.starts(with: [0xE2, 0x88, 0x92]) {
            // U+2212, the minus sign of word processors.
            rest.removeFirst(3)
            number.isNegative = true
        }
        var marks: [Mark] = []
        var hasExponent = false
        scan: while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number.append(byte - UInt8(ascii: "0"))
                rest.removeFirst()
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let exponent = exponent(rest.dropFirst()) else { return nil }
                number.exponent = exponent
                hasExponent = true
                break scan
            default:
                guard marks.count < 20, let separator = separator(&rest) else { return nil }
                marks.append(Mark(separator: separator, digits: number.count))
            }
        }
        // No quantity of a city has more digits.
        guard (1...60).contains(number.count) else { return nil }
        return reading(number, marks, hasExponent: hasExponent)
    }

    private static func separator(_ rest: inout ArraySlice<UInt8>) -> Separator? {
        switch rest.first {
        case UInt8(ascii: "."):
            rest.removeFirst()
            return .dot
        case UInt8(ascii: ","):
            rest.removeFirst()
            return .comma
        default:
            let blanks = BlankText.leadingBlank(rest)
            guard blanks > 0 else { return nil }
            rest.removeFirst(blanks)
            return .space
        }
    }

    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
        let digits = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
        let isFormed = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isFormed, (1...3).contains(digits.count) else { return nil }
        return Int(String(decoding: bytes, as: UTF8.self))
    }

    private static func reading(_ number: DecimalNumber, _ marks: [Mark], hasExponent: Bool) -> Reading? {
        guard let last = marks.last else { return .number(number, nil) }
        let same = marks.filter { $0.separator == last.separator }.count
        if hasExponent {
            guard marks.count == 1, last.separator != .space else { return nil }
            return fraction(number, last).map { .number($0, last.separator.form) }
        }
        guard last.separator != .space, same == 1 else {
            // One separator several times, or blanks: only thousands are written so.
            guard same == marks.count, isGrouped(number, marks, end: number.count) else { return nil }
            let form: NumberForm? = last.separator == .space ? nil : last.separator == .dot ? .turkish : .english
            return .number(number, form)
        }
        guard let fraction = fraction(number, last) else { return nil }
        let groups = marks.dropLast()
        guard groups.isEmpty else {
            guard groups.allSatisfy({ $0.separator == groups[0].separator }) else { return nil }
            return isGrouped(number, Array(groups), end: last.digits) ? .number(fraction, last.separator.form) : nil
        }
        guard isGrouped(number, marks, end: number.count) else { return .number(fraction, last.separator.form) }
        return .ambiguous(fraction: fraction, thousands: number, fractionForm: last.separator.form)
    }

    private static func fraction(_ number: DecimalNumber, _ mark: Mark) -> DecimalNumber? {
        guard mark.digits < number.count else { return nil }
        var result = number
        result.fractionDigits = number.count - mark.digits
        return result
    }

    /// Whether the marks cut the first `end` digits into thousands: one to three digits, then three each.
    private static func isGrouped(_ number: DecimalNumber, _ marks: [Mark], end: Int) -> Bool {
        guard let first = marks.first, (1...3).contains(first.digits), !startsWithZero(number) else { return false }
        var before = first.digits
        for next in marks.dropFirst().map(\.digits) + [end] {
            guard next - before == 3 else { return false }
            before = next
        }
        return true
    }

    /// `0.125` can only be a fraction.
    private static func startsWithZero(_ number: DecimalNumber) -> Bool {
        let written = number.digits.isEmpty ? "\(number.mantissa)".utf8.count : number.digits.count
        return written < number.count
    }
}
