internal import FeatureFiltering
internal import FeaturePack
internal import FeatureQuery
internal import GeoCore

/// Finds the features of a block that filters keep, reading nothing but what the filters need.
struct PackedSieve {
    private let filters: [FilterEvaluator]
    private var reader: PackReader
    private var batch: FeatureBatch

    /// Prepares filters, of which there is one at least.
    init(_ filters: [FilterEvaluator], _ pack: PackFile, of schema: FeatureSchema) {
        self.filters = filters
        let names = Set(filters.flatMap(\.properties))
        let columns = schema.properties.indices.filter { names.contains(schema.properties[$0].name) }
        let readsGeometry = schema.geometry != nil && filters.contains(where: \.readsGeometry)
        reader = PackReader(pack, columns: columns, wantsGeometry: readsGeometry)
        batch = FeatureBatch(identifiers: schema.identifiers, schema: columns.map { schema.properties[$0] })
    }

    /// Returns the row numbers of what is kept of the candidates in a block, as ranges that hold no other rows.
    mutating func rows(of block: Int, _ search: PackedPlan.Search) throws(PaftaError) -> [ClosedRange<Int64>] {
        batch.removeAll()
        try reader.append(
            block: block,
            meeting: search.boxes,
            withoutGeometry: search.keepsRowsWithoutGeometry,
            after: search.after,
            to: &batch
        )
        for filter in filters where batch.count > 0 {
            if let keep = try filter.rowsKept(of: batch) { batch.filter(keep: keep) }
        }
        var ranges: [ClosedRange<Int64>] = []
        for row in batch.positions {
            if let last = ranges.last, last.upperBound + 1 == row {
                ranges[ranges.count - 1] = last.lowerBound...row
            } else {
                ranges.append(row...row)
            }
        }
        return ranges
    }
}
