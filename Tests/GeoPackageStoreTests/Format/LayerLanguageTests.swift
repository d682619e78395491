import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Languages of layers` {
    private static func schema(_ name: String = "parsel", language: String?) -> FeatureSchema {
        var schema = FeatureSchema.layer(name, properties: [PropertyDefinition(name: "ad", type: .text)])
        schema.language = language
        return schema
    }

    private static func named(_ names: [String]) -> [Sample] {
        zip(squares(names.count), names)
            .map { square, name in
                Sample(shape: square.shape, values: [.text(name)])
            }
    }

    @Test func `a language is stored with its layer and none without`() throws {
        let home = try TemporaryHome()
        try home.load(Self.schema(language: "az-Latn"), Self.named(["a"]))
        try home.load(Self.schema("yapi", language: nil), Self.named(["a"]))
        #expect(try home.open().schema.language == "az-Latn")
        #expect(try home.open("yapi").schema.language == nil)
        let stored = try home.connect().text("SELECT language FROM pafta_layers WHERE table_name = 'parsel'")
        #expect(stored == "az-Latn")
    }

    @Test func `a layer that replaces another keeps its language unless it has its own`() throws {
        let home = try TemporaryHome()
        try home.load(Self.schema("Parsel", language: "en"), Self.named(["a"]))
        try home.load(Self.schema(language: nil), Self.named(["a", "b"]), replacing: true)
        #expect(try home.open().schema.language == "en")
        try home.load(Self.schema(language: "tr"), Self.named(["a"]), replacing: true)
        #expect(try home.open().schema.language == "tr")
    }

    /// Pafta 0.1 made files without the column.
    @Test func `a file without the column is read, and a load adds it`() throws {
        let home = try TemporaryHome()
        try home.load(Self.schema(language: "en"), Self.named(["a"]))
        try home.edit("ALTER TABLE pafta_layers DROP COLUMN language")
        #expect(try home.open().schema.language == nil)
        #expect(try home.freshCatalogue().collection("parsel").open().rows().count == 1)
        try home.load(Self.schema("yapi", language: "de"), Self.named(["a"]))
        #expect(try home.open("yapi").schema.language == "de" && home.open().schema.language == nil)
        try home.load(Self.schema(language: "tr"), Self.named(["a", "b"]), replacing: true)
        #expect(try home.open().schema.language == "tr" && home.open().rows().count == 2)
        #expect(try home.connect().text("PRAGMA integrity_check") == "ok")
    }

    @Test(arguments: ["", "türkçe", "tr_TR", "'; DROP TABLE parsel", "x"])
    func `what another program wrote there and is no tag counts as no language`(_ text: String) throws {
        let home = try TemporaryHome()
        try home.load(Self.schema(language: nil), Self.named(["a"]))
        let connection = try home.connect()
        try connection.run("UPDATE pafta_layers SET language = ?", [.text(text)])
        #expect(try home.freshCatalogue().collection("parsel").open().schema.language == nil)
    }

    /// In English `ISPARTA` is `isparta` in capitals, in Turkish `ısparta`.
    @Test(
        arguments: [
            ("tr", ["ISPARTA", "Isparta"]), (nil, ["ISPARTA", "Isparta"]), ("en", ["ISPARTA", "Isparta", "isparta"]),
        ] as [(String?, [String])]
    )
    func `a filter folds in the language of the layer`(_ language: String?, _ expected: [String]) throws {
        let home = try TemporaryHome()
        let names = ["Isparta", "ISPARTA", "isparta", "Isparta merkez"]
        try home.load(Self.schema(language: language), Self.named(names))
        let found = try home.open().rows(Query("searchfold(ad) = 'ISPARTA'")).map { "\($0.values)" }
        #expect(found.sorted() == expected.map { "\([Value.text($0)])" })
    }
}
