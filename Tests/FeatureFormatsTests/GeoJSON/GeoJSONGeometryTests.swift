import FeatureQuery
import GeoCore
import Testing

@Suite struct `GeoJSON geometries` {
    private static let square: [[Double]] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    private static let hole: [[Double]] = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]
    private static let squareText = "[[0,0],[4,0],[4,4],[0,4],[0,0]]"
    private static let holeText = "[[1,1],[1,2],[2,2],[2,1],[1,1]]"

    private func geometry(_ column: GeometryColumn, row: Int = 0, decimals: Int = 7) throws -> String {
        let text = feature(batch(of: column), row: row, decimals: decimals)
        #expect(StrictJSON(text.utf8) != nil)
        let start = try #require(text.firstRange(of: "\"geometry\":")).upperBound
        let end = try #require(text.firstRange(of: ",\"properties\"")).lowerBound
        return String(text[start..<end])
    }

    @Test(
        arguments: [
            (.point, [[[[32.5, -39]]]], "[32.5,-39]"), (.lineString, [[[[1, 2], [3, 4]]]], "[[1,2],[3,4]]"),
            (.polygon, [[square, hole]], "[\(squareText),\(holeText)]"),
            (.multiPoint, [[[[1, 2]]], [[[3, 4]]]], "[[1,2],[3,4]]"), (.multiPoint, [[[[1, 2]]]], "[[1,2]]"),
            (.multiLineString, [[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]], "[[[1,2],[3,4]],[[5,6],[7,8]]]"),
            (.multiPolygon, [[square, hole], [square]], "[[\(squareText),\(holeText)],[\(squareText)]]"),
        ] as [(GeometryType, [[[[Double]]]], String)]
    )
    func `each kind has its form of RFC 7946`(
        _ sample: (type: GeometryType, parts: [[[[Double]]]], coordinates: String)
    ) throws {
        var column = GeometryColumn()
        column.append(.lineString, [[[[9, 9], [8, 8]]]])
        column.append(sample.type, sample.parts)
        let expected = "{\"type\":\"\(sample.type.name)\",\"coordinates\":\(sample.coordinates)}"
        #expect(try geometry(column, row: 1) == expected)
    }

    @Test func `a collection holds its members one by one`() throws {
        var column = GeometryColumn()
        column.append(
            .geometryCollection,
            [[[[1, 2]]], [[[1, 2], [3, 4]]], [Self.square]],
            kinds: [.point, .lineString, .polygon]
        )
        #expect(
            try geometry(column) == """
                {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},\
                {"type":"LineString","coordinates":[[1,2],[3,4]]},\
                {"type":"Polygon","coordinates":[\(Self.squareText)]}]}
                """
        )
    }

    @Test func `rings that run the wrong way are turned round`() throws {
        var column = GeometryColumn()
        column.append(.polygon, [[Self.square.reversed(), Self.hole.reversed()]])
        column.append(.polygon, [[Self.square, Self.hole.reversed()]])
        let expected = "{\"type\":\"Polygon\",\"coordinates\":[\(Self.squareText),\(Self.holeText)]}"
        #expect(try geometry(column, row: 0) == expected && geometry(column, row: 1) == expected)
    }

    @Test func `the direction of a small ring far from the origin is known`() throws {
        // A square of a centimetre in a TUREF zone, where x · y has 13 digits before the point.
        let ring = [
            [500_000.00, 4_430_000.00], [500_000.00, 4_430_000.01], [500_000.01, 4_430_000.01],
            [500_000.00, 4_430_000.00],
        ]
        var column = GeometryColumn()
        column.append(.polygon, [[ring]])
        let expected = "[[[500000,4430000],[500000.01,4430000.01],[500000,4430000.01],[500000,4430000]]]"
        #expect(try geometry(column, decimals: 3) == "{\"type\":\"Polygon\",\"coordinates\":\(expected)}")
    }

    @Test func `heights are written to the millimetre, and left out where there are none`() throws {
        var column = GeometryColumn()
        column.append(.lineString, [[[[1, 2, 850.123_4], [3, 4, .nan], [5, 6, -0.000_1]]]])
        #expect(
            try geometry(column) == "{\"type\":\"LineString\",\"coordinates\":[[1,2,850.123],[3,4],[5,6,0]]}"
        )
    }

    @Test(arguments: [
        (0, "[33,39]"), (3, "[32.988,39.123]"), (7, "[32.9876543,39.1234568]"), (99, "[32.98765432,39.12345678]"),
    ])
    func `coordinates have the decimals asked for`(_ sample: (decimals: Int, expected: String)) throws {
        var column = GeometryColumn()
        column.append(.point, [[[[32.987_654_32, 39.123_456_78]]]])
        let expected = "{\"type\":\"Point\",\"coordinates\":\(sample.expected)}"
        #expect(try geometry(column, decimals: sample.decimals) == expected)
    }

    @Test(arguments: [1, 2, 1_023, 1_024, 1_025, 5_000])
    func `long paths are written whole, forwards and backwards`(_ count: Int) throws {
        let path = (0..<count).map { [Double($0), 0] }
        let outline = path + [[Double(count - 1), -1], [0, 0]]
        var column = GeometryColumn()
        column.append(.lineString, [[path]])
        column.append(.polygon, [[outline]])
        #expect(
            try geometry(column, row: 0).contains("[" + path.map { "[\(Int($0[0])),0]" }.joined(separator: ",") + "]")
        )
        let backwards = "[" + outline.reversed().map { "[\(Int($0[0])),\(Int($0[1]))]" }.joined(separator: ",") + "]"
        if count > 1 { #expect(try geometry(column, row: 1).contains(backwards)) }
    }

    @Test func `coordinates that are no numbers or too large leave the document JSON`() throws {
        for number in [Double.nan, .infinity, -1e300, 1e15, .leastNonzeroMagnitude] {
            var column = GeometryColumn()
            column.append(.polygon, [[[[0, 0], [number, 1], [1, number], [0, 0]]]])
            _ = try geometry(column)
        }
    }
}
