import GeoCore
import GeoOperations
import Testing

@Suite struct `Generalisation of random areas` {
    private let operations = GeometryOperations()
    /// What rounding of coordinates of six digits before the point may add to a distance, in units of the coordinates.
    private static let rounding = 1e-6

    @Test(arguments: 0..<10)
    func `ten thousand areas stay valid and near, and doing it twice changes nothing`(_ block: Int) throws {
        var random = RandomAreas(seed: UInt64(1_000 + block))
        for number in 0..<1_000 {
            let column = random.area(number)
            #expect(try operations.isValid(row: 0, of: column), "the fixture")
            let tolerance = random.tolerance()
            let result = column.generalised(tolerance: tolerance)
            #expect(try operations.isValid(row: 0, of: result), "\(block) \(number)")
            #expect(result.types == column.types && result.positionCount <= column.positionCount)
            for ring in 0..<result.positionsEnd.count { #expect(result.positions(of: ring).count >= 4) }
            let far = column.farthestDistance(from: result)
            #expect(far <= tolerance + Self.rounding, "\(block) \(number)")
            #expect(result.generalised(tolerance: tolerance).xy == result.xy, "\(block) \(number)")
        }
    }

    @Test func `most positions go where the tolerance is great`() {
        var random = RandomAreas(seed: 5)
        var (before, after) = (0, 0)
        for number in 0..<300 {
            let column = random.area(number)
            before += column.positionCount
            after += column.generalised(tolerance: 20).positionCount
        }
        #expect(after < before / 2)
    }

    @Test func `a ring keeps the same positions from any start and in either direction`() {
        var random = RandomAreas(seed: 77)
        for _ in 0..<300 {
            let ring = random.star(centre: (500_000, 4_430_000), radius: 50...100, count: 40)
            let tolerance = random.tolerance()
            let expected = Self.kept(ring, tolerance)
            let turned = Array(ring[17..<40] + ring[0...17])
            #expect(Self.kept(turned, tolerance) == expected)
            #expect(Self.kept(ring.reversed(), tolerance) == expected)
        }
    }

    private static func kept(_ ring: [(Double, Double)], _ tolerance: Double) -> Set<[Double]> {
        let result = GeometryColumn.area(ring).generalised(tolerance: tolerance)
        return Set((0..<result.positionCount).map { [result.xy[2 * $0], result.xy[2 * $0 + 1]] })
    }

    @Test func `combs, spirals and neighbouring parts stay valid`() throws {
        for tolerance in [0.3, 0.7, 1.1, 2.5, 5, 20] {
            for column in [RandomAreas.comb, RandomAreas.spiral, RandomAreas.closeParts] {
                #expect(try operations.isValid(row: 0, of: column))
                let result = column.generalised(tolerance: tolerance)
                #expect(try operations.isValid(row: 0, of: result))
                #expect(column.farthestDistance(from: result) <= tolerance + Self.rounding)
                #expect(result.generalised(tolerance: tolerance).xy == result.xy)
            }
        }
    }
}
