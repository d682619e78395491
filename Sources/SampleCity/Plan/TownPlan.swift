/// One cell of the street grid: a block of the town, or open country.
package struct TownCell: Sendable {
    /// The number of parcels; 0 for open country.
    package var parcels: Int32 = 0
    /// The number of the block (ada) within its neighbourhood.
    package var number: Int32 = 0
    /// Whether the block was cut off the block of the same number and carries `/A`.
    package var isSecond = false
    /// What it is planned for.
    package var use = BlockUse.newHousing

    /// Whether there is a block.
    package var isBuilt: Bool { parcels > 0 }
    /// The block number as the land register writes it, such as `104` or `104/A`.
    package var label: String { isSecond ? "\(number)/A" : "\(number)" }
}

/// Everything that is decided about a town before its first parcel is drawn; a few bytes for each block.
package struct TownPlan: Sendable {
    /// The number that made this town and no other.
    package let seed: UInt64
    /// The streets.
    package let grid: StreetGrid
    /// The way from the drawing board to the ground.
    package let mapping: TownMapping
    /// The blocks, row by row from the south, each row from the west.
    package let cells: [TownCell]
    /// The neighbourhoods in the order of ``NeighbourhoodDivision``, unbuilt ones too.
    package let neighbourhoods: [Neighbourhood]

    /// Plans a town of exactly `parcels` parcels, at least one.
    package init(parcels: Int, seed: UInt64) {
        var size = TownSize(parcels: parcels)
        var layout = TownLayout(size: size, seed: seed)
        while !layout.build(parcels: parcels) {
            // The first guess is generous; a town of unusually many parks may still outgrow it.
            size.grow()
            layout = TownLayout(size: size, seed: seed)
        }
        self.seed = seed
        grid = layout.grid
        mapping = TownMapping(seed: seed)
        cells = layout.numberedCells()
        neighbourhoods = Neighbourhood.all(of: layout.grid, cells: cells, seed: seed)
    }

    /// Returns the cell at a place of the grid; `nil` outside and where nothing is built.
    package func builtCell(column: Int, row: Int) -> TownCell? {
        guard column >= 0, column < grid.columns, row >= 0, row < grid.rows else { return nil }
        let cell = cells[row * grid.columns + column]
        return cell.isBuilt ? cell : nil
    }

    /// Returns the neighbourhood a cell lies in.
    package func neighbourhood(column: Int, row: Int) -> Neighbourhood {
        neighbourhoods[grid.division.neighbourhood(column: column, row: row)]
    }
}

/// How large a grid a town of so many parcels needs.
struct TownSize {
    private(set) var columns: Int
    private(set) var rows: Int
    /// About how many blocks will be built.
    let blocks: Int
    let division: (columnsEach: Int, rowsEach: Int)

    init(parcels: Int) {
        blocks = parcels / 11 + 1
        // Blocks with their streets are about 126 m wide and 67 m deep; a third more cells leave room for an outline.
        let area = Double(blocks) * 1.35
        rows = max(3, Int((area * 126 / 67).squareRoot().rounded(.up)))
        columns = max(3, Int((area / Double(rows)).rounded(.up)) + 1)
        let blocksEach = Double(min(5_000, max(150, parcels / 6))) / 12
        let deep = max(3, (blocksEach * 126 / 67).squareRoot().rounded())
        division = (max(2, Int((blocksEach / deep).rounded())), Int(deep))
    }

    mutating func grow() {
        columns += columns / 4 + 1
        rows += rows / 4 + 1
    }
}
