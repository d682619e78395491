import FeatureQuery
import GeoCore

/// The state of a collection at a moment in the past, as a request asks for it.
struct FormerState: Sendable, Hashable {
    /// The moment.
    let moment: Moment
    /// Whether it is an error if there is no such state.
    ///
    /// Else the collection has no features before its history starts; and one that keeps no history has no time at all, so
    /// that every time is as good as the present.
    let isRequired: Bool

    /// Creates the state at a moment; `nil` if this is the present one, because the moment is still to come.
    init?(at moment: Moment, isRequired: Bool, now: Moment) {
        guard moment < now else { return nil }
        self.moment = moment
        self.isRequired = isRequired
    }
}

extension CollectionDirectory {
    /// Opens a snapshot of a former state of a collection.
    ///
    /// - Parameters:
    ///   - state: The state; `nil` for the present one.
    ///   - collection: The collection.
    ///   - present: A snapshot of its present state.
    ///   - isBrief: Whether only a brief answer is wanted, which a former state never has: what changed since is looked
    ///     through first.
    /// - Returns: The snapshot.
    /// - Throws: `request.notBrief`, `history.tooEarly`, `history.missing`, `collection.unknown`, `store.locked`.
    func open(
        _ state: FormerState?,
        of collection: String,
        present: any FeatureReading,
        isBrief: Bool
    ) throws(PaftaError) -> any FeatureReading {
        guard let state else { return present }
        if isBrief { throw .notBrief }
        do throws(PaftaError) {
            return try catalogue.collection(collection, at: state.moment.rfc3339Milliseconds).open()
        } catch {
            if !state.isRequired, error.code == .beforeHistory { return EmptyReading(present) }
            if !state.isRequired, error.code == .withoutHistory { return present }
            throw error
        }
    }
}

/// A snapshot of a collection before its history: it looks as it does today, and has no features.
private final class EmptyReading: FeatureReading {
    let schema: FeatureSchema
    let version: DataVersion
    private let present: any FeatureReading

    init(_ present: any FeatureReading) {
        self.present = present
        schema = present.schema
        var version = present.version
        version.incarnation += "-before"
        version.change = 0
        self.version = version
    }

    var count: Int? { 0 }

    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope? { nil }

    func temporalExtent() throws(PaftaError) -> ClosedRange<String>? { nil }

    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        // What is wrong with the query is wrong at all times.
        _ = try present.features(query)
        return Cursor()
    }

    private final class Cursor: FeatureCursor {
        let plan = QueryPlan(
            access: LocalizedText("nothing before the history", tr: "geçmişten önce kayıt yok"),
            estimatedRows: 0
        )

        func next() throws(PaftaError) -> FeatureBatch? { nil }

        func cancel() {}
    }
}
