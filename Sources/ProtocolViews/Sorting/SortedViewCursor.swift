internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// The features of one query on a view in an order by masked values, which only a look at all of them tells.
///
/// The first look keeps the keys of the first features and the positions; then the features are read by their positions.
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only what a lock guards.
final class SortedViewCursor: FeatureCursor, @unchecked Sendable {
    private static let batchRows = 256
    /// Reading on over so many other features is cheaper than another query.
    private static let gap: Int64 = 32

    let plan: QueryPlan
    private let query: Query
    private let reading: ViewReading
    private let order: MaskedOrder
    private let current: CurrentCursor
    private var first: FirstPlaces
    /// The positions of features still to be given, in order; `nil` before the first look.
    private var rest: ArraySlice<Int64>?

    init(_ query: Query, _ work: ViewPlan, of reading: ViewReading) throws(PaftaError) {
        self.query = query
        self.reading = reading
        let fields = reading.view.fields
        order = MaskedOrder(query.sort, work.order.map { fields[$0].shown })
        first = FirstPlaces(
            query.limit ?? Int.max,
            of: order,
            behind: try query.after.map { [order] place throws(PaftaError) in try order.places(place) }
        )
        var look = query
        (look.sort, look.after, look.limit) = ([], nil, nil)
        (look.crs, look.tolerance, look.includesGeometry) = (nil, nil, false)
        look.properties = query.sort.map(\.property)
        let cursor = try reading.unsorted(look)
        plan = cursor.plan
        current = CurrentCursor(cursor)
        // What is wrong with the answer's own wishes, such as its CRS, is told before it starts.
        _ = try ShapeFinish(query, work, of: reading.view)
    }

    func cancel() { current.cancel() }

    func next() throws(PaftaError) -> FeatureBatch? {
        if rest == nil {
            while var batch = try current.next() {
                batch.sortValues = batch.properties
                first.insert(batch)
            }
            rest = first.positions()[...]
        }
        guard let chunk = rest?.prefix(Self.batchRows), !chunk.isEmpty else { return nil }
        rest = rest?.dropFirst(chunk.count)
        return try features(Array(chunk))
    }

    /// Returns the features with these positions, in their order.
    private func features(_ positions: [Int64]) throws(PaftaError) -> FeatureBatch {
        let sorted = positions.sorted()
        var found: FeatureBatch?
        var start = 0
        while start < sorted.count {
            var end = start
            while end + 1 < sorted.count, Self.isNear(sorted[end], sorted[end + 1]) { end += 1 }
            try read(sorted[start...end], into: &found)
            start = end + 1
        }
        guard let found, found.count == positions.count else { throw .columnMissing() }
        let rows = Dictionary(zip(found.positions, 0...)) { first, _ in first }
        return selected(
            found,
            try positions.map { position throws(PaftaError) in
                guard let row = rows[position] else { throw .columnMissing() }
                return row
            }
        )
    }

    /// Row numbers may be as far from each other as numbers can.
    private static func isNear(_ position: Int64, _ next: Int64) -> Bool {
        let (distance, overflows) = next.subtractingReportingOverflow(position)
        return !overflows && distance <= gap
    }

    /// Adds the features with these growing positions, which lie near each other.
    private func read(_ positions: ArraySlice<Int64>, into found: inout FeatureBatch?) throws(PaftaError) {
        guard let low = positions.first, let high = positions.last else { return }
        var wanted = Query()
        wanted.after = low == Int64.min ? nil : Place(position: low - 1)
        wanted.limit = Int(high - low) + 1
        (wanted.crs, wanted.tolerance) = (query.crs, query.tolerance)
        wanted.includesGeometry = query.includesGeometry
        let names = query.properties ?? reading.schema.properties.map(\.name)
        wanted.properties = names + query.sort.map(\.property)
        var left = positions
        try current.replace(reading.unsorted(wanted))
        while !left.isEmpty, let batch = try current.next() {
            var result = found.take() ?? FeatureBatch(identifiers: reading.schema.identifiers, schema: batch.schema)
            for row in 0..<batch.count where batch.positions[row] == left.first {
                result.append(row: row, of: batch)
                left.removeFirst()
            }
            found = result
        }
    }

    /// Returns some rows in their order, with the properties wanted; the keys come behind those.
    private func selected(_ found: FeatureBatch, _ rows: [Int]) -> FeatureBatch {
        let width = found.schema.count - query.sort.count
        var answer = FeatureBatch(identifiers: reading.schema.identifiers, schema: Array(found.schema.prefix(width)))
        answer.sortValues = found.schema.suffix(query.sort.count).map { PropertyColumn(type: $0.type) }
        for row in rows {
            answer.identifiers.append(row: row, of: found.identifiers)
            answer.positions.append(found.positions[row])
            if found.hasGeometry { answer.geometry.append(row: row, of: found.geometry) }
            for index in 0..<width { answer.properties[index].append(row: row, of: found.properties[index]) }
            for key in query.sort.indices {
                answer.sortValues[key].append(row: row, of: found.properties[width + key])
            }
        }
        return answer
    }
}
