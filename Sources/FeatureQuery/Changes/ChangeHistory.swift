public import GeoCore

/// A catalogue that keeps what its collections were, row by row; not every ``Catalogue`` does.
public protocol ChangeHistory: Sendable {
    /// Opens a snapshot of a collection and of its history.
    ///
    /// - Throws: `collection.unknown`; `history.missing` if the collection has no history; `store.locked`.
    func history(of collection: String) throws(PaftaError) -> any HistoryReading
}

/// A snapshot of one collection and of its history; belongs to one thread at a time.
public protocol HistoryReading: AnyObject, Sendable {
    /// What the features look like, now as then.
    var schema: FeatureSchema { get }
    /// The state that the collection is in.
    var state: CollectionState { get }
    /// Compares two states, row by row in the order of the rows.
    ///
    /// - Throws: `history.gone` if a state belongs to another incarnation or lies ahead.
    func compare(_ comparison: StateComparison) throws(PaftaError) -> any StateCursor
}

/// Which rows of which two states are compared.
public struct StateComparison: Sendable, Hashable {
    /// The earlier state; `nil` for one without any row.
    public var from: CollectionState?
    /// The later state.
    public var to: CollectionState
    /// Only rows behind this position.
    public var after: Int64
    /// Whether rows come along that nobody touched between the states, as they must where not the rows differ but what
    /// is shown of them.
    public var includesUntouched: Bool

    /// Creates a comparison of all rows.
    public init(
        from: CollectionState?,
        to: CollectionState,
        after: Int64 = .min,
        includesUntouched: Bool = false
    ) {
        self.from = from
        self.to = to
        self.after = after
        self.includesUntouched = includesUntouched || from == nil
    }
}

/// The rows of a comparison, some at a time; memory is bounded by them.
public protocol StateCursor: AnyObject, Sendable {
    /// Returns the next rows; `nil` behind the last.
    ///
    /// - Throws: `geometry.malformed`, `operation.cancelled`, `store.damaged`.
    func next() throws(PaftaError) -> StatePair?
    /// Stops the work, also from another thread while ``next()`` runs.
    func cancel()
}

/// Some rows as they were in two states; a row that was not there then is missing in that batch.
///
/// Both batches have all properties, geometries in the stored CRS, and growing positions, which say which rows are the
/// same. Touched rows may turn out to be equal. One of the batches may be empty, also both.
public struct StatePair: Sendable {
    /// The rows in the earlier state.
    public var before: FeatureBatch
    /// The rows in the later state.
    public var after: FeatureBatch

    /// Creates a pair.
    public init(before: FeatureBatch, after: FeatureBatch) {
        self.before = before
        self.after = after
    }
}
