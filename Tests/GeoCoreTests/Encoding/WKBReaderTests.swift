import GeoCore
import Testing

@Suite struct `Reading well-known binary` {
    /// Written by GDAL 3.6.2 (`ExportToIsoWkb`), both byte orders: WKT, bytes, kind, positions.
    private static let written: [(String, String, GeometryType?, [[Double]])] = [
        ("POINT (1 2)", "0101000000000000000000f03f0000000000000040", .point, [[1, 2]]),
        (
            "POINT Z (1 2 3)", "00000003e93ff000000000000040000000000000004008000000000000", .point, [[1, 2]]
        ),
        (
            "POINT M (1 2 4)", "01d1070000000000000000f03f00000000000000400000000000001040", .point, [[1, 2]]
        ),
        (
            "POINT ZM (1 2 3 4)",
            "0000000bb93ff0000000000000400000000000000040080000000000004010000000000000", .point, [[1, 2]]
        ),
        (
            "LINESTRING (0 0,1 2)",
            "01020000000200000000000000000000000000000000000000000000000000f03f0000000000000040", .lineString,
            [[0, 0], [1, 2]]
        ),
        (
            "LINESTRING ZM (0 0 5 6,1 2 7 8)",
            "01ba0b0000020000000000000000000000000000000000000000000000000014400000000000001840000000000000f03f"
                + "00000000000000400000000000001c400000000000002040",
            .lineString, [[0, 0], [1, 2]]
        ),
        (
            "POLYGON ((0 0,4 0,4 4,0 0))",
            "00000000030000000100000004000000000000000000000000000000004010000000000000000000000000000040100000"
                + "00000000401000000000000000000000000000000000000000000000",
            .polygon, [[0, 0], [4, 0], [4, 4], [0, 0]]
        ),
        (
            "MULTIPOINT ((1 2),(3 4))",
            "0104000000020000000101000000000000000000f03f0000000000000040010100000000000000000008400000000000001040",
            .multiPoint, [[1, 2], [3, 4]]
        ),
        (
            "MULTILINESTRING ((0 0,1 2),(3 4,5 6))",
            "000000000500000002000000000200000002000000000000000000000000000000003ff000000000000040000000000000"
                + "000000000002000000024008000000000000401000000000000040140000000000004018000000000000",
            .multiLineString, [[0, 0], [1, 2], [3, 4], [5, 6]]
        ),
        (
            "MULTIPOLYGON (((0 0,4 0,4 4,0 0)))",
            "01060000000100000001030000000100000004000000000000000000000000000000000000000000000000001040000000"
                + "000000000000000000000010400000000000001040" + "00000000000000000000000000000000",
            .multiPolygon, [[0, 0], [4, 0], [4, 4], [0, 0]]
        ),
        (
            "GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (0 0,1 2))",
            "0107000000020000000101000000000000000000f03f000000000000004001020000000200000000000000000000000000"
                + "000000000000000000000000f03f0000000000000040",
            .geometryCollection, [[1, 2], [0, 0], [1, 2]]
        ),
        (
            "GEOMETRYCOLLECTION M (POINT M (1 2 9))",
            "00000007d70000000100000007d13ff000000000000040000000000000004022000000000000", .geometryCollection,
            [[1, 2]]
        ),
        ("POINT EMPTY", "0101000000000000000000f87f000000000000f87f", nil, []),
        ("POLYGON EMPTY", "010300000000000000", nil, []),
        ("GEOMETRYCOLLECTION EMPTY", "010700000000000000", nil, []),
    ]

    @Test(arguments: written)
    func `what GDAL writes is read as the same geometry`(
        _ sample: (wkt: String, hexadecimal: String, type: GeometryType?, positions: [[Double]])
    ) throws {
        let column = try WKBReader().column(bytes(hexadecimal: sample.hexadecimal))
        #expect(column.types == [sample.type], "\(sample.wkt)")
        #expect(column.pairs(ofRow: 0) == sample.positions)
        #expect(column.z.isEmpty)
    }

    @Test(arguments: WKBDimensions.allCases, [true, false])
    func `every kind is read with every kind of position in both byte orders`(
        _ dimensions: WKBDimensions,
        _ isLittleEndian: Bool
    ) throws {
        let hole = rectangle(3, 3, 4, 4)
        var wkb = WKBBytes(isLittleEndian: isLittleEndian, dimensions)
        wkb.collection(7, of: 6)
        wkb.point(1, 2)
        wkb.path([[3, 4], [5, 6]])
        wkb.polygon([rectangle(0, 0, 9, 9), hole])
        wkb.collection(4, of: 2)
        wkb.point(7, 8)
        wkb.point(9, 10)
        wkb.collection(5, of: 1)
        wkb.path([[11, 12], [13, 14]])
        wkb.collection(6, of: 1)
        wkb.polygon([hole])
        let column = try WKBReader(keepsHeights: true).column(wkb.bytes)
        #expect(column.types == [.geometryCollection])
        #expect(column.partTypes == [.point, .lineString, .polygon, .point, .point, .lineString, .polygon])
        #expect(column.ringsEnd == [1, 2, 4, 5, 6, 7, 8] && column.positionsEnd == [1, 3, 8, 13, 14, 15, 17, 22])
        #expect(column.pairs(ofRow: 0).suffix(7) == [[11, 12], [13, 14]] + hole)
        let hasHeights = dimensions == .xyz || dimensions == .xyzm
        let expected = column.pairs(ofRow: 0).map { hasHeights ? $0[0] + 100 : .nan }
        #expect(zip(column.z, expected).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
        #expect(column.z.count == column.positionCount)
    }

    @Test func `empty members of a multi-geometry are left out`() throws {
        var wkb = WKBBytes()
        wkb.collection(4, of: 2)
        wkb.point(.nan, .nan)
        wkb.point(1, 2)
        #expect(try WKBReader().column(wkb.bytes).pairs(ofRow: 0) == [[1, 2]])
        var empties = WKBBytes()
        empties.collection(7, of: 3)
        empties.path([])
        empties.polygon([[]])
        empties.collection(6, of: 0)
        #expect(try WKBReader().column(empties.bytes).types == [nil])
    }

    @Test func `a point with one number is not the empty point`() throws {
        var wkb = WKBBytes()
        wkb.point(.nan, 2)
        #expect(try WKBReader().column(wkb.bytes).types == [.point])
    }

    @Test func `reading starts at the offset, as behind a GeoPackage header`() throws {
        var wkb = WKBBytes()
        wkb.bytes = [0x47, 0x50, 0, 1]
        wkb.point(1, 2)
        var column = GeometryColumn()
        try WKBReader().append(wkb.bytes[...], from: 4, to: &column)
        #expect(column.pairs(ofRow: 0) == [[1, 2]])
    }

    @Test func `members may have another byte order than their collection`() throws {
        var outer = WKBBytes(isLittleEndian: false)
        outer.collection(4, of: 2)
        var member = WKBBytes(isLittleEndian: true)
        member.point(1, 2)
        var other = WKBBytes(isLittleEndian: false)
        other.point(3, 4)
        #expect(try WKBReader().column(outer.bytes + member.bytes + other.bytes).pairs(ofRow: 0) == [[1, 2], [3, 4]])
    }
}
