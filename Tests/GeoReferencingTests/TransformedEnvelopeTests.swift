import GeoCore
import GeoReferencing
import Testing

@Suite struct `Envelope of a transformed envelope` {
    private static let systems = CoordinateReferenceSystems()

    @Test func `a square kilometre is bounded within 2 m`() throws {
        // Corners and edge points by cs2cs EPSG:5254 EPSG:4326.
        let image = try envelope(
            Envelope(minX: 440_000, minY: 4_450_000, maxX: 441_000, maxY: 4_451_000),
            5_254,
            4_326
        )
        let exact = Envelope(minX: 29.295_406_974, minY: 40.182_219_166, maxX: 29.307_240_991, maxY: 40.191_295_265)
        #expect(image.contains(exact))
        let twoMetresInDegrees = 2.5e-5
        #expect(exact.expanded(by: twoMetresInDegrees).contains(image))
    }

    @Test func `all of Turkey is bounded in a zone, with the bulge of its parallels`() throws {
        // Edges at every 0.1 degree by cs2cs EPSG:4326 EPSG:5254.
        let image = try envelope(Envelope(minX: 25, minY: 35.5, maxX: 45, maxY: 42.5), 4_326, 5_254)
        let exact = Envelope(minX: 46_164.264, minY: 3_930_065.483, maxX: 1_865_951.749, maxY: 4_817_639.223)
        #expect(image.contains(exact))
        let fiftyKilometres = 50_000.0
        #expect(exact.expanded(by: fiftyKilometres).contains(image))
    }

    @Test(arguments: [(4_326, 5_254), (3_857, 5_254), (3_035, 5_254), (2_320, 5_254), (4_230, 3_857)])
    func `no position inside falls out of the image`(_ source: Int, _ target: Int) throws {
        let turkey = Envelope(minX: 26, minY: 36, maxX: 34, maxY: 42)
        let transformation = try Self.systems.transformation(from: .epsg(source), to: .epsg(target))
        let start = try envelope(turkey, 4_326, source)
        var generator = SeededGenerator(seed: 7)
        for size in [1e-5, 1e-3, 0.1, 1.0] {
            let part = Envelope(
                minX: start.minX,
                minY: start.minY,
                maxX: start.minX + start.width * size,
                maxY: start.minY + start.height * size
            )
            let image = try #require(transformation.envelope(of: part))
            var xy = generator.positions(200, in: part) + [part.minX, part.maxY, part.maxX, part.minY]
            try transformation.transformExactly(&xy)
            for index in stride(from: 0, to: xy.count, by: 2) {
                #expect(image.contains(x: xy[index], y: xy[index + 1]))
            }
        }
    }

    @Test(arguments: [5_254, 3_857, 3_035, 32_636])
    func `the whole world has no bounds in a projected system`(_ target: Int) throws {
        let transformation = try Self.systems.transformation(from: .crs84, to: .epsg(target))
        #expect(transformation.envelope(of: .world) == nil)
    }

    @Test func `the whole web map is the world between its parallels`() throws {
        let edge = 20_037_508.342_789_244
        let image = try envelope(Envelope(minX: -edge, minY: -edge, maxX: edge, maxY: edge), 3_857, 4_326)
        #expect(image.minX == -180 && image.maxX == 180)
        #expect(image.minY <= -85.051_128 && image.maxY >= 85.051_128 && image.maxY <= 90)
    }

    @Test func `an image across the antimeridian has all longitudes`() throws {
        // 179 E to 179 W at 45 N in UTM zone 60 by cs2cs EPSG:4326 EPSG:32660.
        let image = try envelope(
            Envelope(minX: 657_630, minY: 4_984_000, maxX: 815_262, maxY: 4_991_000),
            32_660,
            4_326
        )
        #expect(image.minX == -180 && image.maxX == 180)
        #expect(image.minY > 44.5 && image.maxY < 45.5)
    }

    @Test func `an image around a pole is never cut short`() throws {
        // WGS 84 / Antarctic Polar Stereographic has the pole at its origin.
        let transformation = try Self.systems.transformation(from: .epsg(3_031), to: .crs84)
        let around = Envelope(minX: -100_000, minY: -100_000, maxX: 100_000, maxY: 100_000)
        if let image = transformation.envelope(of: around) {
            #expect(image.minX == -180 && image.maxX == 180 && image.minY == -90)
        }
    }

    @Test func `a single position has a narrow image`() throws {
        let image = try envelope(Envelope(minX: 29.5, minY: 40.2, maxX: 29.5, maxY: 40.2), 4_326, 5_254)
        #expect(image.contains(x: 457_427.808, y: 4_451_856.241))
        let metre = 1.0
        #expect(image.width <= metre && image.height <= metre)
    }

    @Test func `nothing stays nothing and absurd edges have no bounds`() throws {
        let transformation = try Self.systems.transformation(from: .crs84, to: .epsg(5_254))
        #expect(transformation.envelope(of: .empty)?.isEmpty == true)
        let absurd = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
        #expect(transformation.envelope(of: absurd) == nil)
        #expect(transformation.envelope(of: Envelope(minX: 0, minY: 0, maxX: 1e300, maxY: 1e300)) == nil)
    }

    private func envelope(_ envelope: Envelope, _ source: Int, _ target: Int) throws -> Envelope {
        let transformation = try Self.systems.transformation(from: .epsg(source), to: .epsg(target))
        return try #require(transformation.envelope(of: envelope))
    }
}
