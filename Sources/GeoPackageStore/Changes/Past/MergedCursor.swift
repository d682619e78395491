internal import FeatureQuery
internal import GeoCore

/// The features of a past state: those that are still as they were, and the former ones, in the order of the query.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which the other two cursors allow.
final class MergedCursor: FeatureCursor, @unchecked Sendable {
    /// One of the two cursors, and the batch that it has come to.
    private struct Stream {
        let cursor: any FeatureCursor
        var batch: FeatureBatch?
        var row = 0
        var hasEnded = false

        init(_ cursor: any FeatureCursor) { self.cursor = cursor }

        /// Sees to it that there is a row, unless there is none left.
        mutating func load() throws(PaftaError) {
            guard !hasEnded, batch.map({ row >= $0.count }) ?? true else { return }
            // Let go of first: the cursor uses its memory again.
            batch = nil
            row = 0
            batch = try cursor.next()
            hasEnded = batch == nil
        }

        /// Takes what is left of the batch.
        mutating func takeRest() -> FeatureBatch? {
            guard var rest = batch.take() else { return nil }
            if row > 0 { rest = rest.picked([BatchRun(rows: row..<rest.count)]) }
            row = 0
            return rest
        }
    }

    private var current: Stream
    private var former: Stream
    private let order: SortOrder?
    private let emptyBatch: FeatureBatch
    private var remaining: Int

    init(
        _ current: any FeatureCursor,
        _ former: any FeatureCursor,
        _ query: Query,
        _ order: SortOrder?,
        of schema: FeatureSchema
    ) throws(PaftaError) {
        self.current = Stream(current)
        self.former = Stream(former)
        self.order = order
        var empty = FeatureBatch(identifiers: schema.identifiers, schema: try ReadPlan.selected(query, of: schema))
        empty.sortValues = (order?.keys ?? []).map { PropertyColumn(type: $0.property.type) }
        emptyBatch = empty
        remaining = query.limit ?? Int.max
    }

    var plan: QueryPlan {
        var plan = current.cursor.plan
        plan.access += LocalizedText(", and former rows of the history", tr: " ve geçmişteki eski kayıtlar")
        plan.estimatedRows = plan.estimatedRows.map { $0 + (former.cursor.plan.estimatedRows ?? 0) }
        return plan
    }

    func cancel() {
        current.cursor.cancel()
        former.cursor.cancel()
    }

    func next() throws(PaftaError) -> FeatureBatch? {
        guard remaining > 0 else { return nil }
        try current.load()
        try former.load()
        var answer: FeatureBatch?
        if former.hasEnded {
            answer = current.takeRest()
        } else if current.hasEnded {
            answer = former.takeRest()
        } else {
            answer = try merged()
        }
        answer?.keepFirst(remaining)
        remaining -= answer?.count ?? 0
        return answer
    }

    /// Returns rows of both, until one of them has to be asked for more.
    private func merged() throws(PaftaError) -> FeatureBatch? {
        guard let new = current.batch, let old = former.batch else { return nil }
        var runs: [BatchRun] = []
        while current.row < new.count, former.row < old.count {
            if precedes(new, current.row, old, former.row) {
                BatchRun.append(current.row, isSecond: false, to: &runs)
                current.row += 1
            } else {
                BatchRun.append(former.row, isSecond: true, to: &runs)
                former.row += 1
            }
        }
        var answer = emptyBatch
        answer.append(runs, new, old)
        return answer
    }

    private func precedes(_ left: FeatureBatch, _ first: Int, _ right: FeatureBatch, _ second: Int) -> Bool {
        guard let order else { return left.positions[first] < right.positions[second] }
        return order.precedes(order.ranked(left.place(of: first)), order.ranked(right.place(of: second)))
    }
}
