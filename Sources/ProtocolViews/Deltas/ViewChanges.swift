public import FeatureQuery
public import GeoCore

/// The changes of collections as one caller sees them.
///
/// The delta law: whoever applies all changes of a cursor in their order has what the caller would get anew. What the view
/// hides appears in nothing: neither in changes nor in counts, cursors or the length of pages.
public struct ViewChanges: ChangeOffering {
    private let history: any ChangeHistory
    private let secret: [UInt8]
    private let view: @Sendable (String) throws(PaftaError) -> CollectionView?
    private let former: @Sendable (String, String) throws(PaftaError) -> CollectionView?

    /// Creates the changes of one caller's views.
    ///
    /// - Parameters:
    ///   - history: Where the rows are.
    ///   - secret: At least 32 random bytes of this caller's protocol alone, the same for all its versions; cursors made
    ///     with another secret are refused.
    ///   - view: The view of a collection; `nil` if there is none or its changes are not offered.
    ///   - former: The view of a collection in a version, also one that is not in force any more; `nil` if it is not
    ///     known, then cursors of it are gone.
    public init(
        history: any ChangeHistory,
        secret: [UInt8],
        view: @escaping @Sendable (_ collection: String) throws(PaftaError) -> CollectionView?,
        former: @escaping @Sendable (_ collection: String, _ version: String) throws(PaftaError) -> CollectionView?
    ) {
        self.history = history
        self.secret = secret
        self.view = view
        self.former = former
    }

    /// Whether the caller may ask for the changes of a collection.
    public func offersChanges(of collection: String) -> Bool { (try? view(collection)) != nil }

    /// Starts a page of changes.
    ///
    /// - Throws: `changes.unsupported`, `cursor.invalid`, `cursor.gone`, `history.missing`, `collection.unknown`.
    public func changes(
        of collection: String,
        since cursor: String?,
        limit: Int
    ) throws(PaftaError) -> any FeatureChanges {
        guard let view = try view(collection) else { throw .changesUnsupported(collection) }
        let seal = CursorSeal(secret: secret, collection: collection)
        let given = try cursor.map { text throws(PaftaError) in
            guard let point = seal.point(of: text) else { throw .invalidChangeCursor() }
            return point
        }
        let reading = try history.history(of: collection)
        let start = ChangePoint(
            incarnation: reading.state.incarnation,
            columns: reading.schema.columnHash,
            number: nil,
            view: .none
        )
        let point = given ?? start
        guard point.incarnation == start.incarnation, point.columns == start.columns,
            max(point.number ?? 0, point.progress?.target ?? 0) <= reading.state.number
        else { throw .cursorGone() }
        let after = try view.bind(reading.schema)
        let mark = ChangePoint.ViewMark(version: view.version, name: after.name)
        // What was begun in a view that is not in force any more is not ended: it might show too much.
        guard point.progress.map({ $0.view.name == mark.name }) ?? true else { throw .cursorGone() }
        let before = try earlier(point, after, of: collection, reading.schema)
        let beginning = ChangePoint.Progress(
            target: reading.state.number,
            view: mark,
            phase: point.number == nil ? .arrivals : .removals,
            position: .min
        )
        let task = ViewDelta.Task(
            reading: reading,
            before: before,
            after: after,
            seal: seal,
            point: point,
            progress: point.progress ?? beginning
        )
        return ViewDelta(task, limit: max(1, limit))
    }

    /// Returns the view by which a partner got what it has.
    private func earlier(
        _ point: ChangePoint,
        _ present: View,
        of collection: String,
        _ schema: FeatureSchema
    ) throws(PaftaError) -> View {
        guard point.number != nil, point.view.name != present.name else { return present }
        guard let former = try former(collection, point.view.version)?.bind(schema), former.name == point.view.name
        else {
            throw .cursorGone()
        }
        return former
    }
}
