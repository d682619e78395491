internal import GeoCore
internal import Glibc

/// The grid on which areas are counted: cells of 100 m by 100 m of the sinusoidal projection, which keeps areas.
///
/// The earth is the sphere of the same surface as GRS 80; in Türkiye a cell differs from 10,000 m² of the ellipsoid by
/// less than 0.2 per cent. One grid serves all layers, whatever their CRS.
enum HectareGrid {
    static let radius = 6_371_007.181
    static let cell = 100.0
    static let squareMetres = 10_000
    static let cellsOfSquareKilometre = 100.0
    /// The size from which a box is not laid on the grid: about the area of Konya, the largest province.
    static let maximumCells = 4_194_304

    /// Returns the area of a box in square metres.
    static func area(_ box: Envelope) -> Int {
        let clipped = box.intersection(.world)
        guard !clipped.isEmpty else { return 0 }
        let height = sin(clipped.maxY * .pi / 180) - sin(clipped.minY * .pi / 180)
        return Int((radius * radius * height * clipped.width * .pi / 180).rounded(.up))
    }

    /// The rows and, for each, the columns that a box touches.
    struct Cover {
        private let box: Envelope
        private let rows: ClosedRange<Int>
        private let ring: Int
        let cells: Int

        /// `nil` for an empty box and for one larger than ``maximumCells``.
        ///
        /// - Parameters:
        ///   - box: Longitude and latitude in degrees; what lies off the earth is cut away.
        ///   - ring: So many cells more at each side.
        init?(_ box: Envelope, ring: Int = 0) {
            let clipped = box.intersection(.world)
            let rows = clipped.height * .pi / 180 * radius / cell
            guard !clipped.isEmpty, rows < 20_000, area(clipped) / squareMetres < maximumCells else { return nil }
            self.box = clipped
            self.ring = ring
            self.rows = (HectareGrid.row(clipped.minY) - ring)...(HectareGrid.row(clipped.maxY) + ring)
            var cells = 0
            for row in self.rows { cells += HectareGrid.columns(of: clipped, row, ring).count }
            self.cells = cells
        }

        func forEachWord(_ body: (_ key: UInt64, _ bits: UInt64) -> Void) {
            for row in rows {
                let columns = HectareGrid.columns(of: box, row, ring)
                for word in (columns.lowerBound >> 6)...(columns.upperBound >> 6) {
                    let first = max(columns.lowerBound - (word << 6), 0)
                    let last = min(columns.upperBound - (word << 6), 63)
                    let bits = (UInt64.max >> UInt64(63 - last)) & (UInt64.max << UInt64(first))
                    body(HectareGrid.key(row, word), bits)
                }
            }
        }
    }

    private static func row(_ latitude: Double) -> Int {
        Int((latitude * .pi / 180 * radius / cell).rounded(.down))
    }

    /// The columns in one row, by the width of the parallel in the row's middle.
    private static func columns(of box: Envelope, _ row: Int, _ ring: Int) -> ClosedRange<Int> {
        let width = radius * max(0, cos((Double(row) + 0.5) * cell / radius)) * .pi / 180 / cell
        let first = Int((box.minX * width).rounded(.down)) - ring
        return first...max(first, Int((box.maxX * width).rounded(.down)) + ring)
    }

    private static func key(_ row: Int, _ word: Int) -> UInt64 {
        UInt64(row + (1 << 20)) << 20 | UInt64(word + (1 << 18))
    }
}
