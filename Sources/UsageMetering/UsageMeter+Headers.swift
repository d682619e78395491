public import GeoCore

extension UsageMeter {
    /// Returns the header fields that tell a client its limits and what is left of them.
    ///
    /// - Parameters:
    ///   - subject: Who asks.
    ///   - limits: How much the subject may use.
    ///   - seconds: The moment, in seconds since 1970-01-01T00:00:00Z.
    ///   - refusal: What ``begin(_:_:at:)`` refused the request with, for `Retry-After`.
    /// - Returns: Names and values; none for a subject without limits.
    /// - Throws: `quota.subjectInvalid`, `registry.unreadable`.
    /// - SeeAlso: draft-ietf-httpapi-ratelimit-headers-10, clauses 3 and 4; RFC 9651.
    public func headers(
        for subject: String,
        _ limits: UsageLimits,
        at seconds: Double,
        after refusal: PaftaError? = nil
    ) throws(PaftaError) -> [(name: String, value: String)] {
        let moment = Moment(seconds)
        let fields = try withAccount(try Subject(subject), moment) { account throws(PaftaError) in
            RateLimitFields(account.quotas(limits, moment), moment)
        }
        var headers: [(name: String, value: String)] = []
        if !fields.policy.isEmpty { headers = [("RateLimit-Policy", fields.policy), ("RateLimit", fields.limit)] }
        if let wait = refusal?.retryAfter { headers.append(("Retry-After", "\(wait)")) }
        return headers
    }
}
