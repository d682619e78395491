internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// What decides which features a view shows; belongs to one thread at a time.
///
/// `@unchecked Sendable`: ``ViewWorkers`` lends each to one borrower only.
final class ViewWorker: @unchecked Sendable {
    private let rows: FilterEvaluator?
    private let area: AreaTest?

    init(rows: FilterEvaluator?, area: AreaTest?) {
        self.rows = rows
        self.area = area
    }

    /// Returns the visible ones of some stored features, cut if need be.
    func visible(_ batch: FeatureBatch, checkingRows: Bool) throws(PaftaError) -> FeatureBatch {
        guard batch.count > 0, area != nil || (checkingRows && rows != nil) else { return batch }
        var visible = batch
        if checkingRows, let keep = try rows?.rowsKept(of: visible) { visible.filter(keep: keep) }
        area?.apply(to: &visible)
        return visible
    }
}

/// The workers of a view that nobody uses at the moment.
final class ViewWorkers: Sendable {
    private static let kept = 8
    private let free = Mutex<[ViewWorker]>([])

    /// Takes a worker; `nil` if there is none.
    func take() -> ViewWorker? { free.withLock { $0.popLast() } }

    /// Keeps a worker for the next one.
    func giveBack(_ worker: ViewWorker) {
        free.withLock { free in
            if free.count < Self.kept { free.append(worker) }
        }
    }
}

extension PaftaError {
    /// The error for features without what a view reads.
    static func columnMissing(line: Int = #line) -> PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText(
                "A view was given features without what it reads.",
                tr: "Bir görünüme, okuduğu alanları olmayan nesneler verildi."
            ),
            line: line
        )
    }
}
