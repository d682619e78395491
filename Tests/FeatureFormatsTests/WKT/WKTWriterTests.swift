import FeatureFormats
import GeoCore
import Testing

@Suite struct `Well-known text` {
    private func written(_ column: GeometryColumn, _ form: CoordinateForm = CoordinateForm(decimals: 3), row: Int = 0)
        -> String
    {
        var writer = ByteWriter(capacity: 0)
        WKTWriter(coordinates: form).append(row: row, of: column, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The forms of OGC 06-103r4, table 6.
    @Test(
        arguments: [
            (.point, [[[[10, 10]]]], "POINT (10 10)"), (.point, [[[[10.5, -20, 5]]]], "POINT Z (10.5 -20 5)"),
            (.lineString, [[[[10, 10], [20, 20]]]], "LINESTRING (10 10,20 20)"),
            (
                .polygon, [[[[0, 0], [9, 0], [9, 9], [0, 0]], [[5, 1], [6, 1], [6, 2], [5, 1]]]],
                "POLYGON ((0 0,9 0,9 9,0 0),(5 1,6 1,6 2,5 1))"
            ),
            (.multiPoint, [[[[10, 10]]], [[[20, 20]]]], "MULTIPOINT ((10 10),(20 20))"),
            (
                .multiLineString, [[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]], "MULTILINESTRING ((1 2,3 4),(5 6,7 8))"
            ),
            (
                .multiPolygon, [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[5, 5], [6, 5], [6, 6], [5, 5]]]],
                "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))"
            ),
            (
                .multiPolygon, [[[[0, 0, 1], [1, 0, 2], [1, 1, 3], [0, 0, 1]]]],
                "MULTIPOLYGON Z (((0 0 1,1 0 2,1 1 3,0 0 1)))"
            ),
        ] as [(GeometryType, [[[[Double]]]], String)]
    )
    func `each kind has its form`(_ sample: (type: GeometryType, parts: [[[[Double]]]], text: String)) {
        var column = GeometryColumn()
        column.append(sample.type, sample.parts)
        #expect(written(column) == sample.text)
    }

    @Test func `a collection names the kind of each member`() {
        var column = GeometryColumn()
        column.append(
            .geometryCollection,
            [[[[10, 10, 1]]], [[[15, 15, 2], [20, 20, 3]]]],
            kinds: [.point, .lineString]
        )
        #expect(written(column) == "GEOMETRYCOLLECTION Z (POINT Z (10 10 1),LINESTRING Z (15 15 2,20 20 3))")
    }

    @Test func `northing may stand first, and rings keep the direction they have`() {
        var column = GeometryColumn()
        column.append(.polygon, [[[[0, 0], [0, 4], [4, 4], [0, 0]]]])
        #expect(written(column, CoordinateForm(decimals: 2, isNorthingFirst: true)) == "POLYGON ((0 0,4 0,4 4,0 0))")
        #expect(written(column) == "POLYGON ((0 0,0 4,4 4,0 0))")
    }

    @Test func `a geometry has all its heights or none`() {
        var column = GeometryColumn()
        column.append(.lineString, [[[[1, 2, 850.123_4], [3, 4, .nan]]]])
        column.append(.point, [[[[5, 6, 7.25]]]])
        #expect(written(column) == "LINESTRING (1 2,3 4)")
        #expect(written(column, row: 1) == "POINT Z (5 6 7.25)")
    }

    @Test func `nothing has no text, and what cannot be written is empty`() {
        var column = GeometryColumn()
        column.appendNull()
        #expect(written(column).isEmpty)
        for number in [Double.nan, .infinity] {
            var absurd = GeometryColumn()
            absurd.append(.lineString, [[[[1, 2], [3, number]]]])
            #expect(written(absurd) == "LINESTRING EMPTY")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `random geometries read back as they were`(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        for type in GeometryType.allCases {
            let hasHeights = Bool.random(using: &numbers)
            let isSingle = type == type.single && type != .geometryCollection
            let kinds = (0..<(isSingle ? 1 : Int.random(in: 1...4, using: &numbers)))
                .map { _ in
                    type == .geometryCollection
                        ? GeometryType(rawValue: .random(in: 1...3, using: &numbers)) : type.single
                }
            var column = GeometryColumn()
            for kind in kinds.compactMap({ $0 }) {
                for _ in 0..<(kind == .polygon ? Int.random(in: 1...3, using: &numbers) : 1) {
                    for _ in 0..<(kind == .point ? 1 : Int.random(in: 2...60, using: &numbers)) {
                        let (x, y) = (
                            Int.random(in: -99_999_999...99_999_999, using: &numbers),
                            Int.random(in: 0...999, using: &numbers)
                        )
                        column.appendPosition(x: Double(x) / 512, y: Double(y) / 8)
                        if hasHeights { column.z.append(Double(x % 9_999) / 8) }
                    }
                    column.endRing()
                }
                column.endPart(kind)
            }
            column.endRow(type)
            let read = try #require(StrictWKT(written(column, CoordinateForm(decimals: 9))))
            #expect(read.column.types == column.types && read.column.partTypes == column.partTypes)
            #expect(read.column.ringsEnd == column.ringsEnd && read.column.positionsEnd == column.positionsEnd)
            #expect(read.column.xy == column.xy && read.column.z == column.z)
        }
    }
}
