internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import Synchronization

/// The rows of one query on a layer, decoded, tested and projected batch by batch.
///
/// `@unchecked Sendable`: belongs to one thread at a time but for ``cancel()``, which touches only the atomic flag and
/// SQLite's interrupt.
final class GeoPackageCursor: FeatureCursor, @unchecked Sendable {
    /// A batch ends when it has so many rows or so many numbers of coordinates.
    ///
    /// Few enough that the columns and what is made of them stay in the processor's cache.
    static let batchRows = 256
    static let batchCoordinates = 65_536
    /// After so many rows in the order of an index without filling the answer, all rows are looked through instead.
    private static let patience = 20_000

    var plan: QueryPlan { work.described(count: reading.count) }
    // Statements before the reading, as properties are released in their order: it gives its connection to the next
    // thread, and nobody else may be left then to free what belongs to that.
    private let statement: SQLiteStatement
    private var supply: any RowSupply
    private let reading: GeoPackageReading
    private let work: ReadPlan
    private let sql: RowStatement
    private let wkb: WKBReader
    private let cancellation: Cancellation
    /// The place that the answer has come to.
    private var place: Place?
    private var isInRange = false
    private var remaining: Int
    /// How many rows were looked at in the order of an index; `nil` where there is nothing better to turn to.
    private var examined: Int?
    /// Where tests drop many rows, the few that are missing are not looked for one by one.
    private var rowsAtOnce = 1
    /// The batch that was given out last: its memory serves again when the caller has let go of it.
    private var last: FeatureBatch?

    /// Compiles and prepares the query; reads only indexes.
    convenience init(_ query: Query, of reading: GeoPackageReading) throws(PaftaError) {
        try self.init(try QueryAnalysis(query, of: reading), of: reading)
    }

    /// Prepares an analysed query.
    convenience init(_ analysis: QueryAnalysis, of reading: GeoPackageReading) throws(PaftaError) {
        try self.init(try ReadPlan(analysis, of: reading), of: reading, Cancellation())
    }

    private init(
        _ work: ReadPlan,
        of reading: GeoPackageReading,
        _ cancellation: Cancellation
    ) throws(PaftaError) {
        self.reading = reading
        self.work = work
        self.cancellation = cancellation
        place = work.query.after
        remaining = work.query.limit ?? Int.max
        wkb = WKBReader(keepsHeights: reading.schema.geometry?.hasHeights ?? false)
        sql = RowStatement(
            work.query,
            work.conditions.sql,
            properties: work.read,
            readsGeometry: work.readsGeometry,
            of: reading.table
        )
        supply = Self.supply(work, of: reading, cancellation)
        if case .index = work.sorting, ReadPlan.canSort(remaining) { examined = 0 }
        statement = try reading.reader.connection.takeStatement(sql.sql)
        try sql.bind(to: statement)
    }

    deinit { reading.reader.connection.giveBack(statement) }

    func cancel() {
        cancellation.cancel()
        reading.reader.connection.interrupt()
    }

    func next() throws(PaftaError) -> FeatureBatch? {
        do throws(PaftaError) {
            return try readBatch()
        } catch {
            remaining = 0  // The statement starts again from its first row after a failure, so nothing may follow.
            throw error
        }
    }

    private func readBatch() throws(PaftaError) -> FeatureBatch? {
        var batch = last.take() ?? FeatureBatch(identifiers: reading.schema.identifiers, schema: work.read)
        batch.removeAll()
        while remaining > 0 {
            try cancellation.check()
            let isLast = try !fill(&batch)
            if batch.count > 0 {
                try finish(&batch)
                if batch.count > 0 { return give(batch) }
            }
            if isLast { return nil }
            try turnToAllRows()
            batch.removeAll()
        }
        return nil
    }

