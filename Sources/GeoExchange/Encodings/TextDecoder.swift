/// Turns the bytes of a file's texts into UTF-8.
struct TextDecoder {
    /// The encoding of the file; `nil` if nobody says it, so that only UTF-8 is certain.
    let encoding: TextEncoding?
    /// Whether texts that are UTF-8 already stay as they are, because GDAL may have decoded some of them.
    let keepsUTF8: Bool

    /// The UTF-8 forms of the bytes from 0x80, for encodings of one byte for each character.
    private let table: [[UInt8]?]

    init(_ encoding: TextEncoding?, keepsUTF8: Bool = false) {
        self.encoding = encoding
        self.keepsUTF8 = keepsUTF8
        guard let encoding, encoding != .utf8 else {
            table = []
            return
        }
        let entries = (UInt8(0x80)...0xFF).map { encoding.decoded([$0]) }
        // Where most bytes mean nothing alone, several of them make a character.
        let unknown = entries.count { $0?.isEmpty ?? true }
        table = unknown > 55 ? [] : entries.map { $0?.isEmpty == false ? $0 : nil }
    }

    /// Adds a text to `bytes`; `false` if it is not of the encoding, with `bytes` unchanged.
    func append(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
        if Self.isASCII(text) || (encoding == nil || encoding == .utf8 || keepsUTF8) && Self.isUTF8(text) {
            unsafe text.withUnsafeBufferPointer { text in unsafe bytes.append(contentsOf: text) }
            return true
        }
        guard let encoding, encoding != .utf8 else { return false }
        guard !table.isEmpty else {
            guard let decoded = encoding.decoded(unsafe text.withUnsafeBufferPointer { text in unsafe Array(text) })
            else {
                return false
            }
            bytes.append(contentsOf: decoded)
            return true
        }
        return appendByTable(text, to: &bytes)
    }

    /// Returns a text; `nil` if it is not of the encoding.
    func text(_ bytes: [UInt8]) -> String? {
        var decoded: [UInt8] = []
        return append(bytes.span, to: &decoded) ? String(decoding: decoded, as: UTF8.self) : nil
    }

    private func appendByTable(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
        let mark = bytes.count
        for index in text.indices {
            let byte = text[index]
            if byte < 0x80 {
                bytes.append(byte)
            } else if let character = table[Int(byte) - 0x80] {
                bytes.append(contentsOf: character)
            } else {
                bytes.removeLast(bytes.count - mark)
                return false
            }
        }
        return true
    }

    private static func isASCII(_ text: Span<UInt8>) -> Bool {
        var seen: UInt8 = 0
        for index in text.indices { seen |= text[index] }
        return seen < 0x80
    }

    /// Whether a text is UTF-8, as people may have given another encoding for it.
    static func isUTF8(_ text: Span<UInt8>) -> Bool { (try? UTF8Span(validating: text)) != nil }
}
