internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore

/// The features of one query that were changed or deleted since a changeset, as they were then.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only an atomic flag.
final class FormerRowsCursor: FeatureCursor, @unchecked Sendable {
    private let analysis: QueryAnalysis
    private let work: PackedPlan
    private let state: PastState
    private let history: HistoryTable
    private let reading: GeoPackageReading
    private let order: SortOrder?
    /// The properties of the answer, and behind them those that decide and sort.
    private let read: [PropertyDefinition]
    private let cancellation = Cancellation()
    /// The entries to look at, in the order of the answer; `nil` until they are looked for.
    private var entries: ArraySlice<Int64>?
    private var rows: KeyedRows?
    private var remaining: Int

    init(
        _ analysis: QueryAnalysis,
        _ state: PastState,
        _ history: HistoryTable,
        of reading: GeoPackageReading
    ) throws(PaftaError) {
        self.analysis = analysis
        self.state = state
        self.history = history
        self.reading = reading
        work = try PackedPlan(analysis, of: reading)
        order = try SortOrder(analysis.query.sort, of: reading.table)
        read = Self.properties(work.selected, besides: work.filters, order, of: reading.schema)
        remaining = analysis.query.limit ?? Int.max
    }

    var plan: QueryPlan { work.described(rows: state.entries.count) }

    func cancel() { cancellation.cancel() }

    func next() throws(PaftaError) -> FeatureBatch? {
        var left = if let entries { entries } else { try candidates() }
        defer { entries = left }
        while remaining > 0, !left.isEmpty {
            try cancellation.check()
            var batch = FeatureBatch(identifiers: reading.schema.identifiers, schema: read)
            let rows = try rows(read, readsGeometry: work.readsGeometry || filtersReadGeometry)
            while batch.count < GeoPackageCursor.batchRows, let entry = left.popFirst() {
                try rows.append(entry, to: &batch)
            }
            // What is in an order has been through the filters already.
            if order == nil { try filter(&batch) }
            if batch.hasGeometry {
                try work.projection.apply(to: &batch, filter: order == nil ? analysis.query.spatialFilter : nil)
            }
            batch.keepFirst(remaining)
            remaining -= batch.count
            if batch.count > 0 { return give(batch) }
        }
        return nil
    }

    private var filtersReadGeometry: Bool { work.filters.contains(where: \.readsGeometry) }

    private func rows(_ properties: [PropertyDefinition], readsGeometry: Bool) throws(PaftaError) -> KeyedRows {
        if let rows { return rows }
        let made = try KeyedRows(
            of: history,
            properties,
            readsGeometry: readsGeometry,
            from: reading.reader.connection,
            owner: reading
        )
        rows = made
        return made
    }

    private func filter(_ batch: inout FeatureBatch) throws(PaftaError) {
        for filter in work.filters where batch.count > 0 {
            if let keep = try filter.rowsKept(of: batch) { batch.filter(keep: keep) }
        }
    }

    private func give(_ read: FeatureBatch) -> FeatureBatch {
        var answer = FeatureBatch(identifiers: reading.schema.identifiers, schema: work.selected)
        answer.identifiers = read.identifiers
        answer.positions = read.positions
        if analysis.query.includesGeometry { answer.geometry = read.geometry }
        answer.properties = Array(read.properties.prefix(work.selected.count))
        answer.sortValues = Self.sortValues(read, order)
        return answer
    }

    private static func sortValues(_ batch: FeatureBatch, _ order: SortOrder?) -> [PropertyColumn] {
        (order?.keys ?? [])
            .map { key in batch.properties[batch.schema.firstIndex { $0.name == key.property.name } ?? 0] }
    }

    private static func properties(
        _ selected: [PropertyDefinition],
        besides filters: [FilterEvaluator],
        _ order: SortOrder?,
        of schema: FeatureSchema
    ) -> [PropertyDefinition] {
        var read = selected
        for name in filters.flatMap(\.properties) + (order?.keys.map(\.property.name) ?? [])
        where !read.contains(where: { $0.name == name }) {
            if let property = schema.property(named: name) { read.append(property) }
        }
        return read
    }
}

