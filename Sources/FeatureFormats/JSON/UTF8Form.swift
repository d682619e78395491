/// The well-formed byte sequences of UTF-8 (Unicode Standard, table 3-7).
enum UTF8Form {
    /// Returns how many bytes the character at `index` has, whose first byte is 0x80 or more: 2 … 4; 0 if it is not well formed
    /// or does not end before `end`.
    static func length(of bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
        let (length, second) = expectation(bytes[index])
        guard length > 0, index + length <= end, second.contains(bytes[index + 1]) else { return 0 }
        for place in 2..<max(length, 2) where bytes[index + place] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// The length that a first byte announces and the second bytes it allows: no overlong form, surrogate or number beyond U+10FFFF.
    private static func expectation(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
        switch first {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
    }
}
