public import FeatureQuery

/// How far a replica is in step with its source.
public struct ReplicaState: Sendable, Hashable {
    /// What to ask with next; `nil` to start with all features.
    public var cursor: String?
    /// Whether all features have come since the start; until then what comes is compared with what is there.
    public var isWhole: Bool
    /// Counts the starts: a feature that was not seen in the last one is gone.
    public var round: Int64
    /// When the last page came, in UTC; `nil` before the first.
    public var pulledAt: String?
}

/// One page of changes for a replica.
public struct ReplicaPage: Sendable {
    /// Features that are no more, or not visible any more; they go before the others come.
    public var removed: [FeatureIdentifier] = []
    /// Features that came or are different, in longitude and latitude, with the properties of the replica.
    public var arrived: FeatureBatch
    /// What to ask with next.
    public var cursor: String
    /// Whether further pages follow.
    public var hasMore: Bool

    /// Creates a page.
    public init(arrived: FeatureBatch, cursor: String, hasMore: Bool) {
        self.arrived = arrived
        self.cursor = cursor
        self.hasMore = hasMore
    }
}
