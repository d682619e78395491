/// The division of a block on the drawing board: two rows of parcels back to back, or one parcel.
///
/// Every corner is one pair of numbers that all neighbours share, so that on the ground too they meet without gap.
struct BlockDrawing {
    /// The length that is cut off the block's corners for the sight of drivers, in metres.
    private static let chamfer = 3.0

    private let west: Double
    private let east: Double
    private let south: Double
    private let north: Double
    private let back: Double
    private let southRow: ParcelRow
    private let northRow: ParcelRow

    init(cell: TownCell, west: Double, east: Double, south: Double, north: Double, random: SplitMix64) {
        var random = random
        // The first number of this stream is the frontage, which the layout has used to count the parcels.
        _ = random.fraction()
        self.west = west
        self.east = east
        self.south = south
        self.north = north
        back = ((south + north) / 2 + random.number(in: -2.5...2.5)).rounded()
        let parcels = Int(cell.parcels)
        southRow = ParcelRow(parcels: (parcels + 1) / 2, from: west, to: east, &random)
        northRow = ParcelRow(parcels: max(1, parcels / 2), from: west, to: east, &random).joined(to: southRow)
    }

    /// Returns the block's outline, counter-clockwise.
    func outline(_ mapping: TownMapping) -> [GroundPoint] {
        closed(mapping, southFront(0..<southRow.count) + eastSide() + northFront(0..<northRow.count) + westSide())
    }

    /// Returns the parcels in the order of their numbers.
    func parcels(
        _ mapping: TownMapping,
        isDivided: Bool,
        rule: BuildingRule?,
        _ random: inout SplitMix64
    ) -> [Parcel] {
        guard isDivided else { return [wholeParcel(mapping, rule: rule)] }
        var result: [Parcel] = []
        for place in 0..<northRow.count {
            let floors = Self.floors(rule, &random)
            result.append(parcel(mapping, northRow, place, facesSouth: false, number: result.count + 1, floors))
        }
        for place in (0..<southRow.count).reversed() {
            let floors = Self.floors(rule, &random)
            result.append(parcel(mapping, southRow, place, facesSouth: true, number: result.count + 1, floors))
        }
        return result
    }

    private static func floors(_ rule: BuildingRule?, _ random: inout SplitMix64) -> Int {
        guard let rule, random.index(below: 8) > 0 else { return 0 }
        return max(1, rule.floors - [0, 0, 0, 1, 1, 2][random.index(below: 6)])
    }

    private func wholeParcel(_ mapping: TownMapping, rule: BuildingRule?) -> Parcel {
        let corners = [(west, south), (east, south), (east, north), (west, north)]
        return Parcel(
            number: 1,
            ring: outline(mapping),
            corners: corners.map { mapping.ground(BoardPoint(u: $0.0, v: $0.1)) },
            facesSouth: true,
            hasStreetWest: true,
            hasStreetEast: true,
            doorstep: BoardPoint(u: (west + east) / 2, v: south),
            floors: rule?.floors ?? 0
        )
    }

    private func parcel(
        _ mapping: TownMapping,
        _ row: ParcelRow,
        _ place: Int,
        facesSouth: Bool,
        number: Int,
        _ floors: Int
    ) -> Parcel {
        let backLine = backPoints(from: row.backs[place], to: row.backs[place + 1])
        let ring =
            facesSouth
            ? southFront(place..<place + 1) + backLine.reversed()
            : northFront(place..<place + 1) + backLine
        let front = (BoardPoint(u: row.fronts[place], v: south), BoardPoint(u: row.fronts[place + 1], v: south))
        let rear = (BoardPoint(u: row.backs[place], v: back), BoardPoint(u: row.backs[place + 1], v: back))
        let northern = (BoardPoint(u: front.0.u, v: north), BoardPoint(u: front.1.u, v: north))
        let corners = facesSouth ? [front.0, front.1, rear.1, rear.0] : [rear.0, rear.1, northern.1, northern.0]
        return Parcel(
            number: number,
            ring: closed(mapping, ring),
            corners: corners.map(mapping.ground),
            facesSouth: facesSouth,
            hasStreetWest: place == 0,
            hasStreetEast: place + 1 == row.count,
            doorstep: BoardPoint(u: (front.0.u + front.1.u) / 2, v: facesSouth ? south : north),
            floors: floors
        )
    }

