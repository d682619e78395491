import FeatureQuery
import GeoCore
import Testing

@testable import LayerLoading

@Suite struct `Columns of coordinates` {
    private func columns(_ names: [String]) -> PointColumns? {
        PointColumns(names.map { PropertyDefinition(name: $0, type: .text) })
    }

    @Test(arguments: [
        (["NO", "Y", "X"], 1, 2), (["X", "Y"], 1, 0), (["no", "Y (SAĞA)", "X (YUKARI)"], 1, 2),
        (["Sağa", "Yukarı"], 0, 1),
        (["lat", "lon"], 1, 0), (["ENLEM", "BOYLAM"], 1, 0), (["Easting", "Northing", "z"], 0, 1),
        (["y_koor", "x_koor"], 0, 1),
    ])
    func `are found by name, with Y as the easting`(_ names: [String], _ east: Int, _ north: Int) throws {
        let found = try #require(columns(names))
        #expect(found.east == east)
        #expect(found.north == north)
    }

    @Test(arguments: [["ad", "tip"], ["Y"], ["X"], [], ["yol", "xyz"]])
    func `are not found where there are none`(_ names: [String]) {
        #expect(columns(names) == nil)
    }

    @Test(arguments: [
        ("541234,567", 541_234.567), ("541.234,567", 541_234.567), ("541,234.567", 541_234.567),
        ("541234.567", 541_234.567),
        (" 27 ", 27), ("-1,5", -1.5), ("4.251.234,12", 4_251_234.12), ("1e3", 1_000),
    ])
    func `hold decimal numbers of both kinds`(_ text: String, _ value: Double) {
        #expect(DecimalText.number(text) == value)
    }

    @Test(arguments: ["", "abc", "1,2,3.4.5", "12a", "--1", "1,,2"])
    func `refuse what is no number`(_ text: String) {
        #expect(DecimalText.number(text) == nil)
    }
}

@Suite struct `Points from a table` {
    /// One row of a table in the order of the two names.
    private func points(_ names: [String], _ values: [String]) throws -> [Double] {
        let schema = names.map { PropertyDefinition(name: $0, type: .text) }
        var batch = FeatureBatch(identifiers: .integer, schema: schema)
        batch.identifiers.append(integer: 1)
        for (index, value) in values.enumerated() { batch.properties[index].append(text: value) }
        var table = PointTable(try #require(PointColumns(schema)))
        try table.addPoints(to: &batch, rowsBefore: 0)
        return batch.geometry.xy
    }

    @Test func `take Y as the easting where the values allow it`() throws {
        #expect(try points(["Y", "X"], ["541234,5", "4251000,25"]) == [541_234.5, 4_251_000.25])
    }

    @Test func `take X as the easting where Y can only be a northing`() throws {
        #expect(try points(["X", "Y"], ["541234.5", "4251000.25"]) == [541_234.5, 4_251_000.25])
    }

    @Test func `take X as the longitude where the values are degrees`() throws {
        #expect(try points(["X", "Y"], ["27.14", "38.42"]) == [27.14, 38.42])
    }

    @Test func `have no geometry where both cells are empty`() throws {
        #expect(try points(["Y", "X"], ["", " "]).isEmpty)
    }

    @Test func `name the row of a broken coordinate`() throws {
        let error = #expect(throws: PaftaError.self) { try points(["Y", "X"], ["541234,5", "çok"]) }
        #expect(error?.code == .malformedCoordinate)
        #expect(error?.message.turkish.hasPrefix("1. satır") == true)
    }
}
