/// Bytes as text for URLs, without padding (RFC 4648, clause 5).
enum Base64URL {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Returns the text of bytes.
    static func text(of bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0...group.count { result.append(letters[word >> (18 - 6 * digit) & 63]) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Returns the bytes of a text; `nil` if it is not of the form that ``text(of:)`` gives.
    static func bytes(of text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var word = 0
        var bits = 0
        for byte in text.utf8 {
            guard let digit = value(of: byte) else { return nil }
            word = (word << 6 | digit) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: word >> bits))
            }
        }
        // Six bits over are a digit too many; other bits over must be zero, or two texts would mean the same bytes.
        return bits < 6 && word & (1 << bits - 1) == 0 ? result : nil
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
