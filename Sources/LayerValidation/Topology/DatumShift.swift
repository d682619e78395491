import GeoCore

/// The common shift of features against others of the same kind, in metres.
struct DatumShift {
    /// Eastward, and northward.
    let east: Double
    let north: Double
    /// How many features agree.
    let support: Int

    /// How far features are looked for, in metres.
    static let reach = 320.0
    /// Features that have to agree at least, and their share of those looked at.
    private static let leastSupport = 8
    private static let leastShare = 0.3
    private static let cell = 2.0

    /// The length in metres.
    var length: Double { (east * east + north * north).squareRoot() }

    /// Whether it is what ED50 coordinates show that pass for TUREF or WGS 84 anywhere in Turkey, either way round:
    /// about 180 to 190 m along the meridian and 7 to 41 m along the parallel.
    var suggestsED50: Bool { (150...220).contains(length) && abs(north) >= 2 * abs(east) }

    /// Takes the median of pairs known to be the same features.
    init?(pairs: [(east: Double, north: Double)]) {
        guard pairs.count >= Self.leastSupport else { return nil }
        east = Self.median(pairs.map(\.east))
        north = Self.median(pairs.map(\.north))
        support = pairs.count
    }

    /// Finds the shift on which most features agree.
    ///
    /// Every feature votes for the shifts to all others near by that look like it; the wrong votes scatter, the right
    /// ones fall together. Cells of 2 m with their neighbours are counted, and the median of the fullest is taken.
    /// - Parameters:
    ///   - votes: The shifts that features vote for.
    ///   - voters: The number of features.
    init?(votes: [(east: Double, north: Double)], voters: Int) {
        struct Cell: Hashable {
            let column: Int
            let row: Int
        }
        func cell(_ vote: (east: Double, north: Double)) -> Cell {
            Cell(column: Int((vote.east / Self.cell).rounded()), row: Int((vote.north / Self.cell).rounded()))
        }
        var counts: [Cell: Int] = [:]
        for vote in votes { counts[cell(vote), default: 0] += 1 }
        func countAround(_ cell: Cell) -> Int {
            var sum = 0
            for column in -1...1 {
                for row in -1...1 { sum += counts[Cell(column: cell.column + column, row: cell.row + row)] ?? 0 }
            }
            return sum
        }
        // The order of cells must not matter where two are equally full.
        let best = counts.keys.map { (cell: $0, count: countAround($0)) }
            .max {
                ($0.count, -abs($0.cell.column) - abs($0.cell.row)) < (
                    $1.count, -abs($1.cell.column) - abs($1.cell.row)
                )
            }
        guard let best, best.count >= Self.leastSupport, Double(best.count) >= Self.leastShare * Double(voters)
        else { return nil }
        let agreeing = votes.filter { vote in
            let place = cell(vote)
            return abs(place.column - best.cell.column) <= 1 && abs(place.row - best.cell.row) <= 1
        }
        east = Self.median(agreeing.map(\.east))
        north = Self.median(agreeing.map(\.north))
        support = best.count
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
