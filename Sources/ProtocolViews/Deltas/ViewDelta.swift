internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// One page of the changes that a caller sees.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only what the mutex guards.
final class ViewDelta: FeatureChanges, @unchecked Sendable {
    /// What a page is made of.
    struct Task {
        let reading: any HistoryReading
        /// The view of the earlier state.
        let before: View
        /// The view of the later one.
        let after: View
        let seal: CursorSeal
        /// Where the page begins.
        var point: ChangePoint
        /// How far the delta has been told.
        var progress: ChangePoint.Progress
    }

    let schema: FeatureSchema
    private(set) var continuation: ChangeContinuation?
    private var task: Task
    private var remaining: Int
    private var rows: (any StateCursor)?
    private let running = Mutex<(cursor: (any StateCursor)?, isCancelled: Bool)>((nil, false))

    init(_ task: Task, limit: Int) {
        self.task = task
        schema = task.after.schema
        remaining = limit
    }

    func cancel() {
        running.withLock { running in
            running.isCancelled = true
            running.cursor?.cancel()
        }
    }

    func next() throws(PaftaError) -> FeatureChangeBatch? {
        while continuation == nil {
            guard remaining > 0 else {
                // Whether there are more is not looked up: how long that takes would tell of hidden rows.
                try finish(hasMore: true)
                break
            }
            guard let pair = try cursor().next() else {
                try endPhase()
                continue
            }
            let found = try PairChanges(pair, task.before, task.after, task.progress.phase)
            if let batch = take(found) { return batch }
        }
        return nil
    }

    /// Takes as many changes as the page has room for.
    private func take(_ found: PairChanges) -> FeatureChangeBatch? {
        let taken = found.changes.prefix(remaining)
        guard let last = taken.last else { return nil }
        remaining -= taken.count
        task.progress.position = last.position
        var batch = FeatureChangeBatch(
            features: FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        )
        for change in taken {
            switch task.progress.phase {
            case .removals:
                batch.changes.append(FeatureChange(change.kind, found.removed.identifier(change.row)))
            case .arrivals:
                let name = found.arrived.identifier(change.row)
                batch.changes.append(FeatureChange(change.kind, name, row: batch.features.count))
                batch.features.append(row: change.row, of: found.arrived)
            }
        }
        return batch
    }

    private func cursor() throws(PaftaError) -> any StateCursor {
        if let rows { return rows }
        let point = task.point
        let earlier = point.number.map { CollectionState(incarnation: point.incarnation, number: $0) }
        let cursor = try task.reading.compare(
            StateComparison(
                from: earlier,
                to: CollectionState(incarnation: point.incarnation, number: task.progress.target),
                after: task.progress.position,
                includesUntouched: task.before.name != task.after.name
            )
        )
        rows = cursor
        running.withLock { running in
            running.cursor = cursor
            if running.isCancelled { cursor.cancel() }
        }
        return cursor
    }

    private func endPhase() throws(PaftaError) {
        rows = nil
        switch task.progress.phase {
        case .removals:
            task.progress.phase = .arrivals
            task.progress.position = .min
        case .arrivals: try finish(hasMore: false)
        }
    }

    private func finish(hasMore: Bool) throws(PaftaError) {
        var point = task.point
        if hasMore {
            point.progress = task.progress
        } else {
            point.number = task.progress.target
            point.view = task.progress.view
            point.progress = nil
        }
        guard let text = task.seal.text(of: point) else { throw .unsealed }
        continuation = ChangeContinuation(cursor: text, hasMore: hasMore)
    }
}

extension FeatureBatch {
    /// Returns the identifier of a row.
    fileprivate func identifier(_ row: Int) -> FeatureIdentifier {
        identifiers.type == .integer ? .integer(identifiers.integers[row]) : .text(identifiers.text(row) ?? "")
    }
}

extension PaftaError {
    fileprivate static var unsealed: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("A cursor of changes cannot be made.", tr: "Değişiklik imleci oluşturulamıyor.")
        )
    }
}
