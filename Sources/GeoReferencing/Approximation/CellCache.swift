import GeoCore
import Synchronization

/// The cells of one transformation that were asked for so far.
final class CellCache: Sendable {
    /// Some 20 MB at most; a city of 50 km needs 600 cells.
    static let capacity = 65_536

    private let grid: CellGrid
    private let capacity: Int
    private let cells = Mutex<[CellPlace: Cell]>([:])

    init(_ grid: CellGrid, capacity: Int) {
        self.grid = grid
        self.capacity = capacity
    }

    /// Returns the cell at `place`, fitting it on first use.
    ///
    /// Once the cache is full a new cell is exact. Two threads may fit a cell at the same time: both get the same
    /// polynomial, as it depends on nothing but the cell.
    func cell(at place: CellPlace, from pool: OperationPool) throws(PaftaError) -> Cell {
        let (known, isFull) = cells.withLock { ($0[place], $0.count >= capacity) }
        if let known { return known }
        if isFull { return .exact }
        let fitted = try pool.withOperation { operation throws(PaftaError) in grid.cell(at: place, by: operation) }
        cells.withLock { $0[place] = fitted }
        return fitted
    }
}
