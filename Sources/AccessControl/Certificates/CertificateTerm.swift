public import GeoCore

/// How long a certificate is valid.
public struct CertificateTerm: Sendable, Hashable {
    /// The end, in seconds since 1970.
    public var end: Int64

    /// So many days before the end people are told.
    public static let notice: Int64 = 30
    private static let day: Int64 = 86_400

    /// Creates a term.
    ///
    /// - Parameter end: The end, in seconds since 1970.
    public init(end: Int64) { self.end = end }

    /// Returns the whole days that are left; below 0 once the term is over.
    ///
    /// - Parameter now: Seconds since 1970.
    /// - Returns: The days, rounded down.
    public func daysLeft(at now: Int64) -> Int64 {
        let seconds = end - now
        return seconds >= 0 ? seconds / Self.day : (seconds - Self.day + 1) / Self.day
    }

    /// Returns what people should be told; `nil` if the certificate is valid for more than 30 days.
    ///
    /// - Parameter now: Seconds since 1970.
    /// - Returns: The warning.
    public func warning(at now: Int64) -> LocalizedText? {
        let days = daysLeft(at: now)
        guard days >= 0 else {
            return LocalizedText(
                "The server's certificate has expired: clients refuse the connection.",
                tr: "Sunucu sertifikasının süresi doldu: istemciler bağlantıyı reddediyor."
            )
        }
        guard days < Self.notice else { return nil }
        return LocalizedText(
            "The server's certificate expires in \(days) days; renew it.",
            tr: "Sunucu sertifikasının süresi \(days) gün sonra doluyor; yenileyin."
        )
    }
}
