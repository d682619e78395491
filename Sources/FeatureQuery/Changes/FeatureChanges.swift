public import GeoCore

/// A catalogue that tells what changed in what its caller may see; not every ``Catalogue`` does.
public protocol ChangeOffering: Sendable {
    /// Whether the caller may ask for the changes of a collection.
    func offersChanges(of collection: String) -> Bool
    /// Starts a page of changes.
    ///
    /// Without a cursor all features come, as inserted, in the state that the collection has now. A first page fixes the
    /// state that its further pages lead to, so pages of one delta fit together whatever is changed meanwhile.
    ///
    /// - Parameters:
    ///   - collection: The collection.
    ///   - cursor: What an earlier page gave; `nil` to start.
    ///   - limit: The greatest number of changes.
    /// - Returns: The page, not read yet; the cursor of the next one is known at its end.
    /// - Throws: `collection.unknown`; `changes.unsupported` if changes are not offered; `cursor.invalid` for a cursor that
    ///   was not given to this caller for this collection; `cursor.gone` if it cannot be continued any more.
    func changes(
        of collection: String,
        since cursor: String?,
        limit: Int
    ) throws(PaftaError) -> any FeatureChanges
}

/// One page of changes; belongs to one thread at a time.
public protocol FeatureChanges: AnyObject, Sendable {
    /// What the features look like to the caller.
    var schema: FeatureSchema { get }
    /// Returns the next changes, at least one; `nil` behind the last of the page.
    ///
    /// - Throws: `geometry.malformed`, `operation.cancelled`, `store.damaged`.
    func next() throws(PaftaError) -> FeatureChangeBatch?
    /// How to go on; known behind the last change.
    var continuation: ChangeContinuation? { get }
    /// Stops the work, also from another thread while ``next()`` runs.
    func cancel()
}

/// How to go on behind a page of changes.
public struct ChangeContinuation: Sendable, Hashable {
    /// What to ask with; opaque.
    public var cursor: String
    /// Whether further pages of the same delta follow; otherwise the caller is in step.
    public var hasMore: Bool

    /// Creates a continuation.
    public init(cursor: String, hasMore: Bool) {
        self.cursor = cursor
        self.hasMore = hasMore
    }
}

/// Some changes, in the order in which they are to be applied.
public struct FeatureChangeBatch: Sendable {
    /// The changes.
    public var changes: [FeatureChange] = []
    /// The features that came or have other content, in the stored CRS.
    public var features: FeatureBatch

    /// Creates a batch without changes.
    public init(features: FeatureBatch) { self.features = features }
}

/// What became of one feature in the eyes of one caller.
public struct FeatureChange: Sendable, Hashable {
    /// What became of it.
    public var kind: Kind
    /// Which feature.
    public var identifier: FeatureIdentifier
    /// Its place in ``FeatureChangeBatch/features``; `nil` for a feature that is not seen any more.
    public var row: Int?

    /// Creates a change.
    public init(_ kind: Kind, _ identifier: FeatureIdentifier, row: Int? = nil) {
        self.kind = kind
        self.identifier = identifier
        self.row = row
    }

    /// What became of a feature.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It came into being.
        case inserted
        /// It was seen before, too, and looks different.
        case updated
        /// It is no more.
        case deleted
        /// It had been there, and is seen since.
        case entered
        /// It is still there, and is not seen any more.
        case left
    }
}
