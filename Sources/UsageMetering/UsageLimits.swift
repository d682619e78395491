/// How much a principal may use; `nil` for no limit.
public struct UsageLimits: Sendable, Hashable {
    /// The requests of one minute.
    public var requestsPerMinute: Int?
    /// The requests that are under way at one time.
    public var concurrentRequests: Int?
    /// The features of one day, in Türkiye's time.
    public var featuresPerDay: Int?
    /// The features of one calendar month.
    public var featuresPerMonth: Int?
    /// The bytes of one day.
    public var bytesPerDay: Int?
    /// The bytes of one calendar month.
    public var bytesPerMonth: Int?
    /// The distinct features (parcels) of one day.
    public var distinctFeaturesPerDay: Int?
    /// The distinct features of one calendar month.
    public var distinctFeaturesPerMonth: Int?
    /// The area covered by the boxes asked for in one day, in square kilometres.
    public var squareKilometresPerDay: Double?
    /// The area covered by the boxes asked for in one calendar month, in square kilometres.
    public var squareKilometresPerMonth: Double?

    /// Creates limits that limit nothing.
    public init() {}
}

/// What one request used.
public struct Usage: Sendable, Hashable {
    /// The features that were sent.
    public var features = 0
    /// The bytes that were sent.
    public var bytes = 0
    /// The area that was asked for, in square kilometres.
    public var squareKilometres = 0.0

    /// Creates no use at all.
    public init() {}
}
