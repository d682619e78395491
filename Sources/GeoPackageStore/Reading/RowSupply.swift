internal import GeoCore

/// Says which rows are read next; belongs to one cursor.
protocol RowSupply: AnyObject {
    /// Returns the next rows; `nil` behind the last.
    func next() throws(PaftaError) -> ClosedRange<Int64>?
}

/// Rows in the order of their numbers.
final class RangeSupply: RowSupply {
    private var ranges: ArraySlice<ClosedRange<Int64>>
    private var continuation: RowLookup?
    private var last = Int64.min
    private let connection: SQLiteConnection

    init(_ rows: RowRanges, continuation: RowLookup?, in connection: SQLiteConnection) {
        ranges = rows.ranges[...]
        self.continuation = continuation
        self.connection = connection
    }

    func next() throws(PaftaError) -> ClosedRange<Int64>? {
        if ranges.isEmpty, let lookup = continuation {
            // Each time more, as the rows before were not enough.
            let rows = try lookup.rows(behind: last, atMost: 65_536, in: connection)
            ranges = RowRanges(rows).ranges[...]
            if rows.isEmpty { continuation = nil }
        }
        guard let range = ranges.popFirst() else { return nil }
        last = range.upperBound
        return range
    }
}

/// Rows in another order, one by one.
final class OrderedSupply: RowSupply {
    private let rows: OrderedRows
    private let candidates: RowRanges?

    /// Supplies only those rows that are `candidates`; with `nil`, all.
    init(_ rows: OrderedRows, among candidates: RowRanges?) {
        self.rows = rows
        self.candidates = candidates
    }

    func next() throws(PaftaError) -> ClosedRange<Int64>? {
        while let row = try rows.next() {
            if candidates?.contains(row) ?? true { return row...row }
        }
        return nil
    }
}

/// Rows in an order that is found on first use.
final class ListSupply: RowSupply {
    private let find: () throws(PaftaError) -> [Int64]
    private var rows: ArraySlice<Int64>?

    init(_ find: @escaping () throws(PaftaError) -> [Int64]) { self.find = find }

    func next() throws(PaftaError) -> ClosedRange<Int64>? {
        if rows == nil { rows = try find()[...] }
        return rows?.popFirst().map { $0...$0 }
    }
}
