/// Letters as protocols compare them, whatever the language.
enum ASCII {
    /// Returns a text with the letters A to Z made small, and nothing else changed.
    static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether a text is some word of small letters, whatever the case of its own.
    static func isEqual(_ text: some Collection<UInt8>, to word: some Collection<UInt8>) -> Bool {
        guard text.count == word.count else { return false }
        return zip(text, word).allSatisfy { ((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) == $1 }
    }
}
