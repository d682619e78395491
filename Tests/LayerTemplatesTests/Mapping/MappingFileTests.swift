import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Mapping files` {
    @Test func `hold fields, constants and what is left out`() throws {
        let mapping = try FieldMapping(
            toml: """
                [fields]
                "MAHALLE_AD" = "mahalle"
                ADA = "ada"
                [constants]
                ilce = "Çankaya"
                il_kod = 6
                kaynak_tarihi = 2026-11-21
                [drop]
                fields = ["OBJECTID"]
                others = true
                """
        )
        #expect(
            mapping.assignments == [.init(source: "ADA", field: "ada"), .init(source: "MAHALLE_AD", field: "mahalle")]
        )
        #expect(
            mapping.constants == [
                "ilce": .text("Çankaya"), "il_kod": .integer(6), "kaynak_tarihi": .text("2026-11-21"),
            ]
        )
        #expect(mapping.dropped == ["OBJECTID"] && !mapping.keepsOthers)
    }

    @Test(arguments: [
        ("[field]", "'fields'"), ("[fields]\na = 1", "'a'"), ("[fields]\na = \"x\"\nb = \"x\"", "both"),
        ("[fields]\na = \"x\"\na = \"y\"", "line"), ("[fields]\na.b = \"x\"", "'a'"), ("fields = 1", "'fields'"),
        ("[fields]\na = \"x\"\n[constants]\nx = 1", "'x'"), ("[constants]\nx = [1]", "'x'"),
        ("[fields]\na = \"x\"\n[drop]\nfields = [\"a\"]", "'a'"), ("[drop]\nothers = 1", "'others'"),
        ("[fields]\na = \"\"", "'a'"), ("[constants]\nx = nan", "'x'"), ("\u{0}", "null"),
        (String(repeating: "a", count: 2 << 20), "1 MiB"),
    ])
    func `a mistake is named with its place`(text: String, word: String) throws {
        let error = try #require(throws: PaftaError.self) { try FieldMapping(toml: text, file: "esleme.toml") }
        #expect(error.code == .invalidMapping)
        #expect(error.message.english.contains(word) && error.message.turkish.contains("esleme.toml"))
    }

    @Test func `a suggestion is written, edited and read again`() throws {
        let template = try LayerTemplate.builtIn("parsel")
        let source: [PropertyDefinition] = .texts(
            "MAHALLE_AD",
            "mah\"alle\n_adi",
            "ADA",
            "OBJECTID",
            "alan",
            "TAPU_ALAN"
        )
        var mapping = FieldMapping.suggest(source: source, template: template)
        mapping.constants = ["ilce": .text("Çan\"kaya"), "il_kod": .integer(6), "tapu_alani": .real(1.5)]
        mapping.dropped = ["OBJECTID"]
        let text = mapping.toml(source: source, template: template)
        let read = try FieldMapping(toml: text)
        #expect(read.assignments.map(\.source).sorted() == mapping.assignments.map(\.source).sorted())
        #expect(read.constants == mapping.constants && read.dropped == mapping.dropped && read.keepsOthers)
        #expect(text.contains("# \"kaynak_tarihi\" = \"\"  # zorunlu / required"))
        #expect(text.contains("# belirsiz, birini seçin / ambiguous, choose one:\n# \"alan\" = \"tapu_alani\""))
    }

    @Test func `the lines for the terminal show what becomes what and why`() throws {
        let template = try LayerTemplate.builtIn("kapi")
        let source: [PropertyDefinition] = .texts("UAVT_NO", "kapi_no", "RENK")
        let mapping = FieldMapping.suggest(source: source, template: template)
        #expect(
            mapping.lines(source: source, template: template, in: .turkish) == [
                "UAVT_NO → uavt_kod  (bilinen eş adı 'uavt_no')",
                "kapi_no → kapi_no   (aynı ad)",
                "RENK    → RENK      (olduğu gibi kalır)",
            ]
        )
        #expect(
            mapping.lines(source: source, template: template, in: .english)[2] == "RENK    → RENK      (kept as it is)"
        )
    }
}
