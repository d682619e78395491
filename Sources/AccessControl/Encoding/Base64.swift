/// Base 64 as keys, tokens and certificates are written.
///
/// - SeeAlso: RFC 4648, clauses 4 and 5.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Returns bytes in the alphabet for addresses, without padding.
    static func urlText(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | UInt32(byte), count + 8)
            while count >= 6 {
                count -= 6
                text.append(letters[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { text.append(letters[Int(bits << UInt32(6 - count) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Returns the bytes that a text without padding stands for; `nil` if it is none, or not in its one valid form.
    static func bytes(url text: some Sequence<UInt8>) -> [UInt8]? { decode(text, plus: 0x2D, slash: 0x5F) }

    /// Returns the bytes that a text stands for in the usual alphabet, padded or not; `nil` if it is none.
    static func bytes(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var body = Array(text)
        var padding = 0
        while padding < 2, body.last == UInt8(ascii: "=") {
            body.removeLast()
            padding += 1
        }
        guard padding == 0 || (body.count + padding).isMultiple(of: 4) else { return nil }
        return decode(body, plus: 0x2B, slash: 0x2F)
    }

    private static func decode(_ text: some Sequence<UInt8>, plus: UInt8, slash: UInt8) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for letter in text {
            guard let value = value(of: letter, plus: plus, slash: slash) else { return nil }
            (bits, count) = ((bits << 6 | value) & 0xFFFF, count + 6)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        // A single letter holds no byte; bits that are left over are zero in the one valid form.
        guard count < 6, bits & (1 << UInt32(count) - 1) == 0 else { return nil }
        return bytes
    }

    private static func value(of letter: UInt8, plus: UInt8, slash: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case plus: 62
        case slash: 63
        default: nil
        }
    }
}
