import GeoCore
import HomeRegistry
import Testing

@Suite struct `Layers in the registry` {
    private let folder = TemporaryFolder()
    private let parsel = LayerRegistration(
        collection: "parsel",
        template: "parsel",
        ownerUnit: "Emlak",
        delegates: ["Harita"],
        partitionField: "ilce",
        updatePeriodDays: 30
    )

    @Test func `keep what was decided last`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try registry.register(parsel)
        var changed = parsel
        changed.delegates = []
        changed.access = "public"
        try registry.register(changed)
        #expect(try registry.registration(of: "parsel") == changed)
        #expect(try registry.registrations() == [changed])
        #expect(try registry.registration(of: "bina") == nil)
    }

    @Test func `are late when their period has gone by`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try registry.register(parsel)
        try registry.register(LayerRegistration(collection: "poi"))
        #expect(try registry.overdueLayers().map(\.lastLoadedAt) == [nil])
        let load = try registry.begin(NewLoad(fileName: "p.shp", person: "ayse"))
        let result = LoadRecord.Layer(
            collection: "parsel",
            changeset: nil,
            inserted: 0,
            updated: 0,
            deleted: 0,
            unchanged: 1
        )
        try registry.finish(load, layers: [result])
        #expect(try registry.overdueLayers().isEmpty)
        let late = try registry.overdueLayers(at: "2126-01-01T00:00:00Z")
        #expect(late.map(\.registration.collection) == ["parsel"])
        #expect(try #require(late.first).daysLate > 30_000)
    }

    @Test func `keep the field mapping of one template until it is forgotten`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try registry.remember(mapping: "[fields]", of: "parsel", template: "parsel")
        try registry.remember(mapping: "[fields]\n\"cins\" = \"nitelik\"", of: "parsel", template: "parsel")
        let reopened = try HomeRegistry(home: folder.path)
        #expect(try reopened.mapping(of: "parsel", template: "parsel") == "[fields]\n\"cins\" = \"nitelik\"")
        #expect(try reopened.mapping(of: "parsel", template: "bina") == nil)
        #expect(try reopened.mapping(of: "bina", template: "parsel") == nil)
        try reopened.remember(mapping: nil, of: "parsel", template: "parsel")
        #expect(try registry.mapping(of: "parsel", template: "parsel") == nil)
    }

    @Test(arguments: [("Emlak", true), ("Harita", true), ("Park", false)])
    func `are written by their owner and its delegates`(name: String, isAllowed: Bool) {
        let unit = Unit(name: name, accounts: ["ayse"])
        let passes = (try? Units.check(unit, mayWrite: parsel)) != nil
        #expect(passes == isAllowed)
    }

    @Test func `that districts deliver in parts are written by districts`() {
        let district = Unit(name: "Rize Merkez", accounts: ["fatma"], district: "Merkez")
        #expect(throws: Never.self) { try Units.check(district, mayWrite: parsel) }
        var whole = parsel
        whole.partitionField = nil
        #expect(throws: PaftaError.self) { try Units.check(district, mayWrite: whole) }
    }
}

@Suite struct `Units of the municipality` {
    private let units = Units([
        Unit(name: "Emlak", accounts: ["ayse"]), Unit(name: "Harita", accounts: ["ayse", "ali"]),
    ])

    @Test func `are found by the account`() throws {
        #expect(try units.unit(of: "ali", named: nil)?.name == "Harita")
        #expect(try units.unit(of: "ayse", named: "Emlak")?.name == "Emlak")
        #expect(try Units([]).unit(of: "ali", named: nil) == nil)
    }

    @Test(arguments: [("ayse", nil), ("ali", "Emlak"), ("veli", nil)] as [(String, String?)])
    func `that do not fit the account are refused`(account: String, name: String?) {
        let error = #expect(throws: PaftaError.self) { _ = try units.unit(of: account, named: name) }
        #expect(error?.code == .unknownUnit)
    }
}
