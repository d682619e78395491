import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

@Suite struct `CRSs of filters` {
    /// Easting 500,000 and northing 4,500,000 of EPSG:5254 lie at 30° east and 40.634640679° north (`cs2cs`, PROJ 9.1.1).
    private static func layer() throws -> Layer {
        var layer = Layer([("n", .integer)])
        try layer.append("POINT(500000 4500000)", .integer(1))
        try layer.append("POINT(500100 4500100)", .integer(2))
        try layer.append("POINT(600000 4600000)", .integer(3))
        try layer.append(nil, .integer(4))
        return layer
    }

    @Test(arguments: [
        ("S_INTERSECTS(geom, BBOX(29.9999,40.6346,30.0001,40.6347))", [1]),
        ("S_INTERSECTS(geom, BBOX(29.9999,40.634,30.002,40.636))", [1, 2]),
        ("S_INTERSECTS(geom, BBOX(30,40.63,30.002,40.6346406))", []),
        ("S_INTERSECTS(geom, BBOX(29.99999,40.63,30.002,40.6346407))", [1]),
        ("S_WITHIN(geom, POLYGON((30.0005 40.635,30.002 40.635,30.001 40.637,30.0005 40.635)))", [2]),
        ("S_DISJOINT(geom, BBOX(29,40,31,41))", [3]), ("n <= 3 AND NOT S_INTERSECTS(geom, BBOX(29,40,31,41))", [3]),
        ("n >= 2 AND S_INTERSECTS(geom, BBOX(29,40,32,42)) AND S_DISJOINT(geom, BBOX(31,41,32,42))", [2]),
    ])
    func `coordinates in another CRS meet the features that PROJ puts there`(_ filter: String, _ rows: [Int]) throws {
        #expect(try Self.layer().rows(filter, crs: .crs84) == rows)
    }

    @Test func `a box across the antimeridian is two boxes in degrees and an error in metres`() throws {
        var layer = Layer([], crs: .crs84)
        for x in [-179.0, -100, 0, 170, 180] { try layer.append("POINT(\(x) 10)") }
        #expect(try layer.rows("S_INTERSECTS(geom, BBOX(160,0,-170,20))") == [1, 4, 5])
        #expect(try layer.rows("S_DISJOINT(geom, BBOX(160,0,-170,20))") == [2, 3])
        #expect(try layer.rows("S_WITHIN(geom, BBOX(160,0,-170,20))") == [1, 4])
        #expect(try layer.evaluator("S_INTERSECTS(geom, BBOX(160,0,-170,20))").bounds.first?.envelopes.count == 2)
        let error = #expect(throws: PaftaError.self) { try Self.layer().evaluator("S_INTERSECTS(geom, BBOX(9,0,1,2))") }
        #expect(error?.code.description == "filter.invalid")
    }

    /// Conformance class "Basic Spatial Functions", test s_intersects: POINT(90 180) is an invalid coordinate.
    @Test(arguments: ["POINT(90 180)", "MULTIPOINT(7.02 49.92, 90 180)", "BBOX(0,0,10,91)", "POINT(181 0)"])
    func `coordinates outside of a geographic CRS are refused with their place`(_ geometry: String) throws {
        let error = #expect(throws: PaftaError.self) {
            try Self.layer().evaluator("S_INTERSECTS(geom, \(geometry))", crs: .crs84)
        }
        #expect(error?.code.description == "filter.invalid")
        #expect(error?.message.english.contains("at character 20") == true)
        #expect(try Self.layer().rows("S_INTERSECTS(geom, POINT(9000 18000))") == [])
    }

    @Test func `a CRS that PROJ does not know is an error before anything is read`() throws {
        let error = #expect(throws: PaftaError.self) {
            try Self.layer().evaluator("S_INTERSECTS(geom, POINT(1 1))", crs: .epsg(99_999))
        }
        #expect(error?.code == .unknownCRS)
    }
}
