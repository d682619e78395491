internal import GeoCore

/// Texts between quotes in ASCII-safe JSON: nothing in them can break a line, move a cursor or turn the direction of
/// writing.
enum SafeText {
    /// The longest text in bytes of UTF-8; what is longer is cut and says so.
    static let longest = 8_192

    static func append(_ text: String, limit: Int = longest, to writer: inout ByteWriter) {
        writer.append(UInt8(ascii: "\""))
        let size = text.utf8.count
        var written = 0
        for scalar in text.unicodeScalars {
            written += UTF8.width(scalar)
            guard written <= limit else {
                writer.append(verbatim: "…[\(size)]")
                break
            }
            append(scalar, to: &writer)
        }
        writer.append(UInt8(ascii: "\""))
    }

    private static func append(_ scalar: Unicode.Scalar, to writer: inout ByteWriter) {
        let value = scalar.value
        if value < 0x80 {
            guard value < 0x20 || value == 0x22 || value == 0x5C || value == 0x7F else {
                return writer.append(UInt8(value))
            }
            guard value == 0x22 || value == 0x5C else { return escape(UInt16(value), to: &writer) }
            writer.append(UInt8(ascii: "\\"))
            return writer.append(UInt8(value))
        }
        if isInvisible(scalar) {
            for unit in scalar.utf16 { escape(unit, to: &writer) }
        } else {
            for byte in scalar.utf8 { writer.append(byte) }
        }
    }

    /// Controls, marks of direction, separators of lines, and whatever else has no shape of its own.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00A0...0x024F where scalar.value != 0xAD: false  // the letters of Turkish, without asking the tables
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
            default: false
            }
        }
    }

    private static func escape(_ unit: UInt16, to writer: inout ByteWriter) {
        writer.append("\\u")
        for shift in [12, 8, 4, 0] as [UInt16] {
            writer.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: unit >> shift) & 15))
        }
    }
}
