/// Writes bytes as base64 (RFC 4648, clause 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Writes the digits of the bytes in `range`, padded with `=` to a multiple of four, into memory that has room for them.
    static func write(
        _ data: [UInt8],
        _ range: Range<Int>,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 3) {
            let count = min(3, range.upperBound - start)
            var word: UInt32 = 0
            for place in 0..<3 { word = word << 8 | (place < count ? UInt32(data[start + place]) : 0) }
            for place in 0..<4 {
                let digit = alphabet[Int(word >> UInt32(18 - 6 * place) & 63)]
                bytes.put(place <= count ? digit : UInt8(ascii: "="), at: &at)
            }
        }
    }
}
