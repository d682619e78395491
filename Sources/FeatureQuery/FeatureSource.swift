public import GeoCore

/// Where the features of one collection come from: the one seam between "where they live" and "how they are served".
///
/// Functions block while they read, so callers run them on a thread that may block. Every reading is a snapshot: what
/// one ``FeatureReading`` answers belongs to one version of the data, whatever is written meanwhile.
public protocol FeatureSource: Sendable {
    /// Opens a snapshot of the collection.
    ///
    /// - Throws: `collection.unknown` if the collection is gone, `store.locked` if another program holds the data.
    func open() throws(PaftaError) -> any FeatureReading
}

/// A snapshot of one collection; belongs to one thread at a time and gives back what it holds when it is released.
public protocol FeatureReading: AnyObject, Sendable {
    /// What the features look like.
    var schema: FeatureSchema { get }
    /// Changes with every change of the features or the schema, and never comes again.
    var version: DataVersion { get }
    /// The number of features, where it is known without counting.
    var count: Int? { get }
    /// The extent of all features in `crs`; `nil` if none has a geometry.
    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope?
    /// The earliest and the latest text of the temporal property; `nil` if there is none.
    func temporalExtent() throws(PaftaError) -> ClosedRange<String>?
    /// Starts a query; the cursor keeps the snapshot alive.
    ///
    /// - Throws: `property.unknown`, `filter.invalid`, `crs.unknown`, `transformation.unavailable`.
    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor
}

/// The features of one query, batch by batch.
public protocol FeatureCursor: AnyObject, Sendable {
    /// How the features are found.
    var plan: QueryPlan { get }
    /// Returns the next features, at least one; `nil` behind the last.
    ///
    /// - Throws: `geometry.malformed`, `operation.cancelled`, `store.damaged`.
    func next() throws(PaftaError) -> FeatureBatch?
    /// Stops the work, also from another thread while ``next()`` runs.
    func cancel()
}

/// A state of a collection's data.
public struct DataVersion: Sendable, Hashable {
    /// Names the load: positions and tokens of one incarnation mean nothing in another.
    public var incarnation: String
    /// Grows with every change since the load.
    public var change: Int64
    /// When the last change was made, in UTC as `2026-11-21T10:53:16.000Z`.
    public var changedAt: String

    /// Creates a version.
    public init(incarnation: String, change: Int64, changedAt: String) {
        self.incarnation = incarnation
        self.change = change
        self.changedAt = changedAt
    }
}

/// The collections that a caller may see.
public protocol Catalogue: Sendable {
    /// The identifiers of the collections, in the order they are listed.
    func collections() throws(PaftaError) -> [String]
    /// Returns the source of a collection.
    ///
    /// - Throws: `collection.unknown`.
    func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource
    /// Returns the source of a collection in the state that it had at a moment.
    ///
    /// What a reading of it answers is what would have been answered then; its version stays as long as that state does.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - moment: A moment of RFC 3339, or a day, which means its end in Türkiye's time (+03:00).
    /// - Returns: The source; the last state if nothing changed since.
    /// - Throws: `collection.unknown`; and here or when the source is opened `history.tooEarly`, `history.missing` and
    ///   `moment.invalid`.
    func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource
}

extension Catalogue {
    /// Refuses every moment: this catalogue keeps no former states.
    ///
    /// - Throws: `collection.unknown`; else `history.missing` as something unsupported.
    public func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        _ = try collection(identifier)
        throw .formerStatesNotKept(identifier)
    }
}
