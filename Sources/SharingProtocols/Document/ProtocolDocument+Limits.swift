internal import GeoCore
public import UsageMetering

extension ProtocolDocument {
    /// How much the receiver may use, from where and when.
    public struct Limits: Sendable, Hashable {
        /// How much.
        public var usage = UsageLimits()
        /// The addresses that requests may come from, such as `192.0.2.0/24`; none named allows all.
        public var ipRanges: [String] = []
        /// The hours in which requests are answered; none named allows all.
        public var hours: [OpenHours] = []

        /// Creates limits that limit nothing.
        public init() {}
    }
}

extension ProtocolDocument.Limits: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.count("requests_per_minute", &usage.requestsPerMinute)
        try visitor.count("concurrent_requests", &usage.concurrentRequests)
        try visitor.count("features_per_day", &usage.featuresPerDay)
        try visitor.count("features_per_month", &usage.featuresPerMonth)
        try visitor.count("bytes_per_day", &usage.bytesPerDay)
        try visitor.count("bytes_per_month", &usage.bytesPerMonth)
        try visitor.count("distinct_features_per_day", &usage.distinctFeaturesPerDay)
        try visitor.count("distinct_features_per_month", &usage.distinctFeaturesPerMonth)
        try visitor.number("square_kilometres_per_day", &usage.squareKilometresPerDay)
        try visitor.number("square_kilometres_per_month", &usage.squareKilometresPerMonth)
        try visitor.texts("ip_ranges", &ipRanges)
        try visitor.tables("hours", &hours, short: nil)
    }
}