    /// The southern edge of some parcels, from west to east.
    private func southFront(_ places: Range<Int>) -> [BoardPoint] {
        front(southRow, places, v: south, inwards: Self.chamfer)
    }

    /// The northern edge of some parcels, from east to west.
    private func northFront(_ places: Range<Int>) -> [BoardPoint] {
        front(northRow, places, v: north, inwards: -Self.chamfer).reversed()
    }

    /// The edge along a street from west to east, with chamfers at the block's corners.
    private func front(_ row: ParcelRow, _ places: Range<Int>, v: Double, inwards: Double) -> [BoardPoint] {
        var points: [BoardPoint] = []
        for place in places.lowerBound...places.upperBound {
            if place == 0 {
                points += [BoardPoint(u: west, v: v + inwards), BoardPoint(u: west + Self.chamfer, v: v)]
            } else if place == row.count {
                points += [BoardPoint(u: east - Self.chamfer, v: v), BoardPoint(u: east, v: v + inwards)]
            } else {
                points.append(BoardPoint(u: row.fronts[place], v: v))
            }
            if place < places.upperBound { points += bendPoints(row.fronts[place], row.fronts[place + 1], v: v) }
        }
        return points
    }

    /// Positions that let a long edge follow the bends of its street.
    private func bendPoints(_ start: Double, _ end: Double, v: Double) -> [BoardPoint] {
        let pieces = max(1, Int(((end - start) / 30).rounded(.up)))
        return (1..<pieces).map { BoardPoint(u: start + (end - start) * Double($0) / Double(pieces), v: v) }
    }

    private func eastSide() -> [BoardPoint] { [BoardPoint(u: east, v: back)] }

    private func westSide() -> [BoardPoint] { [BoardPoint(u: west, v: back)] }

    /// The corners of both rows on the line between them, from west to east.
    private func backPoints(from start: Double, to end: Double) -> [BoardPoint] {
        let both = Set((southRow.backs + northRow.backs).filter { $0 >= start && $0 <= end })
        return both.sorted().map { BoardPoint(u: $0, v: back) }
    }

    private func closed(_ mapping: TownMapping, _ points: [BoardPoint]) -> [GroundPoint] {
        let ring = points.map(mapping.ground)
        return ring + ring.prefix(1)
    }
}

/// The parcels along one side of a block: where their borders meet the street and the line behind.
struct ParcelRow {
    /// The borders at the street, from west to east, one more than parcels.
    let fronts: [Double]
    /// The borders at the line behind, in the same order.
    private(set) var backs: [Double]

    /// The number of parcels.
    var count: Int { fronts.count - 1 }

    init(parcels: Int, from west: Double, to east: Double, _ random: inout SplitMix64) {
        let weights = (0..<parcels).map { _ in random.number(in: 0.82...1.18) }
        let total = weights.reduce(0, +)
        var sum = 0.0
        let inner = weights.dropLast()
            .map { weight -> Double in
                sum += weight
                return west + (east - west) * sum / total
            }
        fronts = [west] + inner + [east]
        backs = [west] + inner.map { $0 + random.number(in: -0.8...0.8) } + [east]
    }

    /// Returns the row with those borders behind moved to the ones of `other` that are nearly met.
    ///
    /// Two corners a few decimetres apart would be a trap for every later snapping, and no surveyor leaves them.
    func joined(to other: ParcelRow) -> ParcelRow {
        var result = self
        for place in backs.indices.dropFirst().dropLast() {
            if let near = other.backs.first(where: { abs($0 - backs[place]) < 1 }) { result.backs[place] = near }
        }
        return result
    }
}