    /// Reads rows until the batch is full; returns false when there are no more.
    private func fill(_ batch: inout FeatureBatch) throws(PaftaError) -> Bool {
        let rows = min(Self.batchRows, max(remaining, rowsAtOnce))
        while batch.count < rows, batch.geometry.xy.count < Self.batchCoordinates {
            guard isInRange else {
                if let examined, examined > Self.patience { return true }
                guard let range = try supply.next() else { return false }
                examined = examined.map { $0 + 1 }
                statement.reset()
                try sql.bind(range, to: statement)
                isInRange = true
                continue
            }
            if try statement.step() {
                try append(to: &batch)
            } else {
                isInRange = false
            }
        }
        return true
    }

    private func append(to batch: inout FeatureBatch) throws(PaftaError) {
        batch.positions.append(statement.integer(0))
        batch.identifiers.append(column: 1, of: statement)
        if reading.schema.geometry != nil { try appendGeometry(to: &batch.geometry) }
        for index in batch.properties.indices {
            batch.properties[index].append(column: Int32(index + 3), of: statement)
        }
    }

    private func appendGeometry(to column: inout GeometryColumn) throws(PaftaError) {
        if statement.isNull(2) { return column.appendNull() }
        try statement.withBlob(2) { blob throws(PaftaError) in
            let start = try GeoPackageGeometry.headerSize(blob)
            try wkb.append(blob, from: start, to: &column)
        }
    }

    /// Drops what does not belong to the answer, projects the rest and counts it.
    private func finish(_ batch: inout FeatureBatch) throws(PaftaError) {
        let read = batch.count
        if let runs = reading.past?.runsKept(batch.positions) { batch = batch.picked(runs) }
        if let keep = try work.conditions.residual?.rowsKept(of: batch) { batch.filter(keep: keep) }
        dropReturned(&batch)
        if batch.hasGeometry { try work.projection.apply(to: &batch, filter: work.query.spatialFilter) }
        if !work.query.includesGeometry { batch.geometry = GeometryColumn() }
        rowsAtOnce = batch.count < read ? min(Self.batchRows, 2 * rowsAtOnce) : 1
        batch.keepFirst(remaining)
        remaining -= batch.count
    }

    /// Drops rows in the order of an index that lie before the place to go on from.
    ///
    /// There are such only where another program stored values of other types than their column's, which are ordered by
    /// what they are and not by what they are read as. Without this, paging could come to the same place for ever.
    private func dropReturned(_ batch: inout FeatureBatch) {
        guard let order = work.order, let after = work.query.after, case .index = work.sorting else { return }
        let start = order.ranked(after)
        fillSortValues(&batch)
        let keep = (0..<batch.count).map { order.precedes(start, order.ranked(batch.place(of: $0))) }
        if keep.contains(false) { batch.filter(keep: keep) }
    }

    private func fillSortValues(_ batch: inout FeatureBatch) {
        guard let order = work.order, batch.count > 0 else { return }
        batch.sortValues = order.keys.map { key in
            let index = work.read.firstIndex { $0.name == key.property.name } ?? 0
            return batch.properties[index]
        }
    }

    /// Gives a batch to the caller, with nothing but what was asked for.
    private func give(_ batch: FeatureBatch) -> FeatureBatch {
        guard work.order != nil || work.read.count > work.selected.count else {
            last = batch
            return batch
        }
        var read = batch
        fillSortValues(&read)
        var answer = FeatureBatch(identifiers: reading.schema.identifiers, schema: work.selected)
        answer.identifiers = read.identifiers
        answer.positions = read.positions
        answer.sortValues = read.sortValues
        answer.geometry = read.geometry
        answer.properties = Array(read.properties.prefix(work.selected.count))
        if examined != nil { place = answer.place(of: answer.count - 1) }
        return answer
    }
}

