public import FeatureQuery
public import GeoCore
import GeoReferencing
import Synchronization

/// A collection whose features a test writes down; filters work row by row, in the plainest way.
///
/// Features are written in CRS84 and given in any CRS; a schema may claim that they are stored in another one. The position
/// of a feature is its place, from 1 on. Geometries are never generalised. Every state that was replaced is kept as history.
public final class InMemorySource: FeatureSource {
    /// One feature as a row.
    public struct Feature: Sendable {
        /// The identifier.
        public var identifier: FeatureIdentifier
        /// The geometry, in CRS84.
        public var shape: Shape?
        /// The values of the properties, in the order of the schema.
        public var values: [PropertyValue?]

        /// Creates a feature.
        public init(_ identifier: FeatureIdentifier, _ shape: Shape?, _ values: [PropertyValue?] = []) {
            self.identifier = identifier
            self.shape = shape
            self.values = values
        }
    }

    /// What a reading sees.
    struct State: Sendable {
        var schema: FeatureSchema
        var features: [Feature]
        var version: DataVersion
        var knowsCount = true
        var batchSize: Int
        var failure: (batches: Int, error: PaftaError)?
        let references = CoordinateReferenceSystems()
    }

    private let state: Mutex<State>
    private let formerStates = Mutex<[State]>([])
    let journal = Journal()

    /// Creates a collection.
    ///
    /// - Parameters:
    ///   - schema: What the features look like.
    ///   - features: The features, in order.
    ///   - batchSize: The number of features of a batch.
    public init(schema: FeatureSchema, features: [Feature], batchSize: Int = 3) {
        let version = DataVersion(incarnation: "a1", change: 1, changedAt: "2026-11-21T10:53:16.000Z")
        state = Mutex(State(schema: schema, features: features, version: version, batchSize: batchSize))
    }

    /// Opens a snapshot.
    public func open() throws(PaftaError) -> any FeatureReading {
        InMemoryReading(state.withLock(\.self), journal)
    }

    /// Puts other features in the place of the present ones, as another version; the state till then becomes history.
    public func replace(features: [Feature]? = nil, version: DataVersion) {
        state.withLock { state in
            formerStates.withLock { $0.append(state) }
            if let features { state.features = features }
            state.version = version
        }
    }

    /// Returns the source of the state at a moment in UTC to the millisecond; `nil` before the first version.
    func source(at moment: String) -> (any FeatureSource)? {
        let states = formerStates.withLock(\.self) + [state.withLock(\.self)]
        guard var state = states.last(where: { $0.version.changedAt <= moment }) else { return nil }
        state.version.incarnation += "-at-\(state.version.change)"
        return FormerSource(state: state, journal: journal)
    }

    private struct FormerSource: FeatureSource {
        let state: State
        let journal: Journal

        func open() throws(PaftaError) -> any FeatureReading { InMemoryReading(state, journal) }
    }

    /// Says no more how many features there are.
    public func forgetCount() { state.withLock { $0.knowsCount = false } }

    /// Fails behind some batches of every query from now on.
    public func fail(afterBatches batches: Int, _ error: PaftaError) {
        state.withLock { $0.failure = (batches, error) }
    }

    /// The queries that were started, in order.
    public var queries: [Query] { journal.queries.withLock(\.self) }

    /// How many cursors were cancelled.
    public var cancellations: Int { journal.cancellations.withLock(\.self) }

    /// What happened to a source.
    final class Journal: Sendable {
        let queries = Mutex<[Query]>([])
        let cancellations = Mutex(0)
    }
}

/// Some collections by identifier.
public struct InMemoryCatalogue: Catalogue {
    private let sources: [(identifier: String, source: any FeatureSource)]

    /// Creates a catalogue that lists the collections in this order.
    public init(_ sources: [(identifier: String, source: any FeatureSource)]) { self.sources = sources }

    /// The identifiers in order.
    public func collections() throws(PaftaError) -> [String] { sources.map(\.identifier) }

    /// Returns a source.
    ///
    /// - Throws: `collection.unknown`.
    public func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
        guard let found = sources.first(where: { $0.identifier == identifier }) else {
            throw .unknownCollection(identifier)
        }
        return found.source
    }

    /// Returns the source of a former state.
    ///
    /// - Parameters:
    ///   - identifier: The collection.
    ///   - moment: A moment in UTC to the millisecond, as `2026-11-21T10:53:16.000Z`.
    /// - Returns: The source.
    /// - Throws: `collection.unknown`; `history.tooEarly` before the first version; `history.missing` for sources that keep
    ///   no history.
    public func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        guard let source = try collection(identifier) as? InMemorySource else {
            throw .formerStatesNotKept(identifier)
        }
        guard let found = source.source(at: moment) else {
            throw PaftaError(
                .notFound,
                .beforeHistory,
                LocalizedText("The history starts later.", tr: "Geçmiş daha sonra başlıyor.")
            )
        }
        return found
    }
}
