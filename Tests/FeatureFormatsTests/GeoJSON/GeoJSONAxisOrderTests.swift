import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `GeoJSON axis order` {
    private func coordinates(_ column: GeometryColumn, _ form: CoordinateForm) throws -> StrictJSON? {
        var writer = ByteWriter(capacity: 0)
        GeoJSONEncoder(properties: [], coordinates: form)
            .appendFeature(row: 0, of: batch(of: column), members: [], to: &writer)
        return try #require(StrictJSON(writer.bytes))["geometry"]?["coordinates"]
    }

    @Test func `northing may stand first, heights stay last`() throws {
        var column = GeometryColumn()
        column.append(.lineString, [[[[500_000.123_4, 4_430_000.5, 850], [500_001, 4_430_001, 851.25]]]])
        let written = try coordinates(column, CoordinateForm(decimals: 3, isNorthingFirst: true))
        #expect(written == StrictJSON("[[4430000.5,500000.123,850],[4430001,500001,851.25]]".utf8))
        let other = try coordinates(column, CoordinateForm(decimals: 3))
        #expect(other == StrictJSON("[[500000.123,4430000.5,850],[500001,4430001,851.25]]".utf8))
    }

    /// East to the right and north up, the outer ring runs to the left whatever is written first.
    @Test func `rings keep their direction on the ground when northing stands first`() throws {
        var column = GeometryColumn()
        column.append(
            .polygon,
            [[[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]], [[1, 1], [2, 1], [2, 1.5], [1, 1]]]]
        )
        let written = try coordinates(column, CoordinateForm(decimals: 3, isNorthingFirst: true))
        let expected = "[[[0,0],[0,4],[2,4],[2,0],[0,0]],[[1,1],[1.5,2],[1,2],[1,1]]]"
        #expect(written == StrictJSON(expected.utf8))
    }

    @Test(arguments: [(-3, "[33,39]"), (9, "[32.987654321,39.123456789]"), (12, "[32.987654321,39.123456789]")])
    func `decimals go up to nine`(_ sample: (decimals: Int, expected: String)) throws {
        var column = GeometryColumn()
        column.append(.point, [[[[32.987_654_321_4, 39.123_456_788_7]]]])
        let written = try coordinates(column, CoordinateForm(decimals: sample.decimals))
        #expect(written == StrictJSON(sample.expected.utf8))
    }

    @Test func `CRS84 has longitude first and seven decimals`() {
        #expect(CoordinateForm.crs84 == CoordinateForm(decimals: 7, isNorthingFirst: false))
    }

    @Test(arguments: [31, 32, 33, 34, 2_000])
    func `memory for many positions suffices whatever their size`(_ count: Int) throws {
        for size in [0.000_1, 9.999_999_99, 99.999_999_99, 1e5, 9.1e14, 1e16, 1e300, .nan, .infinity] {
            var column = GeometryColumn()
            column.append(
                .lineString,
                [[(0..<count).map { $0.isMultiple(of: 2) ? [-size, -size, -1e15] : [0, size, 0] }]]
            )
            guard case .array(let positions)? = try coordinates(column, CoordinateForm(decimals: 9)) else {
                Issue.record("no positions")
                continue
            }
            #expect(positions.count == count)
        }
    }
}
