internal import FeatureQuery
internal import GeoCore

/// Which rows a query has to look at, as ranges of row numbers in growing order.
///
/// Rows lie in Hilbert order, so the hits of a box are a few long runs. Reading runs is about twice as fast as looking up
/// row by row; the few rows between two hits that are no hits are dropped by the exact test that follows anyway.
struct RowRanges {
    /// Two hits with at most this many rows between them are read in one go.
    private static let bridgedGap: Int64 = 6
    /// With more hits than that the whole table is read instead of remembering them.
    private static let maximumHits = 4_000_000

    private(set) var ranges: [ClosedRange<Int64>] = []

    /// Every row.
    static let all = RowRanges(ranges: [Int64.min...Int64.max])

    private init(ranges: [ClosedRange<Int64>]) { self.ranges = ranges }

    /// Looks up the rows whose envelopes meet one of `boxes`, given in the CRS of the layer.
    init(
        meeting boxes: [Envelope],
        withRowsWithoutGeometry: Bool,
        of table: LayerTable,
        in connection: SQLiteConnection
    ) throws(PaftaError) {
        guard let index = table.spatialIndex, let geometry = table.schema.geometry else {
            self = .all
            return
        }
        var rows: [Int64] = []
        for box in boxes {
            let statement = try connection.statement(
                """
                SELECT id FROM \(quoted(index)) WHERE minx <= ?3 AND maxx >= ?1 AND miny <= ?4 AND maxy >= ?2
                """
            )
            defer { statement.reset() }
            try statement.bind([.real(box.minX), .real(box.minY), .real(box.maxX), .real(box.maxY)])
            while try statement.step() {
                rows.append(statement.integer(0))
                if rows.count > Self.maximumHits {
                    self = .all
                    return
                }
            }
        }
        if withRowsWithoutGeometry {
            let statement = try connection.statement(
                """
                SELECT \(quoted(table.rowColumn)) FROM \(quoted(table.name)) WHERE \(quoted(geometry.name)) IS NULL
                """
            )
            defer { statement.reset() }
            while try statement.step() { rows.append(statement.integer(0)) }
        }
        self.init(rows)
    }

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
}
