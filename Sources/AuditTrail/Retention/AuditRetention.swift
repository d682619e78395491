public import GeoCore

/// How long records are kept.
public struct AuditRetention: Sendable, Hashable {
    /// The law on internet traffic (5651) asks for six months to two years; the longest of that is kept if nobody
    /// decides.
    public static let standard = AuditRetention(months: 24)
    /// The least that is accepted unless the operator sets another.
    public static let leastMonths = 6

    /// The months.
    public let months: Int

    private init(months: Int) { self.months = months }

    /// A retention of some months.
    ///
    /// - Parameters:
    ///   - months: 1 or more.
    ///   - least: The fewest months that are accepted.
    /// - Throws: `audit.invalid`.
    public init(months: Int, least: Int = leastMonths) throws(PaftaError) {
        guard months >= max(1, least), months <= 1_200 else {
            throw .invalidAudit(
                LocalizedText(
                    "Records are kept for at least \(least) months.",
                    tr: "Kayıtlar en az \(least) ay saklanır."
                ),
                remedy: LocalizedText("Name more months, such as 24m.", tr: "Daha uzun bir süre verin; örneğin 24m.")
            )
        }
        self.months = months
    }

    /// Reads `24m` or `2y`.
    ///
    /// - Throws: `audit.invalid`.
    public init(parsing text: String, least: Int = leastMonths) throws(PaftaError) {
        guard let unit = text.last, let number = Int(text.dropLast()), "my".contains(unit), 1...1_200 ~= number else {
            throw .invalidAudit(
                LocalizedText("'\(text)' is not a period.", tr: "'\(text)' bir süre değil."),
                remedy: LocalizedText(
                    "Give months or years, as 24m or 2y.",
                    tr: "Ay ya da yıl verin: 24m, 2y gibi."
                )
            )
        }
        try self.init(months: unit == "y" ? number * 12 : number, least: least)
    }
}
