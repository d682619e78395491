import GeoCore
import LayerValidation
import Testing

@Suite struct `The datum against the layer already there` {
    /// ED50 minus TUREF in metres, east and north, as PROJ gives it.
    static let shifts = [("Konya", 27.5, 182.7), ("İstanbul", 34.4, 186.2), ("Rize", 7.5, 181.8), ("Van", 8.2, 180.1)]

    /// Buildings of many sizes; numbered from `first` on, so that keys need not match.
    private func buildings(east: Double, north: Double, first: Int = 1, seed: UInt64 = 3) -> DrawnLayer {
        var dice = Dice(seed)
        let layer = DrawnLayer(blockSize: 64)
        for _ in 1..<first { layer.add(point: -1e6, -1e6, ada: nil) }
        for _ in 0..<400 {
            let (x, y) = (373_000 + dice.roll(0, 1_500) + east, 4_542_000 + dice.roll(0, 1_500) + north)
            layer.add(box: x, y, x + dice.roll(6, 30), y + dice.roll(6, 30))
        }
        return layer
    }

    private func faults(_ layer: DrawnLayer, _ former: DrawnLayer) throws -> [Fault] {
        layer.others["drawn"] = former
        return try layer.inspect(NearDatumRule(), crs: .epsg(5258))
    }

    @Test(arguments: shifts.indices)
    func `is suspected to be ED50 by the shift of the same keys`(index: Int) throws {
        let (_, east, north) = Self.shifts[index]
        let found = try faults(buildings(east: east, north: north), buildings(east: 0, north: 0))
        #expect(found.count == 1)
        #expect(found.first?.message.english.contains("\(north) m north and \(east) m east") == true)
        #expect(found.first?.message.english.contains("ED50 suspected") == true)
    }

    @Test(arguments: shifts.indices)
    func `is suspected to be ED50 by the common shift where keys differ`(index: Int) throws {
        let (_, east, north) = Self.shifts[index]
        let found = try faults(buildings(east: east, north: north, first: 500), buildings(east: 0, north: 0))
        #expect(found.first?.message.english.contains("\(north) m north and \(east) m east") == true)
    }

    /// Other shifts in metres, of the datum or not.
    @Test(arguments: [(0.0, 0.0), (0.3, -0.2), (0, 60), (182, 7.5), (0, 290)])
    func `is not suspected for other shifts`(east: Double, north: Double) throws {
        #expect(try faults(buildings(east: east, north: north), buildings(east: 0, north: 0)).isEmpty)
        #expect(try faults(buildings(east: east, north: north, first: 500), buildings(east: 0, north: 0)).isEmpty)
    }

    @Test func `is not suspected where another city lies there, or nothing`() throws {
        let other = buildings(east: 0, north: 0, seed: 4)
        #expect(try faults(buildings(east: 0, north: 0, first: 500), other).isEmpty)
        #expect(try faults(buildings(east: 0, north: 0), DrawnLayer()).isEmpty)
        #expect(try buildings(east: 0, north: 182).inspect(NearDatumRule()).isEmpty)
    }
}
