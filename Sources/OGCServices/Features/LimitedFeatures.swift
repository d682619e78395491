import FeatureQuery
import GeoCore

/// The features of a query up to a limit, and whether there are more.
struct LimitedFeatures: Sendable {
    private let cursor: any FeatureCursor
    private let limit: Int
    /// The number of features given so far.
    private(set) var returned = 0
    /// The position of the last feature given.
    private(set) var lastPosition: Int64?
    /// Whether the query selects more than the limit; known behind the last batch.
    private(set) var hasMore = false

    /// Takes a cursor whose query asks for one feature more than `limit`.
    init(_ cursor: any FeatureCursor, limit: Int) {
        self.cursor = cursor
        self.limit = limit
    }

    /// Returns the next features; `nil` behind the last.
    mutating func next() throws(PaftaError) -> FeatureBatch? {
        guard !hasMore, var batch = try cursor.next() else { return nil }
        let room = limit - returned
        if batch.count > room {
            hasMore = true
            guard room > 0 else { return nil }
            batch.keepFirst(room)
        }
        returned += batch.count
        lastPosition = batch.positions.last ?? lastPosition
        return batch
    }
}
