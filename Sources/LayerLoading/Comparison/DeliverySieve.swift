internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore

/// Compares a delivery with what a layer holds while it is being read: what is there already need not be set aside.
///
/// What the layer holds is learned on another thread from the beginning, and batches are looked at there. Only equal
/// features are sifted out; everything else the comparison finds out at the end, from what was set aside.
final class DeliverySieve {
    private let queue = BatchQueue()
    private let work: BackgroundWork<PresentRows>

    /// Starts to learn what a layer holds.
    ///
    /// - Parameters:
    ///   - comparison: What rows are compared by.
    ///   - layer: A reading that nobody else uses.
    ///   - writer: Takes what is not in the layer; nobody else uses it until ``finish()``. `nil` if nothing is sifted.
    init(_ comparison: LayerComparison, _ layer: any FeatureReading, into writer: LayerWriter?) {
        let queue = queue
        // It goes to the other thread and comes back when that has ended.
        nonisolated(unsafe) let writer = writer
        work = BackgroundWork { cancellation throws(PaftaError) in
            defer { queue.abandon() }
            var present = try comparison.rows(of: layer) { () throws(PaftaError) in try cancellation.check() }
            guard let writer = unsafe writer else { return present }
            var row: UInt32 = 0
            while var batch = queue.next() {
                try cancellation.check()
                let count = UInt32(batch.count)
                var rows = Array(row + 1..<row + 1 + count)
                row += count
                let keep = comparison.names.names(of: batch).map { !present.takeEqual($0.content) }
                guard keep.contains(true) else { continue }
                if keep.contains(false) {
                    batch.filter(keep: keep)
                    rows = zip(rows, keep).filter(\.1).map(\.0)
                }
                try writer.append(batch, rows: rows)
            }
            return present
        }
    }

    deinit { queue.close() }

    /// Hands over features; waits when the other thread is far behind.
    ///
    /// - Throws: What went wrong on the other thread.
    func take(_ batch: consuming FeatureBatch) throws(PaftaError) {
        if !queue.put(batch) { _ = try work.value() }
    }

    /// Returns what the layer holds, and what of it was delivered as it is, when everything has been looked at.
    ///
    /// - Throws: What went wrong on the other thread.
    func finish() throws(PaftaError) -> PresentRows {
        queue.close()
        return try work.value()
    }
}
