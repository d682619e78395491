/// The number of a person in the Turkish register (TCKN): eleven digits, the last two of which check the others.
struct NationalNumber {
    private let digits: ArraySlice<UInt8>

    /// Whether eleven ASCII digits may be such a number: d10 = (7 (d1 + d3 + d5 + d7 + d9) - (d2 + d4 + d6 + d8)) mod
    /// 10, d11 = (d1 + … + d10) mod 10, and d1 is not 0.
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count == 11, text.first != 0x30 else { return false }
        var odd = 0
        var even = 0
        var place = 0
        for byte in text.prefix(9) {
            let digit = Int(byte) - 0x30
            if place.isMultiple(of: 2) { odd += digit } else { even += digit }
            place += 1
        }
        let tenth = ((7 * odd - even) % 10 + 10) % 10
        let eleventh = (odd + even + tenth) % 10
        return Int(text[text.startIndex + 9]) - 0x30 == tenth && Int(text[text.startIndex + 10]) - 0x30 == eleventh
    }

    /// Creates a number from eleven digits.
    init(_ digits: ArraySlice<UInt8>) { self.digits = digits }

    /// The number with only the first three and the last two digits, so that it can be found but not known.
    var masked: String {
        let stars = String(repeating: "*", count: max(0, digits.count - 5))
        return String(decoding: digits.prefix(3), as: UTF8.self) + stars
            + String(decoding: digits.suffix(2), as: UTF8.self)
    }

    /// Calls `found` with each run of exactly eleven digits, not beginning with 0, in `range` of `bytes`.
    static func forEachCandidate(in bytes: [UInt8], _ range: Range<Int>, _ found: (ArraySlice<UInt8>) -> Void) {
        guard range.count >= 11 else { return }
        var start = range.lowerBound
        for index in range {
            if bytes[index] >= 0x30, bytes[index] <= 0x39 { continue }
            if index - start == 11, bytes[start] != 0x30 { found(bytes[start..<index]) }
            start = index + 1
        }
        if range.upperBound - start == 11, bytes[start] != 0x30 { found(bytes[start..<range.upperBound]) }
    }
}
