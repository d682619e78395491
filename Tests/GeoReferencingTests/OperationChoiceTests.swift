import GeoCore
import GeoReferencing
import Testing

@Suite struct `Choice of an operation` {
    private static let systems = CoordinateReferenceSystems()

    @Test(arguments: 5_252...5_259)
    func `TUREF goes to WGS 84 by the null transformation`(_ code: Int) throws {
        let transformation = try Self.systems.transformation(from: .epsg(code), to: .wgs84)
        #expect(transformation.operationName.contains("TUREF to WGS 84 (1)"))
        #expect(transformation.accuracyMetres == 1)
        #expect(!transformation.isBallpark && !transformation.isIdentity)
    }

    @Test func `neighbouring zones of one datum lose no accuracy`() throws {
        let transformation = try Self.systems.transformation(from: .epsg(5_254), to: .epsg(5_255))
        #expect(transformation.accuracyMetres == 0)
    }

    @Test func `an operation that ignores the datums is refused`() throws {
        // projinfo -s EPSG:5254 -t EPSG:27700 lists nothing but a ballpark geographic offset.
        let error = #expect(throws: PaftaError.self) {
            try Self.systems.transformation(from: .epsg(5_254), to: .epsg(27_700))
        }
        #expect(error?.code == .ballparkTransformation)
        #expect(error?.message.turkish.contains("EPSG:27700") == true)
        #expect(error?.remedy != nil)
    }

    @Test func `coordinates stay as they are between equal systems and between both orders of WGS 84`() throws {
        for (source, target) in [
            (CRSIdentity.wgs84, CRSIdentity.crs84), (.crs84, .wgs84), (.crs84, .crs84), (.epsg(5_254), .epsg(5_254)),
        ] {
            let transformation = try Self.systems.transformation(from: source, to: target)
            var xy = [32.86, 39.93]
            try transformation.transform(&xy)
            #expect(transformation.isIdentity)
            #expect(transformation.accuracyMetres == 0)
            #expect(xy == [32.86, 39.93])
            #expect(transformation.envelope(of: .world) == .world)
        }
    }

    @Test func `one operation is made for a pair and kept`() throws {
        let first = try Self.systems.transformation(from: .epsg(5_256), to: .crs84)
        let second = try Self.systems.transformation(from: .epsg(5_256), to: .crs84)
        #expect(first === second)
        #expect(first.source == .epsg(5_256) && first.target == .crs84)
    }
}
