internal import Glibc

/// The power of numbers.
enum Power {
    /// Returns the power of two real numbers; not a number where there is none.
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

    /// Returns the power of two integers; `nil` if it is no integer of 64 bits.
    static func power(_ base: Int64, _ exponent: Int64) -> Int64? {
        guard exponent >= 0 else { return nil }
        var result: Int64 = 1
        var factor = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 {
                let product = result.multipliedReportingOverflow(by: factor)
                if product.overflow { return nil }
                result = product.partialValue
            }
            rest >>= 1
            if rest == 0 { break }
            let square = factor.multipliedReportingOverflow(by: factor)
            if square.overflow { return nil }
            factor = square.partialValue
        }
        return result
    }
}
