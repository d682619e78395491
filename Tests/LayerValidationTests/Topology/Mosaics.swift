/// Clean layers of parcels that share their borders.
enum Mosaics {
    /// Where the mosaics lie: eastings and northings with as many digits as real ones.
    static let east = 450_000.0
    static let north = 4_420_000.0

    /// Irregular quadrilaterals whose neighbours have vertices on each other's edges, off them by rounding only.
    ///
    /// - Parameters:
    ///   - side: Parcels in each direction.
    ///   - seed: Which of many.
    ///   - ada: The block of a column and row.
    /// - Returns: The layer, row by row from the south.
    static func quadrilaterals(
        side: Int,
        seed: UInt64 = 1,
        ada: (Int, Int) -> String = { "\($0 / 3)-\($1 / 3)" }
    ) -> DrawnLayer {
        var dice = Dice(seed)
        let corners = (0...side)
            .map { row in
                (0...side)
                    .map { column in
                        (east + Double(column) * 25 + dice.roll(0, 8), north + Double(row) * 25 + dice.roll(0, 8))
                    }
            }
        let layer = DrawnLayer(blockSize: 16)
        for row in 0..<side {
            for column in 0..<side {
                let ring = [
                    corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
                    corners[row + 1][column],
                ]
                var drawn: DrawnLayer.Ring = []
                for index in 0..<4 {
                    drawn.append(ring[index])
                    let (start, end) = (ring[index], ring[(index + 1) % 4])
                    guard index == 0 || index == 3, dice.roll(0, 1) < 0.4 else { continue }
                    let share = dice.roll(0.2, 0.8)
                    drawn.append((start.0 + share * (end.0 - start.0), start.1 + share * (end.1 - start.1)))
                }
                if dice.roll(0, 1) < 0.3 { drawn.reverse() }
                layer.add(ring: drawn, ada: ada(column, row))
            }
        }
        return layer
    }

    /// Parcels of the shapes that trip up topology checks, all of one block.
    static func shapes() -> DrawnLayer {
        let layer = DrawnLayer()
        func ring(_ positions: [(Double, Double)]) -> DrawnLayer.Ring { positions.map { (east + $0.0, north + $0.1) } }
        // An L and what it holds in its arm.
        layer.add(ring: ring([(0, 0), (30, 0), (30, 10), (10, 10), (10, 30), (0, 30)]))
        layer.add(ring: ring([(10, 10), (30, 10), (30, 30), (10, 30)]))
        // A parcel with a hole, and the one that fills it.
        layer.add(area: [
            [ring([(30, 0), (60, 0), (60, 30), (30, 30)]), ring([(40, 10), (40, 20), (50, 20), (50, 10)])]
        ])
        layer.add(ring: ring([(40, 10), (50, 10), (50, 20), (40, 20)]))
        // Three below one: two T-junctions, one vertex rounded to millimetres.
        layer.add(ring: ring([(0, 30), (60, 30), (60, 41), (0, 40)]))
        layer.add(ring: ring([(0, 40), (20, 40.333), (20, 60), (0, 60)]))
        layer.add(ring: ring([(20, 40.333), (40, 40.667), (40, 60), (20, 60)]))
        layer.add(ring: ring([(40, 40.667), (60, 41), (60, 60), (40, 60)]))
        // Two parts that touch another parcel's corner each.
        layer.add(area: [
            [ring([(60, 0), (70, 0), (70, 30), (60, 30)])], [ring([(60, 41), (70, 41), (70, 60), (60, 60)])],
        ])
        // A comb between whose narrow teeth another comb reaches.
        layer.add(ring: ring([(70, 0), (90, 0), (90, 0.3), (71, 0.3), (71, 0.6), (90, 0.6), (90, 0.9), (70, 0.9)]))
        layer.add(ring: ring([(90, 0.3), (90, 0.6), (71, 0.6), (71, 0.3)]))
        return layer
    }
}
