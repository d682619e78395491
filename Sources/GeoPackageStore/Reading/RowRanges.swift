/// Which rows a query has to look at, as ranges of row numbers in growing order.
///
/// Rows lie in Hilbert order, so the hits of a box are a few long runs. Reading runs is about twice as fast as looking up
/// row by row; the few rows between two hits that are no hits are dropped by the exact test that follows anyway.
struct RowRanges {
    /// Two hits with at most this many rows between them are read in one go.
    private static let bridgedGap: Int64 = 6

    private(set) var ranges: [ClosedRange<Int64>] = []

    /// Every row.
    static let all = RowRanges(ranges: [Int64.min...Int64.max])

    private init(ranges: [ClosedRange<Int64>]) { self.ranges = ranges }

    /// Joins row numbers, in any order and possibly repeated, into ranges.
    init(_ rows: [Int64]) {
        let sorted = rows.sorted()
        guard var start = sorted.first else { return }
        var end = start
        for row in sorted.dropFirst() {
            let (distance, isFar) = row.subtractingReportingOverflow(end)
            if isFar || distance > Self.bridgedGap + 1 {
                ranges.append(start...end)
                start = row
            }
            end = row
        }
        ranges.append(start...end)
    }

    /// Leaves out the rows up to `row`.
    mutating func removeAll(upTo row: Int64) {
        ranges = ranges.compactMap { range in
            range.upperBound <= row ? nil : max(range.lowerBound, row + 1)...range.upperBound
        }
    }

    /// Whether a row lies in one of the ranges.
    func contains(_ row: Int64) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < row { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(row)
    }
}
