/// Reads what people and programs write for true and false, in any letter case, with or without Turkish letters.
///
/// `Y` and `N` are not read: the first letter of "yes" is also that of "yok".
enum TruthText {
    private static let truths: Set<String> = ["1", "E", "EVET", "VAR", "TRUE", "T", "DOGRU", "YES"]
    private static let falsehoods: Set<String> = ["0", "H", "HAYIR", "YOK", "FALSE", "F", "YANLIS", "NO"]

    /// Returns what a text without blanks around it says; `nil` if it says neither.
    static func read(_ bytes: ArraySlice<UInt8>) -> Bool? {
        guard bytes.count <= 10 else { return nil }
        let word = NameForms.ascii(String(decoding: bytes, as: UTF8.self))
        if truths.contains(word) { return true }
        return falsehoods.contains(word) ? false : nil
    }
}
