import GeoCore
import Testing

@Suite struct `Writing well-known binary` {
    private func written(_ column: GeometryColumn, row: Int = 0) -> [UInt8] {
        var writer = ByteWriter()
        WKBWriter().append(row: row, of: column, to: &writer)
        return writer.take()
    }

    @Test func `the bytes are those that GDAL writes`() {
        // GDAL 3.6.2, ExportToIsoWkb(wkbNDR).
        #expect(
            written(GeometryColumn(.point, [[[[1, 2]]]]))
                == bytes(hexadecimal: "0101000000000000000000f03f0000000000000040")
        )
        #expect(
            written(GeometryColumn(.multiPoint, [[[[1, 2]]], [[[3, 4]]]]))
                == bytes(
                    hexadecimal: "0104000000020000000101000000000000000000f03f0000000000000040"
                        + "010100000000000000000008400000000000001040"
                )
        )
        let triangle: [[[[Double]]]] = [[[[0, 0, 1], [4, 0, 1], [4, 4, 1], [0, 0, 1]]]]
        #expect(
            written(GeometryColumn(.polygon, triangle))
                == bytes(
                    hexadecimal: "01eb030000010000000400000000000000000000000000000000000000000000000000f03f00000000"
                        + "000010400000000000000000000000000000f03f00000000000010400000000000001040000000000000f03f"
                        + "00000000000000000000000000000000000000000000f03f"
                )
        )
    }

    @Test(arguments: WKBDimensions.allCases)
    func `what is written is read back as the same geometry`(_ dimensions: WKBDimensions) throws {
        var wkb = WKBBytes(dimensions)
        wkb.collection(7, of: 3)
        wkb.point(1, 2)
        wkb.path([[3, 4], [5, 6]])
        wkb.polygon([rectangle(0, 0, 9, 9), rectangle(3, 3, 4, 4)])
        let reader = WKBReader(keepsHeights: dimensions == .xyz || dimensions == .xyzm)
        let column = try reader.column(wkb.bytes)
        let again = try reader.column(written(column))
        #expect(again.types == column.types && again.partTypes == column.partTypes && again.xy == column.xy)
        #expect(again.ringsEnd == column.ringsEnd && again.positionsEnd == column.positionsEnd && again.z == column.z)
    }

    @Test(arguments: GeometryType.allCases)
    func `each kind comes back from the middle of a column`(_ type: GeometryType) throws {
        let single: [[[Double]]] =
            switch type.single {
            case .point: [[[1, 2]]]
            case .lineString: [[[1, 2], [3, 4]]]
            default: [rectangle(0, 0, 9, 9)]
            }
        let kind: GeometryType = type == .geometryCollection ? .polygon : type.single
        let parts = type == type.single && type != .geometryCollection ? [single] : [single, single]
        var column = GeometryColumn(.point, [[[[77, 77]]]])
        column.append(type, parts, kinds: parts.map { _ in kind })
        column.appendNull()
        let again = try WKBReader().column(written(column, row: 1))
        #expect(again.types == [type] && again.partTypes == parts.map { _ in kind })
        #expect(again.pairs(ofRow: 0) == column.pairs(ofRow: 1))
    }

    @Test func `a row without geometry writes nothing`() {
        var column = GeometryColumn()
        column.appendNull()
        #expect(written(column).isEmpty)
    }
}
