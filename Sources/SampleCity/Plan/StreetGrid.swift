/// How important a street is.
package enum StreetRank: UInt8, Sendable {
    /// A street between two blocks.
    case street
    /// A street between two neighbourhoods.
    case avenue
    /// The main street of the town.
    case boulevard
}

/// One line of the street grid on the drawing board.
package struct StreetLine: Sendable {
    /// Where the centre line lies: u of a street running north, v of one running east, in metres.
    package var offset: Double
    /// The width between the blocks on both sides, in metres.
    package var width: Double
    /// How important it is.
    package var rank: StreetRank

    /// The edge towards growing offsets.
    package var upperEdge: Double { offset + width / 2 }
    /// The edge towards falling offsets.
    package var lowerEdge: Double { offset - width / 2 }
}

/// The streets of the town on the drawing board; the cells between them are its blocks.
///
/// Cell (column, row) lies between `verticals[column]` and `verticals[column + 1]`, `horizontals[row]` and
/// `horizontals[row + 1]`. Memory grows with the square root of the number of blocks.
package struct StreetGrid: Sendable {
    /// The number of cells side by side.
    package let columns: Int
    /// The number of cells one above the other.
    package let rows: Int
    /// The streets that run north, from west to east.
    package let verticals: [StreetLine]
    /// The streets that run east, from south to north.
    package let horizontals: [StreetLine]
    /// How the cells are grouped into neighbourhoods.
    package let division: NeighbourhoodDivision

    /// Lays out the streets around the origin.
    package init(columns: Int, rows: Int, division: NeighbourhoodDivision, seed: UInt64) {
        self.columns = columns
        self.rows = rows
        self.division = division
        verticals = Self.lines(
            borders: (0...columns).map { $0 == 0 || $0 == columns || division.isBorder(column: $0) },
            main: columns / 2,
            mainRank: .avenue,
            spacing: 80...150,
            random: SplitMix64(seed: seed, stream: .verticals)
        )
        horizontals = Self.lines(
            borders: (0...rows).map { $0 == 0 || $0 == rows || division.isBorder(row: $0) },
            main: rows / 2,
            mainRank: .boulevard,
            spacing: 50...62,
            random: SplitMix64(seed: seed, stream: .horizontals)
        )
    }

    private static func lines(
        borders: [Bool],
        main: Int,
        mainRank: StreetRank,
        spacing: ClosedRange<Double>,
        random: SplitMix64
    ) -> [StreetLine] {
        var random = random
        var lines: [StreetLine] = []
        var edge = 0.0
        for (index, border) in borders.enumerated() {
            let rank: StreetRank = index == main ? mainRank : border ? .avenue : .street
            let width = width(rank, &random)
            lines.append(StreetLine(offset: edge + width / 2, width: width, rank: rank))
            edge += width + random.number(in: spacing).rounded()
        }
        let centre = lines[main].offset
        for index in lines.indices { lines[index].offset -= centre }
        return lines
    }

    private static func width(_ rank: StreetRank, _ random: inout SplitMix64) -> Double {
        switch rank {
        case .street: [8.0, 10.0, 10.0, 12.0][random.index(below: 4)]
        case .avenue: [15.0, 20.0][random.index(below: 2)]
        case .boulevard: 30
        }
    }
}

/// How the cells of the grid are grouped into neighbourhoods: a coarser grid over them.
package struct NeighbourhoodDivision: Sendable {
    /// Where neighbourhoods begin, as columns; the last entry is the number of columns.
    package let columnStarts: [Int]
    /// Where neighbourhoods begin, as rows; the last entry is the number of rows.
    package let rowStarts: [Int]
    private let groupOfColumn: [Int]
    private let groupOfRow: [Int]

    /// Divides the cells into groups of about `columnsEach` × `rowsEach`.
    package init(columns: Int, rows: Int, columnsEach: Int, rowsEach: Int) {
        columnStarts = Self.starts(columns, each: columnsEach)
        rowStarts = Self.starts(rows, each: rowsEach)
        groupOfColumn = Self.groups(columnStarts)
        groupOfRow = Self.groups(rowStarts)
    }

    /// The number of neighbourhoods, unbuilt ones included.
    package var count: Int { (columnStarts.count - 1) * (rowStarts.count - 1) }

    /// Returns the neighbourhood of a cell; places outside the grid count as its edge.
    package func neighbourhood(column: Int, row: Int) -> Int {
        let column = min(max(0, column), groupOfColumn.count - 1)
        let row = min(max(0, row), groupOfRow.count - 1)
        return groupOfRow[row] * (columnStarts.count - 1) + groupOfColumn[column]
    }

    /// Returns the columns of a neighbourhood's cells.
    package func columns(of neighbourhood: Int) -> Range<Int> {
        let group = neighbourhood % (columnStarts.count - 1)
        return columnStarts[group]..<columnStarts[group + 1]
    }

    /// Returns the rows of a neighbourhood's cells.
    package func rows(of neighbourhood: Int) -> Range<Int> {
        let group = neighbourhood / (columnStarts.count - 1)
        return rowStarts[group]..<rowStarts[group + 1]
    }

    func isBorder(column: Int) -> Bool { columnStarts.contains(column) }

    func isBorder(row: Int) -> Bool { rowStarts.contains(row) }

    private static func starts(_ cells: Int, each: Int) -> [Int] {
        let groups = max(1, (cells + each / 2) / each)
        return (0...groups).map { $0 * cells / groups }
    }

    private static func groups(_ starts: [Int]) -> [Int] {
        zip(starts, starts.dropFirst()).enumerated()
            .flatMap { group, bounds in
                Array(repeating: group, count: bounds.1 - bounds.0)
            }
    }
}
