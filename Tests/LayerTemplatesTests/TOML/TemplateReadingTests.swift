import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Reading templates` {
    @Test func `a template needs little`() throws {
        let template = try LayerTemplate(toml: .init(LayerTemplate.tree()))
        #expect(template.name == "agac" && template.theme == "cevre" && template.geometry == nil)
        #expect(template.title == LocalizedText(verbatim: "agac"))
        #expect(template.access == .staff && template.secrecy == .unclassified)
        #expect(template.fields == [TemplateField(name: "tur", title: LocalizedText(verbatim: "tur"), type: .text)])
    }

    @Test func `every key is read`() throws {
        let template = try LayerTemplate(
            toml: LayerTemplate.tree(
                #"title = { en = "Trees", tr = "Ağaçlar" }"# + "\n" + #"geometry = "point""# + "\n" + "heights = true",
                field: """
                    required = true
                    personal = "personal"
                    codes = ["meşe", { value = "cam", en = "Pine", tr = "Çam" }]
                    max_length = 20
                    """
            )
        )
        #expect(template.title == LocalizedText("Trees", tr: "Ağaçlar"))
        #expect(template.geometry == TemplateGeometry(type: .point, keepsHeights: true))
        let field = try #require(template.field(named: "tur"))
        #expect(field.isRequired && field.personalData == .personal && field.maximumLength == 20)
        #expect(field.codes.map(\.value) == ["meşe", "cam"] && field.codes[1].title.turkish == "Çam")
    }

    /// What is wrong, and a word that the message must hold to be of use.
    static let mistakes: [(String, String)] = [
        ("", "'name'"),
        ("name = ", "line 1"),
        ("name = 5", "'name'"),
        ("name = \"  \"", "'name'"),
        ("name = \"Ağaç\"\ntheme = \"x\"", "'name'"),
        ("name = \"a\"\ntheme = \"../x\"\n[[field]]\nname = \"b\"\ntype = \"text\"", "'theme'"),
        ("name = \"a\"\ntheme = \"x\"", "[[field]]"),
        ("name = \"a\"\ntheme = \"x\"\nfield = 3", "'field'"),
        ("name = \"a\"\ntheme = \"x\"\n[field]\nname = \"b\"", "'field'"),
        ("name = \"a\"\ntheme = \"x\"\n[[field]]\ntype = \"text\"", "field 1"),
        ("name = \"a\"\ntheme = \"x\"\n[[field]]\nname = \"b\"", "'type'"),
        (LayerTemplate.tree("ownr = \"x\""), "'owner'"),
        (LayerTemplate.tree("access = \"everybody\""), "restricted"),
        (LayerTemplate.tree("secrecy = \"secret\""), "gizli"),
        (LayerTemplate.tree("geometry = \"Polygone\""), "MultiPolygon"),
        (LayerTemplate.tree("heights = true"), "'geometry'"),
        (LayerTemplate.tree("update_days = -1"), "'update_days'"),
        (LayerTemplate.tree("update_days = 1.5"), "'update_days'"),
        (LayerTemplate.tree("title = { en = \"x\" }"), "'tr'"),
        (LayerTemplate.tree("title = [\"x\"]"), "'title'"),
        (LayerTemplate.tree("key = [\"turu\"]"), "'tur'"),
        (LayerTemplate.tree("key = \"tur\""), "'key'"),
        (LayerTemplate.tree("key = [1]"), "'key'"),
        (LayerTemplate.tree("key = [\"tur\", \"tur\"]"), "twice"),
        (LayerTemplate.tree("partition = \"ilce\""), "'ilce'"),
        (LayerTemplate.tree("[topology]\ngap_group = [\"ada\"]"), "'ada'"),
        (LayerTemplate.tree("[topology]\ncontainer = { layer = \"x\", field = \"tur\" }"), "'container_field'"),
        (LayerTemplate.tree("[topology]\nroads = [{ layer = \"yol\" }]"), "'width'"),
        (LayerTemplate.tree("[[topology.roads]]\nlayer = \"yol\"\nwidth = \"g\"\nfield = \"tur\""), "'values'"),
        (LayerTemplate.tree("[topology]\nno_overlap = true"), "'no_overlaps'"),
        (LayerTemplate.tree(field: "type = \"text\""), "line"),
        (LayerTemplate.tree(field: "personel = \"none\""), "'personal'"),
        (LayerTemplate.tree(field: "required = \"yes\""), "'required'"),
        (LayerTemplate.tree(field: "range = { min = 0 }"), "'range'"),
        (LayerTemplate.tree(field: "unit = \"m2\""), "'unit'"),
        (LayerTemplate.tree(field: "role = \"area\""), "registered-area"),
        (LayerTemplate.tree(field: "role = \"diameter\""), "'role'"),
        (LayerTemplate.tree(field: "role = \"valid-to\""), "date"),
        (LayerTemplate.tree(field: "codes = [\"a\", \"a\"]"), "'a'"),
        (LayerTemplate.tree(field: "codes = [1]"), "'codes'"),
        (LayerTemplate.tree(field: "codes = [\"abc\"]\nmax_length = 2"), "'abc'"),
        (LayerTemplate.tree(field: "synonyms = [\"u\\u0000\"]"), "null"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"tur\"\ntype = \"text\""), "twice"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"Cap\"\ntype = \"text\""), "'Cap'"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"int\""), "integer"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"real\"\nrange = { min = 2, max = 1 }"), "'min'"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"real\"\nrange = { min = nan }"), "'min'"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"real\"\nrange = { }"), "'max'"),
        (
            LayerTemplate.tree(
                more: "[[field]]\nname = \"cap\"\ntype = \"real\"\nrange = { max = 1, above_min = true }"
            ), "'min'"
        ),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"real\"\nmax_length = 3"), "'max_length'"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"integer\"\ncodes = [\"x\"]"), "'x'"),
        (LayerTemplate.tree(more: "[[field]]\nname = \"cap\"\ntype = \"text\"\nsynonyms = [\"Tür\"]"), "'Tür'"),
        (String(repeating: "[", count: 5_000), "line 1"),
        ("x = " + String(repeating: "[", count: 5_000), "line 1"),
        ("name = \"a\u{0}\"", "null"),
        ("#" + String(repeating: "x", count: 10 << 20), "1 MiB"),
    ]

    @Test(arguments: mistakes)
    func `a mistake is named with its place`(text: String, word: String) throws {
        let error = try #require(throws: PaftaError.self) { try LayerTemplate(toml: text, file: "agac.toml") }
        #expect(error.code == .invalidTemplate)
        #expect(error.message.english.contains(word), "\(error.message.english)")
        #expect(error.message.english.contains("agac.toml") && error.message.turkish.contains("agac.toml"))
        #expect(error.remedy != nil && error.message.english.count < 700)
    }

    @Test func `the wording says what, where and how to put it right`() throws {
        let error = try #require(throws: PaftaError.self) {
            try LayerTemplate(toml: LayerTemplate.tree("key = [\"turu\"]"), file: "agac.toml")
        }
        #expect(
            error.message.english
                == "The template 'agac.toml' cannot be used: 'key' names 'turu', which is no field; did you mean 'tur'?"
        )
        #expect(
            error.message.turkish
                == "'agac.toml' şablonu kullanılamıyor: 'key' içindeki 'turu' bir alan değil; 'tur' mi?"
        )
    }

    @Test(arguments: [
        "[[[field]]]", "[", "[ [x]", "[[", "[]", "[[ ]]", "[\n]", "[çap]", "[=", "[#", "\u{FEFF}[!", "a=1\n  [.a]",
        "a=[}]", "a=[1,}", "a=[[1],\n}", "a=\"\"\"[\n[\"\"\"\"\n[=]", "a='x\\'\n[.]",
    ])
    func `brackets that the library does not survive are refused before it sees them`(text: String) throws {
        let error = try #require(throws: PaftaError.self) { try LayerTemplate(toml: text) }
        #expect(error.code == .invalidTemplate && error.message.english.contains("line"))
    }

    @Test(arguments: 0..<20)
    func `damaged files are answered, whatever is wrong with them`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let whole = Array(try LayerTemplate.builtIn(["plan", "parsel", "kapi"][Int(seed) % 3]).explainedTOML.utf8)
        let special = Array("[]{}\"'=,.#\n\r\t \\u0-_:TZ+e\u{FF}".utf8)
        for _ in 0..<30 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = special.randomElement(using: &random) ?? 0
                case 2: bytes.insert(special.randomElement(using: &random) ?? 0, at: place)
                default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...200, using: &random)))
                }
            }
            do throws(PaftaError) {
                _ = try LayerTemplate(toml: String(decoding: bytes, as: UTF8.self))
            } catch {
                #expect(error.code == .invalidTemplate)
            }
        }
    }

    @Test func `more fields than a table can have are refused`() throws {
        let fields = (0..<2_000).map { "[[field]]\nname = \"f\($0)\"\ntype = \"text\"\n" }.joined()
        let error = try #require(throws: PaftaError.self) { try LayerTemplate(toml: LayerTemplate.tree(more: fields)) }
        #expect(error.message.english.contains("1,900"))
    }
}
