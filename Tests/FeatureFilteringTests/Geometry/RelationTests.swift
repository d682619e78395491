import FeatureQuery
import GeoCore
import Testing

/// Relations by the definitions of OGC 06-103r4, clause 6.1.15.3, checked with the Python interface of GDAL 3.6.
@Suite struct `Spatial conditions` {
    private static let functions = [
        "intersects", "equals", "disjoint", "touches", "within", "overlaps", "crosses", "contains",
    ]

    /// Geometries and their relations to the square from (0, 0) to (4, 4).
    private static let toSquare: [(String, [String])] = [
        ("POLYGON((0 0,4 0,4 4,0 4,0 0))", ["intersects", "equals", "within", "contains"]),
        ("POLYGON((4 0,4 4,0 4,0 0,2 0,4 0))", ["intersects", "equals", "within", "contains"]),
        ("POLYGON((1 1,2 1,2 2,1 2,1 1))", ["intersects", "within"]),
        ("POLYGON((0 1,1 1,1 2,0 2,0 1))", ["intersects", "within"]),
        ("POLYGON((3 3,6 3,6 6,3 6,3 3))", ["intersects", "overlaps"]),
        ("POLYGON((4 0,6 0,6 4,4 4,4 0))", ["intersects", "touches"]),
        ("POLYGON((4 4,6 4,6 6,4 6,4 4))", ["intersects", "touches"]),
        ("POLYGON((10 10,11 10,11 11,10 11,10 10))", ["disjoint"]),
        ("POLYGON((-1 -1,5 -1,5 5,-1 5,-1 -1))", ["intersects", "contains"]),
        ("POLYGON((-2 -2,8 -2,8 8,-2 8,-2 -2),(-1 -1,5 -1,5 5,-1 5,-1 -1))", ["disjoint"]),
        ("LINESTRING(-1 2,5 2)", ["intersects", "crosses"]),
        ("LINESTRING(1 1,3 3)", ["intersects", "within"]),
        ("LINESTRING(0 0,4 0)", ["intersects", "touches"]),
        ("LINESTRING(-1 0,5 0)", ["intersects", "touches"]),
        ("POINT(2 2)", ["intersects", "within"]),
        ("POINT(4 2)", ["intersects", "touches"]),
        ("POINT(5 5)", ["disjoint"]),
        ("MULTIPOINT((2 2),(5 5))", ["intersects", "crosses"]),
    ]

    /// Geometries and their relations to the path from (0, 0) to (4, 0).
    private static let toPath: [(String, [String])] = [
        ("LINESTRING(2 -1,2 1)", ["intersects", "crosses"]), ("LINESTRING(2 0,6 0)", ["intersects", "overlaps"]),
        ("LINESTRING(4 0,6 0)", ["intersects", "touches"]), ("LINESTRING(1 0,2 0)", ["intersects", "within"]),
        ("POINT(0 0)", ["intersects", "touches"]), ("POINT(1 0)", ["intersects", "within"]),
        ("LINESTRING(4 0,0 0)", ["intersects", "equals", "within", "contains"]),
    ]

    private static func expect(_ cases: [(String, [String])], to literals: [String]) throws {
        var layer = Layer([])
        for (geometry, _) in cases { try layer.append(geometry) }
        try layer.append(nil)
        for function in functions {
            let expected = cases.indices.filter { cases[$0].1.contains(function) }.map { $0 + 1 }
            let opposite = cases.indices.filter { !cases[$0].1.contains(function) }.map { $0 + 1 }
            let mirrored = function == "within" ? "contains" : function == "contains" ? "within" : function
            for literal in literals {
                #expect(try layer.rows("S_\(function)(geom, \(literal))") == expected, "\(function)")
                #expect(try layer.rows("S_\(mirrored)(\(literal), geom)") == expected, "\(mirrored)")
                #expect(try layer.rows("NOT S_\(function)(geom, \(literal))") == opposite, "not \(function)")
            }
        }
    }

    @Test func `every relation to a square holds for what it should, however the square is written`() throws {
        try Self.expect(
            Self.toSquare,
            to: [
                "POLYGON((0 0,4 0,4 4,0 4,0 0))", "BBOX(0,0,4,4)", "POLYGON((2 0,4 0,4 4,0 4,0 0,2 0))",
                "MULTIPOLYGON(((0 4,0 0,4 0,4 4,0 4)))", "BBOX(0,0,-5,4,4,5)",
            ]
        )
    }

    @Test func `every relation to a path holds for what it should`() throws {
        try Self.expect(Self.toPath, to: ["LINESTRING(0 0,4 0)", "LINESTRING(4 0,2 0,0 0)", "BBOX(0,0,4,0)"])
    }

    @Test func `a geometry compared with itself has the relations of equals`() throws {
        var layer = Layer([])
        try layer.append("POINT(1 1)")
        try layer.append(nil)
        for function in Self.functions {
            let holds = ["intersects", "equals", "within", "contains"].contains(function)
            #expect(try layer.rows("S_\(function)(geom, geom)") == (holds ? [1] : []))
            #expect(try layer.rows("NOT S_\(function)(geom, geom)") == (holds ? [] : [1]))
        }
    }

    @Test func `two literals are compared once`() throws {
        #expect(try Layer.truth("S_INTERSECTS(POINT(0 0), BBOX(-1,-1,1,1))") == true)
        #expect(try Layer.truth("S_WITHIN(BBOX(-1,-1,1,1), POINT(0 0))") == false)
    }

    @Test func `a collection of one kind is like its multi-geometry, a mixture intersects by its members`() throws {
        var layer = Layer([])
        try layer.append("POINT(1 1)")
        try layer.append("GEOMETRYCOLLECTION(POINT(9 9),LINESTRING(0 0,3 3))")
        try layer.append("POINT(5 5)")
        let areas = "GEOMETRYCOLLECTION(POLYGON((0 0,2 0,2 2,0 2,0 0)),POLYGON((1 0,4 0,4 4,1 4,1 0)))"
        #expect(try layer.rows("S_WITHIN(geom, \(areas))") == [1])
        let mixture = "GEOMETRYCOLLECTION(POINT(5 5),POLYGON((0 0,2 0,2 2,0 2,0 0)))"
        #expect(try layer.rows("S_INTERSECTS(geom, \(mixture))") == [1, 2, 3])
        #expect(try layer.rows("S_DISJOINT(geom, \(mixture))") == [])
    }

    /// A digitising mistake must not end a request; GEOS repairs the row where it cannot compare it as it is.
    @Test func `a crossing outline in the data is compared all the same`() throws {
        var layer = Layer([])
        try layer.append("POLYGON((0 0,10 10,10 0,0 10,0 0))")
        for function in Self.functions {
            let yes = try layer.rows("S_\(function)(geom, POLYGON((6 4,8 4,7 7,6 4)))")
            let no = try layer.rows("NOT S_\(function)(geom, POLYGON((6 4,8 4,7 7,6 4)))")
            #expect(yes.count + no.count == 1, "\(function)")
        }
        #expect(try layer.rows("S_INTERSECTS(geom, POLYGON((6 4,8 4,7 7,6 4)))") == [1])
    }
}