extension GeoPackageCursor {
    private static func supply(
        _ work: ReadPlan,
        of reading: GeoPackageReading,
        _ cancellation: Cancellation
    ) -> any RowSupply {
        let (query, connection) = (work.query, reading.reader.connection)
        guard let order = work.order else {
            var rows = work.candidates?.rows ?? .all
            if let after = query.after?.position { rows.removeAll(upTo: after) }
            return RangeSupply(rows, continuation: work.candidates?.continuation, in: connection)
        }
        let ordered = { (conditions: [SQLCondition], index: TableIndex?) in
            let rows = OrderedRows(order, behind: query.after, meeting: conditions, by: index, of: reading)
            return OrderedSupply(rows, among: work.candidates?.rows)
        }
        switch work.sorting {
        case .index(let index): return ordered([], index)
        case .sorter: return ordered(work.conditions.sql, nil)
        case .none, .memory:
            let limit = min(query.limit ?? Int.max, query.identifier == nil ? work.candidates?.count ?? Int.max : 1)
            return firstRows(limit, behind: query.after, order, work, of: reading, cancellation)
        }
    }

    /// Returns the first rows of an order behind a place, found by looking at all that may belong to the answer.
    private static func firstRows(
        _ limit: Int,
        behind place: Place?,
        _ order: SortOrder,
        _ work: ReadPlan,
        of reading: GeoPackageReading,
        _ cancellation: Cancellation
    ) -> any RowSupply {
        ListSupply { () throws(PaftaError) in
            var first = FirstRows(limit, of: order)
            let start = place.map { order.ranked($0) }
            let cursor = try scan(work, of: reading, cancellation)
            while let batch = try cursor.next() {
                let columns = order.keys.map { key in
                    batch.properties[batch.schema.firstIndex { $0.name == key.property.name } ?? 0]
                }
                for row in 0..<batch.count {
                    let ranked = order.ranked(
                        Place(values: columns.map { $0.value(row) }, position: batch.positions[row])
                    )
                    if let start, !order.precedes(start, ranked) { continue }
                    first.insert(ranked)
                }
            }
            return first.sorted()
        }
    }

    /// Starts to read everything that meets the conditions of a query with an order, whatever its order.
    private static func scan(
        _ work: ReadPlan,
        of reading: GeoPackageReading,
        _ cancellation: Cancellation
    ) throws(PaftaError) -> any FeatureCursor {
        let unsorted = try work.unsorted(of: reading)
        if work.query.identifier == nil, let pack = reading.pack {
            let analysis = try QueryAnalysis(unsorted.query, of: reading)
            if let cursor = try PackedCursor(analysis, pack, of: reading, cancellation) { return cursor }
        }
        return try GeoPackageCursor(unsorted, of: reading, cancellation)
    }

    /// Goes on by looking at all rows, where the order of an index has led to few features of the answer.
    private func turnToAllRows() throws(PaftaError) {
        guard let examined, examined > Self.patience, let order = work.order else { return }
        self.examined = nil
        isInRange = false
        supply = Self.firstRows(remaining, behind: place, order, work, of: reading, cancellation)
    }
}

/// Whether a query was cancelled, perhaps by another thread.
final class Cancellation: Sendable {
    private let isCancelled = Atomic<Bool>(false)

    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// - Throws: `operation.cancelled`.
    func check() throws(PaftaError) {
        guard isCancelled.load(ordering: .relaxed) else { return }
        throw PaftaError(
            .unavailable,
            .cancelled,
            LocalizedText("The reading was cancelled.", tr: "Okuma iptal edildi.")
        )
    }
}

extension PropertyColumn {
    /// Adds a column of the statement's row; SQLite converts a value of another type than the column's.
    @inline(__always)
    mutating func append(column: Int32, of statement: SQLiteStatement) {
        if statement.isNull(column) { return appendNull() }
        switch type {
        case .integer, .boolean: append(integer: statement.integer(column))
        case .real: append(real: statement.real(column))
        case .text, .date, .dateTime:
            let start = bytes.count
            statement.withText(column) { unsafe $0.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) } }
            if type == .dateTime { StoredMoment.removeZeros(&bytes, from: start) }
            endBytes()
        case .binary:
            try? statement.withBlob(column) { unsafe $0.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) } }
            endBytes()
        }
    }
}
