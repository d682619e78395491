import GeoCore

/// Transforms positions by the polynomials of their cells.
///
/// The result is a function of the position alone: the same position gives the same bits in every batch, as long as the
/// cache of cells is not full; PROJ itself answers beyond that, within the tolerance of ``CellGrid``.
struct CellApproximation: Sendable {
    private let grid: CellGrid
    private let cache: CellCache
    private let pool: OperationPool

    init(_ grid: CellGrid, pool: OperationPool, capacity: Int) {
        self.grid = grid
        cache = CellCache(grid, capacity: capacity)
        self.pool = pool
    }

    /// Transforms in place what polynomials can do and returns which positions PROJ has to do; they are unchanged.
    func transform(_ xy: inout [Double]) throws(PaftaError) -> [Int] {
        let end = xy.count
        var left: [Int] = []
        var span = xy.mutableSpan
        var index = 0
        while index < end {
            if let place = place(x: span[index], y: span[index + 1]),
                case .polynomial(let polynomial) = try cache.cell(at: place, from: pool)
            {
                index = transformRun(in: place, polynomial, of: &span, from: index)
            } else {
                left.append(index / 2)
                index += 2
            }
        }
        return left
    }

    /// Transforms the run of positions from `start` on that lie in one cell, and returns where it ends.
    private func transformRun(
        in place: CellPlace,
        _ polynomial: CellPolynomial,
        of span: inout MutableSpan<Double>,
        from start: Int
    ) -> Int {
        let cellsPerUnit = grid.cellsPerUnit
        let column = Double(place.column)
        let row = Double(place.row)
        let end = span.count
        var index = start
        while index < end {
            // Exact: a product with a power of two, then a difference of near numbers.
            let u = span[index] * cellsPerUnit - column
            let v = span[index + 1] * cellsPerUnit - row
            // The first position was found to be in the cell, though `u` may have been rounded up to 1.
            guard index == start || (u >= 0 && u < 1 && v >= 0 && v < 1) else { break }
            let value = polynomial.value(2 * u - 1, 2 * v - 1)
            span[index] = value.x
            span[index + 1] = value.y
            index += 2
        }
        return index
    }

    /// The cell of a position; `nil` where it is not finite or absurdly far away.
    private func place(x: Double, y: Double) -> CellPlace? {
        let column = (x * grid.cellsPerUnit).rounded(.down)
        let row = (y * grid.cellsPerUnit).rounded(.down)
        guard abs(column) < 2_147_483_648, abs(row) < 2_147_483_648 else { return nil }
        return CellPlace(column: Int32(column), row: Int32(row))
    }
}
