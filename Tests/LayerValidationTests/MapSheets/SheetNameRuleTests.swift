import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `The rule on sheet names` {
    /// A parcel of 20 m near 39.90166 N 32.85587 E in TUREF / TM33, whose sheet of ED50 is I29b08d4c.
    private func faults(_ names: [String?]) throws -> [Fault] {
        var delivery = try Delivery([.text("pafta", role: .sheetName)], geometry: .polygon, crs: 5255)
        for name in names { delivery.add([name.map(PropertyValue.text)], [square(487_680, 4_418_620)]) }
        return try delivery.faults(of: SheetNameRule())
    }

    @Test func `accepts a sheet of the older datum near its edge`() throws {
        #expect(try faults(["I29b08d4c", "I29-b-08", nil, ""]).isEmpty)
    }

    @Test func `warns of a sheet that lies elsewhere`() throws {
        let found = try faults(["M28-b-15-c", "I29b08d4c"])
        #expect(found.map(\.row) == [1])
        #expect(found.first?.severity == .warning)
    }

    @Test func `notes names of no known form once`() throws {
        let found = try faults(["11/3", "25N3c", "11/3", "I29"])
        #expect(found.map(\.severity) == [.information])
        #expect(found.first?.message.turkish.hasPrefix("3 nesnenin") == true)
    }
}
