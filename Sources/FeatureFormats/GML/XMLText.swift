internal import GeoCore

/// Writes texts into XML 1.0 documents.
enum XMLText {
    /// The longest a byte of text can become: `&quot;`.
    private static let worstEscape = 6

    /// Appends a text as the content of an element or an attribute.
    static func append(_ text: String, to writer: inout ByteWriter) {
        append(Array(text.utf8).span, to: &writer)
    }

    /// Appends a text given as UTF-8 as the content of an element or an attribute.
    ///
    /// Characters that XML 1.0 forbids and bytes that are not UTF-8 become U+FFFD: even as a reference they would make
    /// the whole document unreadable (clause 2.2).
    static func append(_ utf8: Span<UInt8>, to writer: inout ByteWriter) {
        writer.reserve(utf8.count * worstEscape)
        var at = writer.count
        var bytes = writer.storage.mutableSpan
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte >= 0x80 {
                index += copyCharacter(utf8, index, into: &bytes, at: &at)
                continue
            }
            index += 1
            if needsEscape(byte) {
                write(escape(of: byte), into: &bytes, at: &at)
            } else {
                bytes[at] = byte
                at += 1
            }
        }
        writer.count = at
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
        default: false
        }
    }

    private static func escape(of byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        // Not needed alone, but `]]>` must not stand in a text (clause 2.4).
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        // Readers turn these three into spaces in attributes, and a carriage return everywhere (clauses 2.11 and
        // 3.3.3).
        case 0x09: "&#9;"
        case 0x0A: "&#10;"
        case 0x0D: "&#13;"
        default: "\u{FFFD}"
        }
    }

    private static func write(_ text: StaticString, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        for byte in text.description.utf8 {
            bytes[at] = byte
            at += 1
        }
    }

    /// Copies a character beyond ASCII or writes U+FFFD for what is none; returns how many bytes that took up.
    private static func copyCharacter(
        _ utf8: Span<UInt8>,
        _ index: Int,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) -> Int {
        let length = UTF8Form.length(of: utf8, at: index, end: utf8.count)
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        let isForbidden = length == 3 && utf8[index] == 0xEF && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE
        guard length > 0, !isForbidden else {
            write("\u{FFFD}", into: &bytes, at: &at)
            return max(1, length)
        }
        for place in 0..<length { bytes[at + place] = utf8[index + place] }
        at += length
        return length
    }
}
