/// The folding of Turkish texts for search: neither letter case nor marks count, but `I ı` and `İ i` are two letters.
///
/// `ISPARTA` finds `Isparta`, `ATATURK` and `atatürk` find `Atatürk`, `Sisli` finds `ŞİŞLİ`; `Isik` does not find `Işık`.
/// `ç ğ ö ş ü` and `â î û` lose their marks, and so do the letters of other languages.
public enum TurkishFolding {
    /// Returns the folded text; texts that differ only in case and marks become equal.
    ///
    /// What is no UTF-8 stays as it is.
    public static func fold(_ utf8: [UInt8]) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count)
        FoldingTable.of(.turkish).append(utf8[...], to: &folded)
        return folded
    }

    /// Returns the folded text.
    public static func fold(_ text: String) -> String {
        String(decoding: fold(Array(text.utf8)), as: UTF8.self)
    }

    /// Returns what a code point becomes.
    static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "I": "ı"
        case "İ": "i"
        default: TextFolding.plain(scalar)
        }
    }
}
