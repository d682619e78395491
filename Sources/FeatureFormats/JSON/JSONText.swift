public import GeoCore

/// Writes JSON texts and numbers (RFC 8259).
public enum JSONText {
    /// The longest a byte of text can become: `\u001f`.
    static let worstEscape = 6
    /// The longest number that ``write(_:into:at:)`` writes.
    static let longestNumber = 32

    /// Appends a quoted text.
    public static func append(_ text: String, to writer: inout ByteWriter) {
        append(Array(text.utf8)[...], to: &writer)
    }

    /// Appends a quoted text given as UTF-8.
    public static func append(_ utf8: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.reserve(utf8.count * worstEscape + 2)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        write(utf8, into: &bytes, at: &at)
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

    /// Writes a quoted text into memory that has room for it.
    static func write(_ utf8: ArraySlice<UInt8>, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        bytes[at] = UInt8(ascii: "\"")
        at += 1
        for byte in utf8 {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                bytes[at] = byte
                at += 1
            } else {
                escape(byte, into: &bytes, at: &at)
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

    /// Writes a whole number into memory that has room for 20 bytes.
    static func write(_ number: Int64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        if number < 0 {
            bytes[at] = UInt8(ascii: "-")
            at += 1
        }
        writeDigits(number.magnitude, into: &bytes, at: &at)
    }

    @inline(__always)
    static func writeDigits(_ number: UInt64, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        var digits = 1
        var limit: UInt64 = 10
        while number >= limit, digits < 20 {
            digits += 1
            limit = limit &* 10
            if digits == 20 { break }
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

    /// Writes the shortest text that reads back as the same number.
    static func write(_ number: Double, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        guard number.isFinite else {
            for byte in [UInt8]("null".utf8) {
                bytes[at] = byte
                at += 1
            }
            return
        }
        // Numbers of few decimals, such as areas, are written many times faster than by the general algorithm. The text is
        // right because a correctly rounded quotient is the number nearest to the decimal fraction, and so is its reading.
        let scaled = (number * 10_000).rounded()
        if scaled / 10_000 == number, abs(scaled) < 9e15 {
            return FixedPoint.write(scaled, decimals: 4, into: &bytes, at: &at)
        }
        for byte in number.description.utf8 {
            bytes[at] = byte
            at += 1
        }
    }
}
