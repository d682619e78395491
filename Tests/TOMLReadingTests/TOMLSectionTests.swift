import GeoCore
import TOMLReading
import Testing

@Suite struct `TOML files that people write` {
    private struct Document: TOMLDocument {
        func fault(_ what: LocalizedText, remedy: LocalizedText?) -> PaftaError {
            PaftaError(.invalidInput, PaftaError.Code("test.invalid"), what)
        }

        func nearest(to key: String, in known: [String]) -> String? {
            known.first { $0.lowercased() == key.lowercased() }
        }
    }

    private func read(_ text: String) throws(PaftaError) -> TOMLSection {
        try TOMLSection(parsing: text, document: Document())
    }

    @Test func `values are asked for by type, and are nil where the key is not there`() throws {
        let root = try read("metin = \"ğüş\"\nsayi = 2.5\nadet = 7\nevet = true\nliste = [\"a\", \"b\"]\n[ic]\nx = 1\n")
        #expect(try root.text("metin") == "ğüş")
        #expect(try root.number("sayi") == 2.5)
        #expect(try root.number("adet") == 7)
        #expect(try root.integer("adet", in: 1...7) == 7)
        #expect(try root.flag("evet") == true)
        #expect(try root.texts("liste") == ["a", "b"])
        #expect(try root.section("ic")?.count("x") == 1)
        #expect(try root.text("yok") == nil && root.section("yok") == nil && root.texts("yok").isEmpty)
    }

    @Test(arguments: ["metin = 1", "a = 8", "a = -1", "a = \"1\"", "a = 1.5"])
    func `a value outside its range or of another type is refused`(_ text: String) throws {
        let root = try read(text)
        let key = try #require(root.keys.first)
        let error = #expect(throws: PaftaError.self) {
            if key == "metin" { _ = try root.text(key) } else { _ = try root.integer(key, in: 0...7) }
        }
        #expect(error?.message.english.contains("'\(key)' has to be") == true)
    }

    @Test func `mistakes inside tables name the table, and keys that are meant`() throws {
        let section = try #require(try read("[dis.ic]\nAD = 1").section("dis")?.section("ic"))
        let error = try #require(throws: PaftaError.self) { try section.checkKeys(["ad"]) }
        #expect(error.message.english == "dis, ic: 'AD' is not a key; did you mean 'ad'?")
        #expect(error.message.turkish == "dis, ic: 'AD' diye bir anahtar yok; 'ad' mi?")
    }

    @Test(arguments: [
        "[[[x]]]", "[", "[=", "[]", "[\n]", "\u{FEFF}[!", "a=[}]", "a = 1\u{0}", "a = \"\\u0000\"", "a = ", "= 1",
        "a = 1\na = 2", "a = \"\"\"", "[a]\n[a]", "\u{1}", "a = [1, [2, {b = }]]",
    ])
    func `damaged texts are errors and never the end of the process`(_ text: String) {
        #expect(throws: PaftaError.self) { try read(text) }
    }

    @Test func `a text of more than 1 MiB is refused before it is read`() throws {
        let long = "a = \"\(String(repeating: "x", count: TOMLSection.maximumSize))\""
        let error = try #require(throws: PaftaError.self) { try read(long) }
        #expect(error.message.english.contains("1 MiB"))
    }
}
