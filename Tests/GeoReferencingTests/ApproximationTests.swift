import GeoCore
import GeoReferencing
import Testing

@Suite struct `Transformation by polynomials` {
    private static let systems = CoordinateReferenceSystems()
    private static let zone = Envelope(minX: 480_000, minY: 4_400_000, maxX: 520_000, maxY: 4_440_000)
    private static let degrees = Envelope(minX: 32.6, minY: 39.7, maxX: 33.1, maxY: 40.1)

    /// 1e-10° is a hundredth of a millimetre.
    private let withinDegrees = 1e-10
    private let withinMetres = 1e-6

    @Test(arguments: 5_253...5_259)
    func `TUREF zones agree with PROJ at random positions`(_ code: Int) throws {
        var generator = SeededGenerator(seed: UInt64(code))
        let xy = generator.positions(12_000, in: Self.zone)
        #expect(try worstError(xy, from: .epsg(code), to: .crs84) <= withinDegrees)
        #expect(try worstError(xy, from: .epsg(code), to: .webMercator) <= withinMetres)
    }

    @Test func `WGS 84 agrees with PROJ at random positions`() throws {
        var generator = SeededGenerator(seed: 1)
        let xy = generator.positions(12_000, in: Self.degrees)
        for target in [CRSIdentity.webMercator, .epsg(5_255), .epsg(2_321)] {
            #expect(try worstError(xy, from: .crs84, to: target) <= withinMetres)
        }
    }

    @Test func `the whole of Turkey agrees with PROJ, far from the central meridian too`() throws {
        var generator = SeededGenerator(seed: 2)
        let turkey = Envelope(minX: 25.6, minY: 35.8, maxX: 44.8, maxY: 42.1)
        let xy = generator.positions(500, in: turkey)
        #expect(try worstError(xy, from: .crs84, to: .epsg(5_254)) <= withinMetres)
        #expect(try worstError(xy, from: .crs84, to: .webMercator) <= withinMetres)
    }

    private func worstError(_ xy: [Double], from source: CRSIdentity, to target: CRSIdentity) throws -> Double {
        let transformation = try Self.systems.transformation(from: source, to: target)
        var near = xy
        var exact = xy
        try transformation.transform(&near)
        try transformation.transformExactly(&exact)
        return zip(near, exact).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    @Test func `the same position gives the same bits in every batch and order`() throws {
        var generator = SeededGenerator(seed: 3)
        let transformation = try Self.systems.transformation(from: .epsg(5_254), to: .crs84)
        let xy = generator.positions(3_000, in: Self.zone)
        var batch = xy
        try transformation.transform(&batch)
        for position in stride(from: 2_999, through: 0, by: -7) {
            var alone = [xy[2 * position], xy[2 * position + 1]]
            try transformation.transform(&alone)
            #expect(alone == [batch[2 * position], batch[2 * position + 1]])
        }
        var fresh = xy
        try CoordinateReferenceSystems().transformation(from: .epsg(5_254), to: .crs84).transform(&fresh)
        #expect(fresh == batch)
    }

    @Test func `positions on and beside the edges of cells agree with PROJ`() throws {
        var xy: [Double] = []
        for x in [2_048.0 * 240, (2_048.0 * 240).nextDown, (2_048.0 * 240).nextUp, 0, -0.0, -1e-30, 1e-30] {
            for y in [2_048.0 * 2_150, (2_048.0 * 2_150).nextDown] { xy.append(contentsOf: [x, y]) }
        }
        #expect(try worstError(xy, from: .epsg(5_254), to: .crs84) <= withinDegrees)
    }

    @Test func `a jump of the target inside a cell is left to PROJ`() throws {
        // The cell holds the antimeridian, where longitude jumps from 180 to -180.
        var generator = SeededGenerator(seed: 4)
        var edge = [180.0, 45.0]
        try Self.systems.transformation(from: .crs84, to: .epsg(32_660)).transformExactly(&edge)
        let around = Envelope(minX: edge[0], minY: edge[1], maxX: edge[0], maxY: edge[1]).expanded(by: 1_000)
        let xy = generator.positions(200, in: around)
        #expect(try worstError(xy, from: .epsg(32_660), to: .crs84) <= withinDegrees)
    }

    @Test func `beyond the number of cells that are kept PROJ itself answers`() throws {
        var generator = SeededGenerator(seed: 5)
        let xy = generator.positions(300, in: Self.zone)
        let small = CoordinateReferenceSystems(cellCapacity: 3)
        var near = xy
        var exact = xy
        try small.transformation(from: .epsg(5_254), to: .crs84).transform(&near)
        try small.transformation(from: .epsg(5_254), to: .crs84).transformExactly(&exact)
        #expect(zip(near, exact).allSatisfy { abs($0 - $1) <= withinDegrees })
        #expect(zip(near, exact).filter { $0 == $1 }.count > 500)
    }

    @Test func `several threads get the same bits`() async throws {
        let systems = CoordinateReferenceSystems()
        var generator = SeededGenerator(seed: 6)
        let xy = generator.positions(2_000, in: Self.zone)
        let results = try await withThrowingTaskGroup(of: [Double].self) { group in
            for task in 0..<8 {
                group.addTask {
                    var mine = xy
                    let source = CRSIdentity.epsg(5_253 + task % 2)
                    let transformation = try systems.transformation(from: source, to: .webMercator)
                    try transformation.transform(&mine)
                    var exact = xy
                    try transformation.transformExactly(&exact)
                    return task.isMultiple(of: 2) ? mine + exact : []
                }
            }
            return try await group.reduce(into: [[Double]]()) { if !$1.isEmpty { $0.append($1) } }
        }
        #expect(results.count == 4)
        #expect(results.allSatisfy { $0 == results.first })
    }
}
