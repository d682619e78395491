import GeoCore
import GeoReferencing
import Testing

@Suite struct `Positions that cannot be transformed` {
    private static let systems = CoordinateReferenceSystems()

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
    func `absurd coordinates are an error and change nothing`(_ absurd: Double) throws {
        let transformation = try Self.systems.transformation(from: .epsg(5_254), to: .crs84)
        let xy = [457_427.8, 4_451_856.2, absurd, 4_451_856.2, 457_427.8, absurd]
        for exactly in [false, true] {
            var changed = xy
            let error = #expect(throws: PaftaError.self) {
                if exactly {
                    try transformation.transformExactly(&changed)
                } else {
                    try transformation.transform(&changed)
                }
            }
            #expect(error?.code == .transformationFailed)
            #expect(changed.map(\.bitPattern) == xy.map(\.bitPattern))
        }
    }

    @Test func `the error says how many positions of how many, and no coordinates`() throws {
        let transformation = try Self.systems.transformation(from: .crs84, to: .epsg(5_254))
        var xy = [29.5, 40.2, .nan, 40.2, 29.5, 1_000]
        let error = #expect(throws: PaftaError.self) { try transformation.transform(&xy) }
        #expect(error?.message.english.hasPrefix("2 of 3 positions") == true)
        #expect(error?.message.turkish.hasPrefix("3 konumdan 2 tanesi") == true)
        #expect(error?.message.english.contains("40.2") == false)
        #expect(error?.remedy != nil)
    }

    @Test func `no positions are no error`() throws {
        var xy: [Double] = []
        let transformation = try Self.systems.transformation(from: .epsg(5_254), to: .crs84)
        try transformation.transform(&xy)
        try transformation.transformExactly(&xy)
        #expect(xy.isEmpty)
    }

    @Test func `after an error good positions are transformed as before`() throws {
        let transformation = try Self.systems.transformation(from: .epsg(5_254), to: .crs84)
        var before = [457_427.8, 4_451_856.2]
        try transformation.transformExactly(&before)
        for _ in 0..<50 {
            var bad = [Double.infinity, 0]
            #expect(throws: PaftaError.self) { try transformation.transformExactly(&bad) }
        }
        var after = [457_427.8, 4_451_856.2]
        try transformation.transformExactly(&after)
        #expect(after == before)
    }
}
