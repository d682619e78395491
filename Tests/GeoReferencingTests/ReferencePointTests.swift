import GeoCore
import GeoReferencing
import Testing

@Suite struct `Transformation of reference points` {
    private static let systems = CoordinateReferenceSystems()
    private let metre = 1.0

    @Test(arguments: ReferencePoint.published)
    func `published figures are met within half of their last digit`(_ point: ReferencePoint) throws {
        var xy = [point.longitude, point.latitude]
        try Self.systems.transformation(from: .crs84, to: point.crs).transform(&xy)
        let withinMetres = 0.05 * metre
        #expect(abs(xy[0] - point.easting) <= withinMetres)
        #expect(abs(xy[1] - point.northing) <= withinMetres)
    }

    @Test(arguments: ReferencePoint.computed)
    func `longitude and latitude become easting and northing within 1 mm`(_ point: ReferencePoint) throws {
        let withinMetres = 0.001 * metre
        for source in [CRSIdentity.crs84, .wgs84] {
            var xy = [point.longitude, point.latitude]
            try Self.systems.transformation(from: source, to: point.crs).transform(&xy)
            #expect(abs(xy[0] - point.easting) <= withinMetres)
            #expect(abs(xy[1] - point.northing) <= withinMetres)
        }
    }

    @Test(arguments: ReferencePoint.computed + ReferencePoint.ed50)
    func `easting and northing become longitude and latitude within 1 mm`(_ point: ReferencePoint) throws {
        var xy = [point.easting, point.northing]
        try Self.systems.transformation(from: point.crs, to: .wgs84).transform(&xy)
        let withinMetres = 0.001 * metre
        #expect(Check.metres(xy, [point.longitude, point.latitude]) <= withinMetres)
    }

    @Test(arguments: ReferencePoint.ed50)
    func `WGS 84 becomes ED50 by EPSG 1784 within 1 mm`(_ point: ReferencePoint) throws {
        var xy = [point.longitude, point.latitude]
        try Self.systems.transformation(from: .crs84, to: point.crs).transformExactly(&xy)
        let withinMetres = 0.001 * metre
        #expect(abs(xy[0] - point.easting) <= withinMetres)
        #expect(abs(xy[1] - point.northing) <= withinMetres)
    }

    @Test func `three zones away from its own a position still comes back within 1 mm`() throws {
        var xy = [42.1, 38.3]
        try Self.systems.transformation(from: .crs84, to: .epsg(5_254)).transform(&xy)
        try Self.systems.transformation(from: .epsg(5_254), to: .crs84).transform(&xy)
        let withinMetres = 0.001 * metre
        #expect(Check.metres(xy, [42.1, 38.3]) <= withinMetres)
    }

    @Test func `LAEA Europe takes its northing-first order apart`() throws {
        // cs2cs EPSG:4326 EPSG:3035: northing 2164821.793, easting 6252093.458
        var xy = [32.86, 39.93]
        try Self.systems.transformation(from: .crs84, to: .epsg(3_035)).transform(&xy)
        let withinMetres = 0.001 * metre
        #expect(abs(xy[0] - 6_252_093.457_890) <= withinMetres)
        #expect(abs(xy[1] - 2_164_821.792_859) <= withinMetres)
    }
}

@Suite struct `Shift from ED50 to TUREF` {
    private static let systems = CoordinateReferenceSystems()

    /// ED50 minus TUREF in metres, from the handbook of the field; computed by way of ETRS89, which differs from
    /// EPSG:1784 by the motion of the European plate, under 0.5 m.
    private static let published: [(ReferencePoint, Double, Double)] = zip(
        ReferencePoint.ed50,
        [
            (40.9, 186.0), (34.4, 186.2), (28.0, 184.0), (27.5, 182.7), (21.5, 183.1), (7.5, 181.8), (7.1, 180.0),
            (8.2, 180.1),
        ]
    )
    .map { ($0, $1.0, $1.1) }

    @Test func `the shift is that of the handbook within 0.5 m`() throws {
        let withinMetres = 0.5
        // Van and Rize were published for other places.
        for (point, east, north) in Self.published where point.place != "Van" && point.place != "Rize" {
            let code = try #require(point.crs.epsgCode)
            var xy = [point.easting, point.northing]
            try Self.systems.transformation(from: point.crs, to: .epsg(code - 2_319 + 5_253)).transform(&xy)
            #expect(abs(point.easting - xy[0] - east) <= withinMetres, "\(point)")
            #expect(abs(point.northing - xy[1] - north) <= withinMetres, "\(point)")
        }
    }

    @Test(arguments: 2_319...2_325)
    func `every ED50 zone goes by EPSG 1784 to WGS 84 and TUREF`(_ code: Int) throws {
        for target in [CRSIdentity.crs84, .wgs84, .webMercator, .epsg(5_252), .epsg(code - 2_319 + 5_253)] {
            let transformation = try Self.systems.transformation(from: .epsg(code), to: target)
            #expect(transformation.operationName.contains("ED50 to WGS 84 (30)"))
            let accuracy = try #require(transformation.accuracyMetres)
            #expect(accuracy >= 2 && accuracy <= 3)
        }
    }

    @Test(arguments: [23_035, 23_036, 23_037, 23_038, 4_230])
    func `ED50 beyond Turkey goes by EPSG 1784 too`(_ code: Int) throws {
        let there = try Self.systems.transformation(from: .epsg(code), to: .crs84)
        let back = try Self.systems.transformation(from: .crs84, to: .epsg(code))
        #expect(there.operationName.contains("ED50 to WGS 84 (30)"))
        #expect(back.operationName.contains("ED50 to WGS 84 (30)"))
        #expect(!there.isBallpark)
    }
}
