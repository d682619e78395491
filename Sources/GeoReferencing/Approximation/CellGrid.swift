import GeoCore

/// A cell by column and row, counted from the origin of the source CRS.
struct CellPlace: Hashable, Sendable {
    var column: Int32
    var row: Int32
}

/// How a transformation is done inside a cell.
enum Cell: Sendable {
    /// By polynomial, within tolerance of PROJ; indirect, so that the table of cells stays small.
    indirect case polynomial(CellPolynomial)
    /// By PROJ for each position, as no polynomial is close enough.
    case exact
}

/// The squares the source plane is cut into, and how each gets its polynomial.
struct CellGrid: Sendable {
    /// Cells in one unit of the source; a power of two, so that local coordinates are exact.
    let cellsPerUnit: Double
    /// The largest difference to PROJ allowed, in units of the target.
    let tolerance: Double

    /// Chooses 2,048 m or 1/64°, and 1e-6 m or 1e-10°: both far below what a survey can measure.
    init(sourceIsGeographic: Bool, targetIsGeographic: Bool) {
        cellsPerUnit = sourceIsGeographic ? 64 : 1.0 / 2_048
        tolerance = targetIsGeographic ? 1e-10 : 1e-6
    }

    /// The places along a side, from -1 to 1, where a fitted polynomial is compared with PROJ.
    private static let probes: [Double] = (0..<7).map { Double($0) / 3 - 1 }

    /// Fits the polynomial of a cell with 65 calls of PROJ, which depend on nothing but the cell.
    func cell(at place: CellPlace, by operation: Operation) -> Cell {
        let nodes = CellPolynomial.nodes
        var sampled = positions(at: nodes, in: place)
        var checked = positions(at: Self.probes, in: place)
        guard operation.transform(&sampled).failed == 0, operation.transform(&checked).failed == 0 else {
            return .exact
        }
        let polynomial = CellPolynomial(
            samples: (0..<nodes.count * nodes.count).map { SIMD2(sampled[2 * $0], sampled[2 * $0 + 1]) }
        )
        for (index, ty) in Self.probes.enumerated() {
            for (step, tx) in Self.probes.enumerated() {
                let position = 2 * (index * Self.probes.count + step)
                let error = polynomial.value(tx, ty) - SIMD2(checked[position], checked[position + 1])
                guard abs(error.x) <= tolerance, abs(error.y) <= tolerance else { return .exact }
            }
        }
        return .polynomial(polynomial)
    }

    /// Returns positions of the source, row by row, at local coordinates from -1 to 1.
    private func positions(at places: [Double], in place: CellPlace) -> [Double] {
        var xy: [Double] = []
        xy.reserveCapacity(2 * places.count * places.count)
        for ty in places {
            for tx in places {
                xy.append((Double(place.column) + (tx + 1) / 2) / cellsPerUnit)
                xy.append((Double(place.row) + (ty + 1) / 2) / cellsPerUnit)
            }
        }
        return xy
    }
}
