/// The code page 1254 of Turkish Windows programs.
package enum WindowsTurkish {
    /// Returns the bytes of a text; what the code page does not have becomes a question mark.
    package static func encoded(_ text: String) -> [UInt8] { text.unicodeScalars.map(byte) }

    /// The page is ISO 8859-1 but for six letters; the positions 80 to 9F, which differ too, are not needed.
    private static func byte(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar.value {
        case 0x11E: 0xD0  // G with breve
        case 0x11F: 0xF0
        case 0x130: 0xDD  // I with dot
        case 0x131: 0xFD  // i without dot
        case 0x15E: 0xDE  // S with cedilla
        case 0x15F: 0xFE
        case 0xD0, 0xF0, 0xDD, 0xFD, 0xDE, 0xFE: 0x3F
        case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
        default: 0x3F
        }
    }
}
