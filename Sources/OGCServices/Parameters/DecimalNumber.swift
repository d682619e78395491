/// Reads numbers as people and JSON write them.
enum DecimalNumber {
    /// Returns a finite number; `nil` for blanks, hexadecimal digits, infinities and what is not a number.
    static func parse(_ text: some StringProtocol) -> Double? {
        let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        guard isPlain, text.utf8.count <= 64, let number = Double(text), number.isFinite else { return nil }
        return number
    }
}
