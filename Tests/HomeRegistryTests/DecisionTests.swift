import Testing

@testable import HomeRegistry

@Suite struct `The number of decisions` {
    @Test func `grows with decisions of this and of other programs and with nothing else`() throws {
        let home = TemporaryFolder()
        let registry = try HomeRegistry(home: home.path)
        let start = try registry.generation()
        #expect(try registry.generation() == start)
        let other = try HomeRegistry(home: home.path)
        try other.register(LayerRegistration(collection: "parsel", access: "public", secrecy: "tasnif-disi"))
        let registered = try registry.generation()
        #expect(registered > start)
        _ = try other.begin(NewLoad(fileName: "a.shp", person: "ayse"))
        #expect(try registry.generation() == registered)
        try registry.enter([FieldRecord(collection: "parsel", field: "malik", personalData: "personal")])
        #expect(try registry.generation() > registered)
    }

    @Test func `what a person decided about a field outlives the next load`() throws {
        let home = TemporaryFolder()
        let registry = try HomeRegistry(home: home.path)
        let decided = FieldRecord(
            collection: "parsel",
            field: "malik",
            personalData: "special",
            legalGround: "KVKK 5/2-a",
            retention: "10 yıl"
        )
        try registry.enter([decided])
        let loaded = FieldRecord(collection: "parsel", field: "malik", personalData: "none")
        try registry.enter([loaded], keepingDecisions: true)
        #expect(try registry.fields(of: "parsel") == [decided])
        try registry.enter([loaded])
        #expect(try registry.fields(of: "parsel").map(\.personalData) == ["none"])
        #expect(try registry.fields(of: "parsel").first?.legalGround == "KVKK 5/2-a")
        #expect(try registry.fields(of: "yol").isEmpty)
    }
}
