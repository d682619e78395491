/// A number as its digits were written.
struct DecimalNumber {
    var isNegative = false
    /// The digits as one whole number, if they are at most 18 without zeros before them.
    var mantissa: UInt64 = 0
    /// The digits without zeros before them, if they are more; empty otherwise.
    var digits: [UInt8] = []
    /// The number of all digits.
    var count = 0
    /// How many of the digits are behind the decimal sign.
    var fractionDigits = 0
    /// The power of ten that follows.
    var exponent = 0

    private static let powers: [Double] = (0...22)
        .map { power in
            (0..<power).reduce(1.0) { value, _ in value * 10 }
        }

    /// Adds a digit, 0 to 9.
    mutating func append(_ digit: UInt8) {
        count += 1
        if digits.isEmpty, mantissa < 100_000_000_000_000_000 {
            mantissa = mantissa * 10 + UInt64(digit)
            return
        }
        if digits.isEmpty { digits = Array("\(mantissa)".utf8) }
        digits.append(UInt8(ascii: "0") + digit)
    }

    /// The nearest number of IEEE 754; `nil` if it is too great.
    var real: Double? {
        let power = exponent - fractionDigits
        var magnitude: Double
        if digits.isEmpty, mantissa < 1 << 53, abs(power) <= 22 {
            // Both numbers are exact, so one operation gives the nearest result.
            magnitude = Double(mantissa)
            magnitude = power < 0 ? magnitude / Self.powers[-power] : magnitude * Self.powers[power]
        } else {
            let written = digits.isEmpty ? "\(mantissa)" : String(decoding: digits, as: UTF8.self)
            magnitude = Double("\(written)e\(power)") ?? .infinity
        }
        guard magnitude.isFinite else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    /// What a whole number is.
    enum Whole {
        case integer(Int64)
        case fraction
        case tooGreat
    }

    /// The number as a whole one; zeros behind the decimal sign do not matter.
    var whole: Whole {
        var power = exponent - fractionDigits
        guard digits.isEmpty else { return wholeOfDigits(power) }
        var magnitude = mantissa
        while power < 0, magnitude > 0 {
            guard magnitude.isMultiple(of: 10) else { return .fraction }
            magnitude /= 10
            power += 1
        }
        guard magnitude > 0 else { return .integer(0) }
        while power > 0 {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            guard !overflow else { return .tooGreat }
            magnitude = product
            power -= 1
        }
        return signed(magnitude)
    }

    private func wholeOfDigits(_ power: Int) -> Whole {
        guard power <= 0 else { return .tooGreat }
        guard power > -digits.count else { return .fraction }
        guard digits.suffix(-power).allSatisfy({ $0 == UInt8(ascii: "0") }) else { return .fraction }
        guard let magnitude = UInt64(String(decoding: digits.dropLast(-power), as: UTF8.self)) else { return .tooGreat }
        return signed(magnitude)
    }

    private func signed(_ magnitude: UInt64) -> Whole {
        guard magnitude <= UInt64(Int64.max) else { return .tooGreat }
        return .integer(isNegative ? -Int64(magnitude) : Int64(magnitude))
    }
}
