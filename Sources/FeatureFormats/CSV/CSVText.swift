/// Writes texts as fields of a table in comma-separated values (RFC 4180, clause 2).
enum CSVText {
    /// Writes the text in `range` of `utf8` into memory that has room for it, between quotes where they are needed.
    ///
    /// An empty text is quoted too, because an empty field says that there is no value. Bytes that are not UTF-8 become the
    /// replacement character.
    @inline(__always)
    static func write(
        _ utf8: [UInt8],
        _ range: Range<Int>,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let start = at
        guard !writePlain(utf8.span, range, into: &bytes, at: &at) else { return }
        at = start
        writeSpecial(utf8.span, range, into: &bytes, at: &at)
    }

    /// Writes a text without quotes as long as nothing in it could need them; returns whether that was the whole text.
    @inline(__always)
    private static func writePlain(
        _ utf8: Span<UInt8>,
        _ range: Range<Int>,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) -> Bool {
        guard !range.isEmpty, !isSpace(utf8[range.lowerBound]), !isSpace(utf8[range.upperBound - 1]) else {
            return false
        }
        var index = range.lowerBound
        while index < range.upperBound {
            guard index <= utf8.count - 8 else { return false }
            let count = min(8, range.upperBound - index)
            let word = TextWord(utf8.word(at: index), count: count)
            guard word.plain >= count - 1, word.plain > 0, !hasComma(word.bytes) else { return false }
            bytes.store(word.bytes, at: at)
            at += word.plain
            index += word.plain
        }
        return true
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") }

    @inline(__always)
    private static func hasComma(_ bytes: UInt64) -> Bool {
        let other = bytes ^ 0x2C2C_2C2C_2C2C_2C2C
        return (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080 != 0
    }

    @inline(never)
    private static func writeSpecial(
        _ utf8: Span<UInt8>,
        _ range: Range<Int>,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let isQuoted = needsQuotes(utf8, range)
        if isQuoted { bytes.put(UInt8(ascii: "\""), at: &at) }
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = utf8[index]
            if byte >= 0x80 {
                index += JSONText.copyScalar(utf8, index, range.upperBound, into: &bytes, at: &at)
            } else {
                if byte == UInt8(ascii: "\"") { bytes.put(byte, at: &at) }
                bytes.put(byte, at: &at)
                index += 1
            }
        }
        if isQuoted { bytes.put(UInt8(ascii: "\""), at: &at) }
    }

    /// Whether a reader could take the text for something else: quotes, commas and controls, and spaces at the ends, which many
    /// readers cut off.
    private static func needsQuotes(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = range.first, let last = range.last else { return true }
        if isSpace(utf8[first]) || isSpace(utf8[last]) { return true }
        return range.contains { index in
            let byte = utf8[index]
            return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",")
        }
    }
}
