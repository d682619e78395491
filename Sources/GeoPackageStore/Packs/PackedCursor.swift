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
    /// The state that is asked for, if it is a past one: rows that changed since are left out.
    private let hidden: PastState?
    private var reader: PackReader
    private var blocks: ArraySlice<Int>
    /// Decides what is read of each block; `nil` if every candidate is.
    private var sieve: PackedSieve?
    private var remaining: Int
    /// The batch that was given out last: its memory serves again when the caller has let go of it.
    private var last: FeatureBatch?

    /// Starts a query; `nil` if it wants another order or one feature, or if an index on properties is the better way.
    ///
    /// `isFormer` says that the copy is not that of the layer, but of what it has no more.
    init?(
        _ analysis: QueryAnalysis,
        _ pack: PackFile,
        of reading: GeoPackageReading,
        _ cancellation: Cancellation = Cancellation(),
        isFormer: Bool = false
    ) throws(PaftaError) {
        let query = analysis.query
        // Where nothing can be found, the rows are not read either, and say so.
        guard query.identifier == nil, query.sort.isEmpty, !analysis.conditions.isImpossible,
            isFormer || analysis.planner?.prefersProperties != true
        else { return nil }
        let work = try PackedPlan(analysis, of: reading)
        self.work = work
        self.reading = reading
        self.cancellation = cancellation
        hidden = isFormer ? nil : reading.past
        let all = reading.schema.properties
        reader = PackReader(
            pack,
            columns: work.selected.compactMap { wanted in all.firstIndex { $0.name == wanted.name } },
            wantsGeometry: work.readsGeometry
        )
        sieve = work.filters.isEmpty ? nil : PackedSieve(work.filters, pack, of: reading.schema)
        let search = work.search
        let found = reader.blocks(
            meeting: search.boxes,
            withoutGeometry: search.keepsRowsWithoutGeometry,
            after: search.after
        )
        blocks = found[...]
        candidates = min(pack.count, found.count * PackReader.rowsOfBlock)
        remaining = query.limit ?? Int.max
    }

    /// Made when it is asked for: printing a filter of many positions takes its time.
    var plan: QueryPlan { work.described(rows: candidates) }

    func cancel() { cancellation.cancel() }

    func next() throws(PaftaError) -> FeatureBatch? {
        var batch = last.take() ?? FeatureBatch(identifiers: reading.schema.identifiers, schema: work.selected)
        while remaining > 0 {
            batch.removeAll()
            try fill(&batch)
            guard batch.count > 0 else { return nil }
            try finish(&batch)
            if batch.count > 0 {
                last = batch
                return batch
            }
        }
        return nil
    }

    private func fill(_ batch: inout FeatureBatch) throws(PaftaError) {
        let rows = min(GeoPackageCursor.batchRows, remaining)
        while batch.count < rows, batch.geometry.xy.count < GeoPackageCursor.batchCoordinates,
            let block = blocks.popFirst()
        {
            try cancellation.check()
            if let ranges = try sieve?.rows(of: block, work.search) {
                if !ranges.isEmpty { try reader.append(block: block, in: ranges[...], to: &batch) }
                continue
            }
            try reader.append(
                block: block,
                meeting: work.search.boxes,
                withoutGeometry: work.search.keepsRowsWithoutGeometry,
                after: work.search.after,
                to: &batch
            )
        }
    }

    /// Projects the batch, drops what the boxes of the query do not keep, and counts the rest.
    private func finish(_ batch: inout FeatureBatch) throws(PaftaError) {
        if let runs = hidden?.runsKept(batch.positions) { batch = batch.picked(runs) }
        if batch.hasGeometry { try work.projection.apply(to: &batch, filter: work.query.spatialFilter) }
        if !work.query.includesGeometry { batch.geometry.removeAll() }
        batch.keepFirst(remaining)
        remaining -= batch.count
    }
}
