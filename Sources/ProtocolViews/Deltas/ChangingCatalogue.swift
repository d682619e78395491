public import FeatureQuery
public import GeoCore

/// A principal's view of a catalogue along with its changes, for services to be built on.
public struct ChangingCatalogue: Catalogue, ChangeOffering {
    private let views: ViewCatalogue
    private let changes: ViewChanges

    /// Joins a principal's collections and their changes.
    ///
    /// - Parameters:
    ///   - views: The collections.
    ///   - version: The version of the protocol; another definition of a view is another version.
    ///   - history: Where the rows and their history are.
    ///   - secret: At least 32 random bytes of this protocol alone, the same for all its versions.
    ///   - collections: Those whose changes may be asked for.
    ///   - former: The view of a collection in another version of the same protocol; `nil` if it is not known.
    public init(
        _ views: ViewCatalogue,
        version: String,
        history: any ChangeHistory,
        secret: [UInt8],
        collections: Set<String>,
        former: @escaping @Sendable (_ collection: String, _ version: String) throws(PaftaError) -> CollectionView?
    ) {
        self.views = views
        changes = ViewChanges(
            history: history,
            secret: secret,
            view: { collection throws(PaftaError) in
                // Whether the principal sees the collection at all is said when the view is bound.
                guard collections.contains(collection) else { return nil }
                return CollectionView(version: version) { schema throws(PaftaError) in try views.view(of: schema) }
            },
            former: former
        )
    }

    /// The identifiers of the visible collections.
    public func collections() throws(PaftaError) -> [String] { try views.collections() }

    /// Returns the view of a collection.
    ///
    /// - Throws: `collection.unknown`.
    public func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
        try views.collection(identifier)
    }

    /// Returns the view of a collection in the state that it had at a moment.
    ///
    /// - Throws: `collection.unknown`, `history.missing`.
    public func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        try views.collection(identifier, at: moment)
    }

    /// Whether the caller may ask for the changes of a collection.
    public func offersChanges(of collection: String) -> Bool { changes.offersChanges(of: collection) }

    /// Starts a page of changes.
    ///
    /// - Throws: `changes.unsupported`, `cursor.invalid`, `cursor.gone`, `history.missing`, `collection.unknown`.
    public func changes(
        of collection: String,
        since cursor: String?,
        limit: Int
    ) throws(PaftaError) -> any FeatureChanges {
        try changes.changes(of: collection, since: cursor, limit: limit)
    }
}
