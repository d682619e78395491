public import GeoCore

/// Writes JSON texts and numbers (RFC 8259).
public enum JSONText {
    /// The longest a byte of text can become: `\u001f`.
    static let worstEscape = 6
    /// The room that writing a number needs.
    static let longestNumber = FixedPoint.longest

    /// Appends a quoted text.
    public static func append(_ text: String, to writer: inout ByteWriter) {
        append(Array(text.utf8)[...], to: &writer)
    }

    /// Appends a quoted text given as UTF-8; bytes that are not UTF-8 become the replacement character.
    public static func append(_ utf8: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        append(utf8.span, to: &writer)
    }

    /// Appends a number; what is not a number becomes `null`.
    public static func append(_ number: Double, to writer: inout ByteWriter) {
        writer.reserve(longestNumber)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(number, into: &bytes, at: &at)
        writer.count = at
    }

    /// Appends a whole number.
    static func append(_ number: Int64, to writer: inout ByteWriter) {
        writer.reserve(longestNumber)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        if number < 0 {
            bytes[at] = UInt8(ascii: "-")
            at += 1
        }
        writeDigits(number.magnitude, into: &bytes, at: &at)
        writer.count = at
    }

    /// Appends a quoted text that lies as UTF-8 in `range` of `bytes`.
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to writer: inout ByteWriter) {
        append(bytes.span.extracting(range), to: &writer)
    }

    /// Appends a quoted text given as UTF-8.
    @inline(__always)
    private static func append(_ utf8: Span<UInt8>, to writer: inout ByteWriter) {
        writer.reserve(utf8.count * worstEscape + 2)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(utf8, into: &bytes, at: &at)
        writer.count = at
    }

    /// Writes a quoted text into memory that has room for it.
    @inline(__always)
    private static func write(_ utf8: Span<UInt8>, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        bytes[at] = UInt8(ascii: "\"")
        at += 1
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                bytes[at] = byte
                at += 1
                index += 1
            } else if byte < 0x80 {
                escape(byte, into: &bytes, at: &at)
                index += 1
            } else {
                index += copyScalar(utf8, index, into: &bytes, at: &at)
            }
        }
        bytes[at] = UInt8(ascii: "\"")
        at += 1
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
        bytes[at] = UInt8(ascii: "\\")
        if let short {
            bytes[at + 1] = short
            at += 2
        } else {
            let digit = byte & 15
            bytes[at + 1] = UInt8(ascii: "u")
            bytes[at + 2] = UInt8(ascii: "0")
            bytes[at + 3] = UInt8(ascii: "0")
            bytes[at + 4] = UInt8(ascii: "0") + byte >> 4
            bytes[at + 5] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            at += 6
        }
    }

    /// Copies a character beyond ASCII, or writes U+FFFD for a byte that is not UTF-8; returns how many bytes that took up.
    ///
    /// One damaged value of a foreign file must not make the whole document unreadable (RFC 8259, clause 8.1).
    private static func copyScalar(
        _ utf8: Span<UInt8>,
        _ index: Int,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) -> Int {
        let length = UTF8Form.length(of: utf8, at: index)
        guard length > 0 else {
            bytes[at] = 0xEF
            bytes[at + 1] = 0xBF
            bytes[at + 2] = 0xBD
            at += 3
            return 1
        }
        for place in 0..<length { bytes[at + place] = utf8[index + place] }
        at += length
        return length
    }

    @inline(__always)
    static func writeDigits(_ number: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        // Most whole parts are degrees of two digits.
        if number < 100 {
            if number >= 10 {
                bytes[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
                at += 1
            }
            bytes[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
            at += 1
            return
        }
        var digits = 3
        var limit: UInt64 = 1_000
        while number >= limit {
            digits += 1
            // Ten to the power 20 does not fit in 64 bits.
            if digits == 20 { break }
            limit *= 10
        }
        var rest = number
        var place = at + digits - 1
        while place >= at {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            place -= 1
        }
        at += digits
    }

    /// Writes the shortest text that reads back as the same number; minus zero becomes `0`.
    @inline(__always)
    private static func write(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
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
        for byte in (number.isFinite ? number.description : "null").utf8 {
            bytes[at] = byte
            at += 1
        }
    }
}
