import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Rules on values` {
    @Test func `V-16 finds blank required fields`() throws {
        var delivery = try Delivery([.text("ada", required: true), .text("not")], geometry: nil)
        for text in ["101", nil, "", "  ", "\u{A0}", "0"] { delivery.add(texts: text, nil) }
        let faults = try delivery.faults(of: RequiredFieldRule())
        #expect(faults.map(\.row) == [2, 3, 4, 5])
        #expect(faults.allSatisfy { $0.severity == .error && $0.message.turkish.contains("'ada'") })
    }

    @Test func `V-16 reports a field that is blank throughout only once`() throws {
        var delivery = try Delivery([.text("ada", required: true)], geometry: nil)
        for _ in 0..<50 { delivery.add(texts: nil) }
        let faults = try delivery.faults(of: RequiredFieldRule())
        #expect(faults.map(\.row) == [nil])
        #expect(faults.first?.message.english.contains("all 50 features") == true)
    }

    @Test func `V-16 does not forget blanks before the first value`() throws {
        var delivery = try Delivery([.text("ada", required: true)], geometry: nil)
        delivery.add(texts: nil)
        delivery.add(texts: nil)
        delivery.add(texts: "101")
        #expect(try delivery.faults(of: RequiredFieldRule()).map(\.row) == [1, 2])
    }

    @Test func `V-18 lists each unknown value once, with the nearest code`() throws {
        var delivery = try Delivery([.text("nizam", codes: ["Ayrik", "Bitisik", "Blok"])], geometry: nil)
        for text in ["Ayrik", "Ayrık", "Blok", nil, "Ayrık", "Zeplin", ""] { delivery.add(texts: text) }
        let faults = try delivery.faults(of: CodeListRule())
        #expect(faults.map(\.row) == [2, 6])
        #expect(faults.first?.message.turkish.contains("2 nesne") == true)
        #expect(faults.first?.remedy.turkish.contains("'Ayrik'") == true)
        #expect(faults.last?.remedy.turkish.contains("Ayrik, Bitisik, Blok") == true)
    }

    @Test func `V-18 bounds the values it lists`() throws {
        var delivery = try Delivery([.text("nizam", codes: ["Ayrik"])], geometry: nil)
        for number in 0..<500 { delivery.add(texts: "x\(number)") }
        let faults = try delivery.faults(of: CodeListRule())
        #expect(faults.count == 201)
        #expect(faults.last?.message.english.contains("300 more") == true)
    }

    private func differences(registered: Double, computed: Double, crs: Int = 5254) throws -> Int {
        var delivery = try Delivery([.real("tapu_alani", role: .registeredArea)], geometry: .polygon, crs: crs)
        let (x, y) = (500_000.25, 4_420_000.125)
        delivery.add(
            [.real(registered)],
            [[(x, y), (x + 20, y), (x + 20, y + computed / 20), (x, y + computed / 20), (x, y)]]
        )
        return try delivery.faults(of: RegisteredAreaRule()).count
    }

    /// The tolerance of 600 m² is 10 · 5 % + 90 · 2 % + 400 · 1 % + 100 · 0.5 % = 6.8 m².
    @Test(arguments: [
        (600.0, 606.7, 0), (600, 606.9, 1), (600, 593.3, 0), (600, 593.1, 1), (10, 10.49, 0), (10, 10.51, 1),
    ])
    func `V-23 allows what the rules of 2022 allow`(registered: Double, computed: Double, expected: Int) throws {
        #expect(try differences(registered: registered, computed: computed) == expected)
    }

    @Test func `V-23 takes holes away and leaves degrees alone`() throws {
        var delivery = try Delivery([.real("tapu_alani", role: .registeredArea)])
        delivery.add([.real(9_900)], [square(500_000, 4_420_000, side: 100), square(500_010, 4_420_010, side: 10)])
        #expect(try delivery.faults(of: RegisteredAreaRule()).isEmpty)
        #expect(try differences(registered: 600, computed: 1, crs: 4326) == 0)
        #expect(try differences(registered: 600, computed: 1, crs: 3857) == 0)
        #expect(try differences(registered: 0, computed: 700) == 0)
    }
}
