import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `FlatGeobuf headers` {
    private var everyType: FeatureBatch {
        let schema = PropertyType.allCases.map {
            PropertyDefinition(name: "Özellik \($0)", type: $0, maximumLength: 12)
        }
        return FeatureBatch(identifiers: .integer, schema: schema)
    }

    private func header(_ layer: FlatGeobufLayer) throws -> FlatBufferReader {
        try #require(FlatGeobufFile(flatGeobuf(layer, [], isIndexed: false))).header
    }

    @Test func `a file starts with the magic bytes of version 3`() {
        let bytes = flatGeobuf(flatGeobufLayer(everyType, .point), [], isIndexed: false)
        #expect(bytes.prefix(8) == [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0])
        #expect(bytes.count % 8 == 0)
    }

    /// Codes of `header.fbs`: Bool 2, Long 7, Double 10, String 11, DateTime 13, Binary 14.
    @Test func `columns have the types of the properties, behind that of the identifier`() throws {
        let columns = try header(flatGeobufLayer(everyType, .point)).tables(7)
        #expect(columns.map { $0.number(1, size: 1) } == [7, 7, 10, 11, 2, 13, 13, 14])
        #expect(columns.map { $0.text(0) }.prefix(2) == ["id", "Özellik integer"])
        #expect(columns.map { $0.number(4, size: 4) } == [nil, nil, nil, 12, nil, nil, nil, nil])
        #expect(columns[0].number(7, size: 1) == 0 && columns[0].number(9, size: 1) == 1)
    }

    @Test func `a streamed file knows neither number nor envelope and has no index`() throws {
        let header = try header(flatGeobufLayer(everyType, .multiPolygon, hasHeights: true))
        #expect(header.text(0) == "katman")
        #expect(header.doubles(1) == nil)
        #expect(header.number(2, size: 1) == 6 && header.number(3, size: 1) == 1)
        #expect(header.number(8, size: 8) == 0 && header.number(9, size: 2) == 0)
    }

    @Test func `the CRS is named by authority, code, name and definition`() throws {
        let crs = FlatGeobufCRS(.epsg(5254), name: "TUREF / TM30", wkt: "PROJCRS[\"TUREF / TM30 (Türkiye)\"]")
        let table = try #require(header(flatGeobufLayer(everyType, .point, crs: crs)).table(10))
        #expect(table.text(0) == "EPSG" && table.number(1, size: 4) == 5254 && table.text(2) == "TUREF / TM30")
        #expect(table.text(4) == "PROJCRS[\"TUREF / TM30 (Türkiye)\"]" && table.text(5) == nil)
    }

    @Test func `a code that is no number is a text`() throws {
        let table = try #require(header(flatGeobufLayer(everyType, .point, crs: FlatGeobufCRS(.crs84))).table(10))
        #expect(table.text(0) == "OGC" && table.number(1, size: 4) == nil && table.text(5) == "CRS84")
    }

    @Test(arguments: [
        ([], "id"), (["ad"], "id"), (["ID"], "feature_id"), (["id", "Feature_Id"], "feature_id_2"),
        (["id", "feature_id", "feature_id_2"], "feature_id_3"),
    ])
    func `the column of the identifier takes a name that no property has`(_ names: [String], _ expected: String) {
        let schema = names.map { PropertyDefinition(name: $0, type: .text) }
        let batch = FeatureBatch(identifiers: .text, schema: schema)
        #expect(flatGeobufLayer(batch, nil).identifierColumn == expected)
    }
}
