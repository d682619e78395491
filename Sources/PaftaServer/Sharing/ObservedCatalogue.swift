internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// A catalogue whose answers are noted.
struct ObservedCatalogue: Catalogue {
    let base: any Catalogue
    let observer: AnswerObserver

    func collections() throws(PaftaError) -> [String] { try base.collections() }

    func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
        ObservedSource(source: try base.collection(identifier), observer: observer)
    }

    func collection(_ identifier: String, at moment: String) throws(PaftaError) -> any FeatureSource {
        ObservedSource(source: try base.collection(identifier, at: moment), observer: observer)
    }
}

extension ObservedCatalogue: ChangeOffering {
    func offersChanges(of collection: String) -> Bool {
        (base as? any ChangeOffering)?.offersChanges(of: collection) ?? false
    }

    func changes(
        of collection: String,
        since cursor: String?,
        limit: Int
    ) throws(PaftaError) -> any FeatureChanges {
        guard let offering = base as? any ChangeOffering else { throw .changesUnsupported(collection) }
        observer.opened(try base.collection(collection).open())
        let changes = try offering.changes(of: collection, since: cursor, limit: limit)
        return ObservedChanges(changes, of: collection, observer)
    }
}

private struct ObservedSource: FeatureSource {
    let source: any FeatureSource
    let observer: AnswerObserver

    func open() throws(PaftaError) -> any FeatureReading { ObservedReading(try source.open(), observer) }
}

private final class ObservedReading: FeatureReading {
    private let reading: any FeatureReading
    private let observer: AnswerObserver

    init(_ reading: any FeatureReading, _ observer: AnswerObserver) {
        self.reading = reading
        self.observer = observer
        observer.opened(reading)
    }

    var schema: FeatureSchema { reading.schema }
    var version: DataVersion { reading.version }
    var count: Int? { reading.count }
    func extent(in crs: CRSIdentity) throws(PaftaError) -> Envelope? { try reading.extent(in: crs) }
    func temporalExtent() throws(PaftaError) -> ClosedRange<String>? { try reading.temporalExtent() }

    func features(_ query: Query) throws(PaftaError) -> any FeatureCursor {
        let cursor = try reading.features(query)
        let extent = query.spatialFilter == nil ? nil : try reading.extent(in: .crs84)
        observer.asked(query, of: schema, within: extent)
        return ObservedCursor(cursor, query, schema, observer)
    }
}

private final class ObservedCursor: FeatureCursor {
    private let cursor: any FeatureCursor
    private let collection: String
    private let crs: CRSIdentity?
    private let observer: AnswerObserver
    /// The features that are given at most; one that is only looked at is not given.
    private let left: Mutex<Int>

    init(_ cursor: any FeatureCursor, _ query: Query, _ schema: FeatureSchema, _ observer: AnswerObserver) {
        self.cursor = cursor
        self.observer = observer
        collection = schema.collection
        crs = query.spatialFilter == nil ? query.crs ?? schema.geometry?.crs : nil
        left = Mutex(query.limit.map { $0 - query.lookahead } ?? .max)
    }

    var plan: QueryPlan { cursor.plan }
    func cancel() { cursor.cancel() }

    func next() throws(PaftaError) -> FeatureBatch? {
        guard let batch = try cursor.next() else { return nil }
        let given = left.withLock { left in
            let given = min(left, batch.count)
            left -= given
            return given
        }
        if given > 0 { observer.gave(batch, of: collection, first: given, in: crs) }
        return batch
    }
}

private final class ObservedChanges: FeatureChanges {
    private let changes: any FeatureChanges
    private let collection: String
    private let observer: AnswerObserver

    init(_ changes: any FeatureChanges, of collection: String, _ observer: AnswerObserver) {
        self.changes = changes
        self.collection = collection
        self.observer = observer
        var query = Query()
        query.properties = changes.schema.properties.map(\.name)
        observer.asked(query, of: changes.schema)
    }

    var schema: FeatureSchema { changes.schema }
    var continuation: ChangeContinuation? { changes.continuation }
    func cancel() { changes.cancel() }

    func next() throws(PaftaError) -> FeatureChangeBatch? {
        guard let batch = try changes.next() else { return nil }
        observer.gave(batch.features, of: collection, first: batch.features.count, in: schema.geometry?.crs)
        return batch
    }
}
