public import GeoCore

/// Writes JSON texts and numbers (RFC 8259).
public enum JSONText {
    /// The longest a byte of text can become: `\u001f`.
    static let worstEscape = 6
    /// The room that writing a number needs.
    static let longestNumber = FixedPoint.longest
    /// Up to so many bytes of text the worst case is reserved.
    private static let shortText = 256

    /// Appends a quoted text.
    public static func append(_ text: String, to writer: inout ByteWriter) {
        append(Array(text.utf8)[...], to: &writer)
    }

    /// Appends a quoted text given as UTF-8; bytes that are not UTF-8 become the replacement character.
    public static func append(_ utf8: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.reserve(room(for: utf8.span, 0..<utf8.count))
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(utf8.span, 0..<utf8.count, into: &bytes, at: &at)
        writer.count = at
    }

    /// Appends a number; what is not a number becomes `null`.
    public static func append(_ number: Double, to writer: inout ByteWriter) {
        writer.reserve(longestNumber)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(number, into: &bytes, at: &at)
        writer.count = at
    }

    /// The room that the bytes in `range` of `utf8` need as a quoted text.
    @inline(__always)
    static func room(for utf8: [UInt8], _ range: Range<Int>) -> Int { room(for: utf8.span, range) }

    @inline(__always)
    private static func room(for utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
        // Eight more, because the last word may begin before the end and lie mostly behind it.
        range.count <= shortText ? (range.count + 8) * worstEscape : roomOfLong(utf8, range)
    }

    /// Looks at the bytes, because memory for the worst case would be several times what is needed.
    @inline(never)
    private static func roomOfLong(_ utf8: Span<UInt8>, _ range: Range<Int>) -> Int {
        var room = 16
        for index in range {
            switch utf8[index] {
            case 0..<0x20: room += worstEscape
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): room += 2
            // What is not UTF-8 becomes three bytes.
            case 0x80...: room += 3
            default: room += 1
            }
        }
        return room
    }

    /// Writes a quoted text into memory that has room for it.
    @inline(__always)
    static func write(
        _ utf8: [UInt8],
        _ range: Range<Int>,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        write(utf8.span, range, into: &bytes, at: &at)
    }

    @inline(__always)
    private static func write(
        _ utf8: Span<UInt8>,
        _ range: Range<Int>,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        bytes.put(UInt8(ascii: "\""), at: &at)
        var index = range.lowerBound
        while index < range.upperBound { step(utf8, &index, range.upperBound, into: &bytes, at: &at) }
        bytes.put(UInt8(ascii: "\""), at: &at)
    }

    /// Writes up to eight bytes of text, which ends before `end`, and moves on by those.
    @inline(__always)
    private static func step(
        _ utf8: Span<UInt8>,
        _ index: inout Int,
        _ end: Int,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        // At the end of all bytes no whole word is left.
        guard index <= utf8.count - 8 else { return writeCharacter(utf8, &index, end, into: &bytes, at: &at) }
        let text = utf8.word(at: index)
        let word = end - index >= 8 ? TextWord(text, count: 8) : TextWord(text, count: end - index)
        guard word.plain > 0 else { return writeCharacter(utf8, &index, end, into: &bytes, at: &at) }
        bytes.store(word.bytes, at: at)
        at += word.plain
        index += word.plain
    }

    @inline(never)
    private static func writeCharacter(
        _ utf8: Span<UInt8>,
        _ index: inout Int,
        _ end: Int,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        let byte = utf8[index]
        if byte >= 0x80 {
            index += copyScalar(utf8, index, end, into: &bytes, at: &at)
        } else {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                bytes.put(byte, at: &at)
            } else {
                escape(byte, into: &bytes, at: &at)
            }
            index += 1
        }
    }

    private static func escape(_ byte: UInt8, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let short: UInt8? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
            case 0x0A: UInt8(ascii: "n")
            case 0x0D: UInt8(ascii: "r")
            case 0x09: UInt8(ascii: "t")
            default: nil
            }
        bytes.put(UInt8(ascii: "\\"), at: &at)
        if let short { return bytes.put(short, at: &at) }
        let digit = byte & 15
        bytes.put(UInt8(ascii: "u"), at: &at)
        bytes.put(UInt8(ascii: "0"), at: &at)
        bytes.put(UInt8(ascii: "0"), at: &at)
        bytes.put(UInt8(ascii: "0") + byte >> 4, at: &at)
        bytes.put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10, at: &at)
    }

    /// Copies a character beyond ASCII, or writes U+FFFD for a byte that is not UTF-8; returns how many bytes that took up.
    ///
    /// One damaged value of a foreign file must not make the whole document unreadable (RFC 8259, clause 8.1).
    static func copyScalar(
        _ utf8: Span<UInt8>,
        _ index: Int,
        _ end: Int,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) -> Int {
        let length = UTF8Form.length(of: utf8, at: index, end: end)
        guard length > 0 else {
            bytes.put(0xEF, at: &at)
            bytes.put(0xBF, at: &at)
            bytes.put(0xBD, at: &at)
            return 1
        }
        for place in 0..<length { bytes.put(utf8[index + place], at: &at) }
        return length
    }

    /// Writes a whole number into memory that has room for it.
    @inline(__always)
    static func write(_ number: Int64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        if number < 0 { bytes.put(UInt8(ascii: "-"), at: &at) }
        Digits.write(number.magnitude, into: &bytes, at: &at)
    }

    /// Writes the shortest text that reads back as the same number; minus zero becomes `0`.
    @inline(__always)
    static func write(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        let magnitude = abs(number)
        guard magnitude < 9e11 else { return writeAny(number, into: &bytes, at: &at) }
        // Numbers of few decimals, such as areas, are written many times faster than by the general algorithm. The text is
        // right because a correctly rounded quotient is the number nearest to the decimal fraction, and so is its reading.
        let scaled = Int64(magnitude * 10_000 + 0.5)
        guard Double(scaled) / 10_000 == magnitude else { return writeAny(number, into: &bytes, at: &at) }
        let (whole, rest) = UInt64(scaled).quotientAndRemainder(dividingBy: 10_000)
        FixedPoint.write(whole, rest * 10_000, isNegative: number < 0, into: &bytes, at: &at)
    }

    @inline(never)
    private static func writeAny(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        for byte in (number.isFinite ? number.description : "null").utf8 { bytes.put(byte, at: &at) }
    }
}
