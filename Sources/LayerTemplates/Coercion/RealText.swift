/// Writes numbers as texts.
enum RealText {
    /// Returns the shortest text that reads back as the same number, without `.0` where there is no fraction.
    static func text(of number: Double) -> String {
        // Beyond 2^53 not every whole number exists, so digits would look more exact than they are.
        guard abs(number) < 9_007_199_254_740_992, let whole = Int64(exactly: number) else { return "\(number)" }
        return String(whole)
    }
}
