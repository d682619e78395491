/// The rules of UTF-8.
///
/// - SeeAlso: RFC 3629, clause 4; Unicode, table 3-7.
enum UTF8Check {
    /// Returns where the first sequence starts that is not UTF-8, if there is one.
    static func firstError(in bytes: [UInt8]) -> Int? {
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place += 1
                continue
            }
            guard let length = sequenceLength(at: place, in: bytes) else { return place }
            place += length
        }
        return nil
    }

    /// The first continuation byte has a narrower range after E0, ED, F0 and F4: no overlong forms, no surrogates.
    private static func sequenceLength(at place: Int, in bytes: [UInt8]) -> Int? {
        let (length, second): (Int, ClosedRange<UInt8>)
        switch bytes[place] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard place + length <= bytes.count, second.contains(bytes[place + 1]) else { return nil }
        for next in bytes[(place + 2)..<(place + length)] where next & 0b1100_0000 != 0b1000_0000 { return nil }
        return length
    }

    /// Returns the scalar that starts at `place` of valid UTF-8, and its length in bytes.
    static func scalar(at place: Int, in bytes: [UInt8]) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[place])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1 else { return (first, 1) }
        var value = first & (0xFF >> UInt32(length + 1))
        for next in bytes[(place + 1)..<(place + length)] { value = value << 6 | UInt32(next & 0x3F) }
        return (value, length)
    }
}
