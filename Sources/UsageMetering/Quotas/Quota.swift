/// One limit and how far it is used.
struct Quota {
    /// What is counted; the raw value is what the name of the policy begins with.
    enum Unit: String {
        case requests = "minute"
        case concurrentRequests = "concurrent"
        case features
        case bytes
        case distinctFeatures = "distinct-features"
        case hectares

        /// The quota unit of a policy, where it is not the default.
        ///
        /// `requests`, `content-bytes` and `concurrent-requests` are those of the draft; the others are Pafta's own.
        var name: String? {
            switch self {
            case .requests: nil
            case .concurrentRequests: "concurrent-requests"
            case .bytes: "content-bytes"
            case .features, .distinctFeatures, .hectares: rawValue
            }
        }
    }

    /// When the quota is renewed.
    enum Period {
        case minute
        case day
        case month
        case none
    }

    var unit: Unit
    var period: Period
    var limit: Int
    var used: Int
    /// The seconds until some of it is free again.
    var wait: Int

    var remaining: Int { max(0, limit - used) }
    var isExhausted: Bool { used >= limit }

    /// The name of the policy, such as `minute` or `features-day`.
    var name: String {
        switch period {
        case .minute, .none: unit.rawValue
        case .day: "\(unit.rawValue)-day"
        case .month: "\(unit.rawValue)-month"
        }
    }
}
