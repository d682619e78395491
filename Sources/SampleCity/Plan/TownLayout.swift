/// Decides which cells of the grid become blocks, what each is for and how many parcels it has.
struct TownLayout {
    let grid: StreetGrid
    private let seed: UInt64
    private let expectedBlocks: Int
    private var cells: [TownCell]

    init(size: TownSize, seed: UInt64) {
        let division = NeighbourhoodDivision(
            columns: size.columns,
            rows: size.rows,
            columnsEach: size.division.columnsEach,
            rowsEach: size.division.rowsEach
        )
        grid = StreetGrid(columns: size.columns, rows: size.rows, division: division, seed: seed)
        cells = Array(repeating: TownCell(), count: size.columns * size.rows)
        expectedBlocks = size.blocks
        self.seed = seed
    }

    /// Builds blocks from the centre outwards until there are exactly `parcels` parcels.
    ///
    /// - Returns: False if the grid is too small.
    mutating func build(parcels: Int) -> Bool {
        var remaining = parcels
        for (rank, index) in cellsFromCentre().enumerated() {
            guard remaining > 0 else { break }
            cells[index].use = use(of: index, rank: rank)
            cells[index].parcels = Int32(min(remaining, parcelCount(of: index)))
            if remaining == 1 { cells[index].use = cells[index].use.isDivided ? .park : cells[index].use }
            remaining -= Int(cells[index].parcels)
        }
        return remaining == 0
    }

    /// Returns the cells with their block numbers, which start at 101 in each neighbourhood.
    func numberedCells() -> [TownCell] {
        var result = cells
        var last = [Int32](repeating: 100, count: grid.division.count)
        var lastWasSecond = [Bool](repeating: true, count: grid.division.count)
        for index in result.indices where result[index].isBuilt {
            let place = grid.division.neighbourhood(column: index % grid.columns, row: index / grid.columns)
            var random = SplitMix64(seed: seed, stream: .names, index: index)
            let isSecond = !lastWasSecond[place] && random.index(below: 24) == 0
            if !isSecond { last[place] += 1 }
            lastWasSecond[place] = isSecond
            result[index].number = last[place]
            result[index].isSecond = isSecond
        }
        return result
    }

    /// The cells sorted by distance from the centre, in a measure between a circle and a rectangle, with a ragged edge.
    private func cellsFromCentre() -> [Int] {
        let halfWidth = grid.verticals.last.map(\.offset) ?? 1
        let halfHeight = grid.horizontals.last.map(\.offset) ?? 1
        let distances = cells.indices.map { index -> Double in
            let u = grid.verticals[index % grid.columns].offset + 60
            let v = grid.horizontals[index / grid.columns].offset + 30
            let squareU = (u / halfWidth) * (u / halfWidth)
            let squareV = (v / halfHeight) * (v / halfHeight)
            var random = SplitMix64(seed: seed, stream: .blocks, index: index)
            return (squareU * squareU + squareV * squareV) * random.number(in: 0.8...1.3)
        }
        return cells.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    }

    private func use(of index: Int, rank: Int) -> BlockUse {
        if rank == 0 { return .square }
        if rank == 1 { return .municipality }
        let column = index % grid.columns
        let row = index / grid.columns
        if let service = service(column: column, row: row) { return service }
        var random = SplitMix64(seed: seed, stream: .blocks, index: -1 - index)
        switch random.index(below: 100) {
        case 0..<3: return .park
        case 3..<5: return .playground
        default: break
        }
        let share = Double(rank) / Double(expectedBlocks)
        let onMainStreet = (0...1).contains(grid.rows / 2 - row) || (0...1).contains(grid.columns / 2 - column)
        if onMainStreet && share < 0.85 { return .shopsAndHousing }
        return share + random.number(in: -0.1...0.1) < 0.45 ? .housing : .newHousing
    }

    /// The school, mosque, park and health centre that every neighbourhood has.
    private func service(column: Int, row: Int) -> BlockUse? {
        let place = grid.division.neighbourhood(column: column, row: row)
        let columns = grid.division.columns(of: place)
        let rows = grid.division.rows(of: place)
        let count = columns.count * rows.count
        guard count >= 8 else { return nil }
        var random = SplitMix64(seed: seed, stream: .blocks, index: Int(Int32.max) + place)
        let school = random.index(below: count)
        let own = (row - rows.lowerBound) * columns.count + column - columns.lowerBound
        switch (own - school + count) % count {
        case 0: return .school
        case count / 4: return .mosque
        case count / 2: return .park
        case 3 * count / 4: return .healthCentre
        default: return nil
        }
    }

    private func parcelCount(of index: Int) -> Int {
        guard cells[index].use.isDivided else { return 1 }
        let column = index % grid.columns
        let width = grid.verticals[column + 1].lowerEdge - grid.verticals[column].upperEdge
        var random = SplitMix64(seed: seed, stream: .parcels, index: index)
        return 2 * max(2, Int(width / random.number(in: cells[index].use.frontage)))
    }
}
