import GeoCore
import Testing

@Suite struct `Geometry kinds` {
    /// OGC 06-103r4, table 7: codes and names.
    @Test(
        arguments: [
            (1, "Point", "MultiPoint", 0), (2, "LineString", "MultiLineString", 1), (3, "Polygon", "MultiPolygon", 2),
        ] as [(UInt8, String, String, Int)]
    )
    func `simple kinds and their multiples are three codes apart`(
        _ sample: (code: UInt8, name: String, multiple: String, dimension: Int)
    ) throws {
        let single = try #require(GeometryType(rawValue: sample.code))
        let multi = try #require(GeometryType(rawValue: sample.code + 3))
        #expect(single.name == sample.name && multi.name == sample.multiple)
        #expect(single.multi == multi && multi.multi == multi && multi.single == single && single.single == single)
        #expect(single.dimension == sample.dimension && multi.dimension == sample.dimension)
    }

    @Test func `a collection is its own single and multiple and has no dimension`() {
        let collection = GeometryType.geometryCollection
        #expect(collection.rawValue == 7 && collection.single == collection && collection.multi == collection)
        #expect(collection.dimension == nil)
    }

    @Test(
        arguments: [
            ("POINT", .point), ("MultiPolygon", .multiPolygon), ("linestring", .lineString),
            ("GEOMCOLLECTION", .geometryCollection), ("GeometryCollection", .geometryCollection), ("GEOMETRY", nil),
            ("CURVEPOLYGON", nil), ("", nil), ("POINT ", nil),
        ] as [(String, GeometryType?)]
    )
    func `a GeoPackage type name is read in any letter case`(_ sample: (name: String, expected: GeometryType?)) {
        #expect(GeometryType(name: sample.name) == sample.expected)
    }
}
