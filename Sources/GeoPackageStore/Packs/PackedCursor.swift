internal import FeatureFiltering
internal import FeaturePack
internal import FeatureQuery
internal import GeoCore

/// The features of one query in the order of their rows, read from the packed copy of the layer.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only an atomic flag.
final class PackedCursor: FeatureCursor, @unchecked Sendable {
    /// The most rows that may be looked at.
    private let candidates: Int
    private let reading: GeoPackageReading
    private let work: PackedPlan
    private let cancellation: Cancellation
    private var reader: PackReader
    private var blocks: ArraySlice<Int>
    private var remaining: Int
    /// How many rows are read at once: few at first, as a small answer may be complete with them.
    private var rowsAtOnce: Int
    /// The batch that was given out last: its memory serves again when the caller has let go of it.
    private var last: FeatureBatch?

    /// Starts a query; `nil` if it wants another order or one feature, or if an index on properties is the better way.
    init?(
        _ analysis: QueryAnalysis,
        _ pack: PackFile,
        of reading: GeoPackageReading,
        _ cancellation: Cancellation = Cancellation()
    ) throws(PaftaError) {
        let query = analysis.query
        guard query.identifier == nil, query.sort.isEmpty, analysis.planner?.prefersProperties != true else {
            return nil
        }
        let work = try PackedPlan(analysis, of: reading)
        self.work = work
        self.reading = reading
        self.cancellation = cancellation
        let all = reading.schema.properties
        reader = PackReader(
            pack,
            columns: work.read.compactMap { wanted in all.firstIndex { $0.name == wanted.name } },
            wantsGeometry: work.readsGeometry
        )
        let found = reader.blocks(
            meeting: work.boxes,
            withoutGeometry: work.keepsRowsWithoutGeometry,
            after: work.query.after?.position
        )
        blocks = found[...]
        candidates = min(pack.count, found.count * PackReader.rowsOfBlock)
        remaining = work.query.limit ?? Int.max
        rowsAtOnce =
            work.filters.isEmpty ? GeoPackageCursor.batchRows : min(GeoPackageCursor.batchRows, max(1, remaining))
    }

    /// Made when it is asked for: printing a filter of many positions takes its time.
    var plan: QueryPlan { work.described(rows: candidates) }

    func cancel() { cancellation.cancel() }

    func next() throws(PaftaError) -> FeatureBatch? {
        var batch = last.take() ?? FeatureBatch(identifiers: reading.schema.identifiers, schema: work.read)
        while remaining > 0 {
            try cancellation.check()
            batch.removeAll()
            try fill(&batch)
            guard batch.count > 0 else { return nil }
            try finish(&batch)
            if batch.count > 0 { return give(batch) }
        }
        return nil
    }

    private func fill(_ batch: inout FeatureBatch) throws(PaftaError) {
        let rows = min(GeoPackageCursor.batchRows, max(rowsAtOnce, min(remaining, GeoPackageCursor.batchRows)))
        while batch.count < rows, batch.geometry.xy.count < GeoPackageCursor.batchCoordinates,
            let block = blocks.popFirst()
        {
            try reader.append(
                block: block,
                meeting: work.boxes,
                withoutGeometry: work.keepsRowsWithoutGeometry,
                after: work.query.after?.position,
                to: &batch
            )
        }
    }

    /// Drops what does not belong to the answer, projects the rest and counts it.
    private func finish(_ batch: inout FeatureBatch) throws(PaftaError) {
        for filter in work.filters where batch.count > 0 {
            if let keep = try filter.rowsKept(of: batch) { batch.filter(keep: keep) }
        }
        if batch.hasGeometry { try work.projection.apply(to: &batch, filter: work.query.spatialFilter) }
        if !work.query.includesGeometry { batch.geometry.removeAll() }
        batch.keepFirst(remaining)
        remaining -= batch.count
    }

    /// Gives a batch to the caller, with nothing but what was asked for.
    private func give(_ batch: FeatureBatch) -> FeatureBatch {
        guard work.read.count > work.selected.count else {
            last = batch
            return batch
        }
        var answer = FeatureBatch(identifiers: reading.schema.identifiers, schema: work.selected)
        answer.identifiers = batch.identifiers
        answer.positions = batch.positions
        answer.geometry = batch.geometry
        answer.properties = Array(batch.properties.prefix(work.selected.count))
        return answer
    }
}
