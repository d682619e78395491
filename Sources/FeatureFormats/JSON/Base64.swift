import GeoCore

/// Writes bytes as base64 (RFC 4648, clause 4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Appends the digits of `data`, padded with `=` to a multiple of four.
    static func append(_ data: ArraySlice<UInt8>, to writer: inout ByteWriter) {
        writer.reserve(data.count / 3 * 4 + 4)
        var rest = data
        while !rest.isEmpty {
            let group = rest.prefix(3)
            var word: UInt32 = 0
            for byte in group { word = word << 8 | UInt32(byte) }
            word <<= UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let digit = alphabet[Int(word >> UInt32(18 - 6 * place) & 63)]
                writer.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
            rest = rest.dropFirst(3)
        }
    }
}