extension FormerRowsCursor {
    /// Returns the entries that may belong to the answer, in its order.
    private func candidates() throws(PaftaError) -> ArraySlice<Int64> {
        if analysis.conditions.isImpossible || state.entries.isEmpty { return [] }
        let found = try lookUp()
        guard let order else {
            let after = analysis.query.after?.position ?? Int64.min
            return found.filter { $0.row > after }.sorted { $0.row < $1.row }.map(\.entry)[...]
        }
        return try sorted(found.map(\.entry), order)[...]
    }

    private typealias Candidate = (entry: Int64, row: Int64)

    /// Looks entries up by identifier or by box, where that is asked for.
    private func lookUp() throws(PaftaError) -> [Candidate] {
        let name = quoted(history.name)
        if let identifier = analysis.query.identifier {
            let column = reading.table.identifierColumn.map { quoted(HistoryTable.columnName($0)) } ?? "\"row\""
            return try deciding("SELECT \"entry\" FROM \(name) WHERE \(column) = ?", [SQLiteValue(identifier)])
        }
        guard let boxes = work.search.boxes, let index = history.spatialIndex, let geometry = reading.schema.geometry
        else { return zip(state.entries, state.rows).filter { $0.0 != 0 }.map { (entry: $0, row: $1) } }
        var found: [Candidate] = []
        for box in boxes {
            found += try deciding(
                "SELECT id FROM \(quoted(index)) WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?",
                [.real(box.maxX), .real(box.minX), .real(box.maxY), .real(box.minY)]
            )
        }
        if boxes.count > 1 {
            var seen: Set<Int64> = []
            found.removeAll { !seen.insert($0.entry).inserted }
        }
        if work.search.keepsRowsWithoutGeometry {
            let column = quoted(HistoryTable.columnName(geometry.name))
            let action = HistoryTable.Action.insert.rawValue
            found += try deciding(
                "SELECT \"entry\" FROM \(name) WHERE \(column) IS NULL AND \"action\" <> \(action)",
                []
            )
        }
        return found
    }

    private func deciding(_ search: String, _ bindings: [SQLiteValue]) throws(PaftaError) -> [Candidate] {
        let statement = try reading.reader.connection.statement(search)
        defer { statement.reset() }
        try statement.bind(bindings)
        var found: [Candidate] = []
        while try statement.step() {
            let entry = statement.integer(0)
            if let row = state.row(of: entry) { found.append((entry, row)) }
        }
        return found
    }

    /// Returns the first entries of an order behind the place to go on from, out of all that belong to the answer.
    private func sorted(_ entries: [Int64], _ order: SortOrder) throws(PaftaError) -> [Int64] {
        let needed = Self.properties([], besides: work.filters, order, of: reading.schema)
        let spatialFilter = analysis.query.spatialFilter
        let rows = try KeyedRows(
            of: history,
            needed,
            readsGeometry: spatialFilter != nil || filtersReadGeometry,
            from: reading.reader.connection,
            owner: reading
        )
        var query = analysis.query
        (query.crs, query.tolerance, query.includesGeometry) = (nil, nil, false)
        let projection = try Projection(query, of: reading.schema, references: reading.references)
        var first = FirstRows(min(remaining, entries.count), of: order)
        let start = analysis.query.after.map { order.ranked($0) }
        var left = entries[...]
        while !left.isEmpty {
            try cancellation.check()
            var batch = FeatureBatch(identifiers: reading.schema.identifiers, schema: needed)
            while batch.count < GeoPackageCursor.batchRows, let entry = left.popFirst() {
                try rows.append(entry, to: &batch)
            }
            try filter(&batch)
            if batch.hasGeometry { try projection.apply(to: &batch, filter: spatialFilter) }
            batch.sortValues = Self.sortValues(batch, order)
            for row in 0..<batch.count {
                let ranked = order.ranked(batch.place(of: row))
                if let start, !order.precedes(start, ranked) { continue }
                first.insert(ranked)
            }
        }
        return first.sorted().compactMap { state.entry(of: $0) }
    }
}
