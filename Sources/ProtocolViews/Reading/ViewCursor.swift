internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import Synchronization

/// The features of one query on a view, in the order of the layer or in one that the layer can make.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only what a lock guards.
final class ViewCursor: FeatureCursor, @unchecked Sendable {
    let plan: QueryPlan
    private let view: View
    private let work: ViewPlan
    private let finish: ShapeFinish
    private let reading: any FeatureReading
    private let current: CurrentCursor
    private var remaining: Int
    /// How many features the layer was asked for at once, if not for all.
    private var chunk: Int?
    private var readOfChunk = 0
    private var last: Place?

    /// Starts a query that was taken apart.
    init(_ query: Query, _ work: ViewPlan, of view: View, _ reading: any FeatureReading) throws(PaftaError) {
        self.view = view
        self.work = work
        self.reading = reading
        finish = try ShapeFinish(query, work, of: view)
        remaining = work.isEmpty ? 0 : query.limit ?? Int.max
        var base = work.base
        if work.dropsFeatures, let limit = query.limit, limit < Int.max / 8 {
            // To find candidates again is dearer than to find some more of them at once.
            chunk = 2 * limit + 16
            base.limit = chunk
        }
        let cursor = try reading.features(base)
        current = CurrentCursor(cursor)
        plan = QueryPlan(
            access: LocalizedText("a view of the collection", tr: "katmanın bir görünümü"),
            // How many candidates there are may tell of what is hidden.
            estimatedRows: query.identifier != nil ? 1 : work.tellsCandidates ? cursor.plan.estimatedRows : nil,
            conditions: (query.filter?.expression.conjuncts ?? [])
                .map {
                    QueryPlan.Condition($0, isPushedDown: view.isStored($0))
                },
            operations: work.finishesShapes ? finish.operations : cursor.plan.operations
        )
    }

    func cancel() { current.cancel() }

    func next() throws(PaftaError) -> FeatureBatch? {
        while remaining > 0, let stored = try nextStored() {
            var batch = try shown(stored)
            guard batch.count > 0 else { continue }
            batch.keepFirst(remaining)
            remaining -= batch.count
            return try selected(batch)
        }
        return nil
    }

    /// Returns what the layer gives next; where too much of it was dropped, more is asked for behind it.
    private func nextStored() throws(PaftaError) -> FeatureBatch? {
        while true {
            if let batch = try current.next() {
                readOfChunk += batch.count
                if chunk != nil { last = batch.place(of: batch.count - 1) }
                return batch
            }
            guard let asked = chunk, readOfChunk >= asked, let last else { return nil }
            var base = work.base
            (base.after, base.limit) = (last, 4 * asked)
            (chunk, readOfChunk) = (4 * asked, 0)
            try current.replace(reading.features(base))
        }
    }

    /// Returns what the view shows of some features and the query wants.
    private func shown(_ stored: FeatureBatch) throws(PaftaError) -> FeatureBatch {
        let visible =
            view.area == nil
            ? stored
            : try view.withWorker { worker throws(PaftaError) in try worker.visible(stored, checkingRows: false) }
        var batch = try view.shown(visible, fields: work.fields, withGeometry: work.needsShapes)
        for filter in work.residualFilters where batch.count > 0 {
            guard let column = batch.schema.firstIndex(where: { $0.name == filter.property }) else { continue }
            batch.filter(keep: batch.properties[column].rows(equal: filter.value))
        }
        if batch.count > 0, let keep = try work.residual?.rowsKept(of: batch) { batch.filter(keep: keep) }
        if batch.count > 0, let keep = try finish.rowsKept(of: batch.geometry) { batch.filter(keep: keep) }
        return batch
    }

    /// Returns the features with nothing but what was asked for.
    private func selected(_ batch: FeatureBatch) throws(PaftaError) -> FeatureBatch {
        let fields = work.selected.map { view.fields[$0].shown }
        var answer = FeatureBatch(identifiers: view.stored.identifiers, schema: fields)
        (answer.identifiers, answer.positions) = (batch.identifiers, batch.positions)
        answer.properties = Array(batch.properties.prefix(fields.count))
        answer.sortValues = work.order.map { number in
            batch.properties[work.fields.firstIndex(of: number) ?? 0]
        }
        answer.geometry = try finish.finished(batch.geometry)
        return answer
    }
}

/// The cursor that is being read, and whether the reading was cancelled, perhaps by another thread.
final class CurrentCursor: Sendable {
    private let state: Mutex<(cursor: any FeatureCursor, isCancelled: Bool)>

    init(_ cursor: any FeatureCursor) { state = Mutex((cursor, false)) }

    /// Returns the next features; the lock is not held meanwhile, so that ``cancel()`` never waits.
    ///
    /// - Throws: `operation.cancelled`.
    func next() throws(PaftaError) -> FeatureBatch? {
        let (cursor, isCancelled) = state.withLock { $0 }
        if isCancelled { throw .stopped() }
        return try cursor.next()
    }

    /// Goes on with another cursor.
    func replace(_ cursor: any FeatureCursor) throws(PaftaError) {
        let isCancelled = state.withLock { state in
            state.cursor = cursor
            return state.isCancelled
        }
        if isCancelled { throw .stopped() }
    }

    func cancel() {
        let cursor = state.withLock { state in
            state.isCancelled = true
            return state.cursor
        }
        cursor.cancel()
    }
}
