import GeoCore
import LayerTemplates
import Testing

@Suite struct `The template library` {
    @Test func `finds no user templates where there is no folder`() throws {
        let folder = try TemporaryFolder()
        #expect(try TemplateLibrary(folder: "\(folder.path)/templates").names == BuiltInNames.all)
    }

    @Test func `lists the templates of the home behind the built-in ones`() throws {
        let folder = try TemporaryFolder()
        try folder.write("agac.toml", LayerTemplate.tree().utf8)
        try folder.write("notlar.txt", "x".utf8)
        try folder.write(".gizli.toml", "x".utf8)
        let library = try TemplateLibrary(folder: folder.path)
        #expect(library.names == BuiltInNames.all + ["agac"])
        #expect(try library.template(named: "agac").theme == "cevre")
        #expect(library.entries.last?.file == "agac.toml" && library.entries.last?.replacesBuiltIn == false)
    }

    @Test func `a template of the home takes the place of a built-in one`() throws {
        let folder = try TemporaryFolder()
        var own = try LayerTemplate.builtIn("yol")
        own.ownerUnit = "Ulaşım Müdürlüğü"
        try folder.write("yol.toml", own.toml.utf8)
        let library = try TemplateLibrary(folder: folder.path)
        #expect(try library.template(named: "yol").ownerUnit == "Ulaşım Müdürlüğü")
        #expect(library.names == BuiltInNames.all)
        #expect(library.entries.filter(\.replacesBuiltIn).map(\.name) == ["yol"])
    }

    @Test func `a damaged template of the home never gives the built-in one in its stead`() throws {
        let folder = try TemporaryFolder()
        try folder.write("yol.toml", "name = ".utf8)
        try folder.write("agac.toml", [0xFF, 0xFE])
        try folder.write("park.toml", LayerTemplate.tree().utf8)
        try folder.write("buyuk.toml", [UInt8](repeating: 0x23, count: 2 << 20))
        let library = try TemplateLibrary(folder: folder.path)
        for name in ["yol", "agac", "park", "buyuk"] {
            let error = #expect(throws: PaftaError.self) { try library.template(named: name) }
            #expect(error?.code == .invalidTemplate && error?.message.turkish.contains("\(name).toml") == true)
        }
        #expect(try library.template(named: "bina").name == "bina")
    }

    @Test(
        arguments: [
            ("Parsel", "parsel"), ("parseller", nil), ("imar-fonksiyon", "imar_fonksiyon"), ("kapı", "kapi"),
            ("xyz", nil), ("", nil), (String(repeating: "a", count: 100_000), nil),
        ] as [(String, String?)]
    )
    func `names the template that may be meant`(name: String, nearest: String?) throws {
        let library = try TemplateLibrary(folder: nil)
        let error = try #require(throws: PaftaError.self) { try library.template(named: name) }
        #expect(error.code == .unknownTemplate && error.category == .notFound)
        let remedy = try #require(error.remedy)
        if let nearest {
            #expect(remedy.turkish.contains("'\(nearest)' mi"))
        } else {
            #expect(!remedy.english.contains("mean"))
        }
    }

    @Test func `an unreadable folder is an error`() throws {
        let folder = try TemporaryFolder()
        try folder.write("templates", "x".utf8)
        let error = #expect(throws: PaftaError.self) { try TemplateLibrary(folder: "\(folder.path)/templates") }
        #expect(error?.code == .invalidTemplate)
    }
}
