/// Numbers as people write them.
enum PlainNumber {
    /// Beyond this, whole numbers are no longer told apart.
    private static let greatestWhole = 9_007_199_254_740_992.0

    /// Returns the shortest text of a number; whole ones have no point.
    static func text(_ number: Double) -> String {
        guard number.rounded() == number, abs(number) <= greatestWhole else { return "\(number)" }
        return String(Int64(number))
    }
}
