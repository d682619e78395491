/// The values of `RateLimit-Policy` and `RateLimit`, lists of structured fields (RFC 9651).
struct RateLimitFields: Sendable {
    let policy: String
    let limit: String

    init(_ quotas: [Quota], _ moment: Moment) {
        policy = quotas.map { Self.policy($0, moment) }.joined(separator: ", ")
        limit = quotas.map(Self.limit).joined(separator: ", ")
    }

    private static func policy(_ quota: Quota, _ moment: Moment) -> String {
        var item = "\"\(quota.name)\";q=\(integer(quota.limit))"
        if let unit = quota.unit.name { item += ";qu=\"\(unit)\"" }
        switch quota.period {
        case .minute: item += ";w=60"
        case .day: item += ";w=\(Moment.secondsOfDay)"
        // A calendar month: the length of the one that is under way.
        case .month: item += ";w=\(moment.lengthOfMonth)"
        case .none: break
        }
        return item
    }

    private static func limit(_ quota: Quota) -> String {
        let item = "\"\(quota.name)\";r=\(integer(quota.remaining))"
        // Where nothing is used, nothing becomes free.
        return quota.period == .none || quota.used <= 0 ? item : "\(item);t=\(quota.wait)"
    }

    /// Structured fields have integers of at most 15 digits (RFC 9651, clause 3.3.1).
    private static func integer(_ number: Int) -> Int { min(max(0, number), 999_999_999_999_999) }
}
