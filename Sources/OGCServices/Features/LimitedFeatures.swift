import FeatureQuery
import GeoCore

/// The features of a query up to a limit, and whether there are more.
struct LimitedFeatures: Sendable {
    private let cursor: any FeatureCursor
    private let limit: Int
    /// The number of features given so far.
    private(set) var returned = 0
    /// Where the last feature given lies in the order of the query.
    private(set) var lastPlace: Place?
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
        if batch.count > 0 { lastPlace = batch.place(of: batch.count - 1) }
        return batch
    }
}
