import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `GML names` {
    @Test(arguments: [
        ("ada", "ada"), ("Yüzölçümü", "Yüzölçümü"), ("İŞĞÜÖÇığ", "İŞĞÜÖÇığ"), ("ada no", "ada_x0020_no"),
        ("2B", "_x0032_B"), ("m²", "m_x00B2_"), ("a:b", "a_x003A_b"), ("-a", "_x002D_a"), ("a-b.c", "a-b.c"),
        ("_x0020_", "_x005F_x0020_"), ("_x", "_x005F_x"), ("_a", "_a"), ("xmlns", "_x0078_mlns"), ("XML", "_x0058_ML"),
        ("😀", "😀"), ("a\u{0}", "a_x0000_"), ("\u{F0000}", "_x0F0000_"), ("", "_x_"), ("_x_", "_x005F_x_"),
        ("\"><script>", "_x0022__x003E__x003C_script_x003E_"),
    ])
    func `names become names of XML and come back`(_ name: String, _ expected: String) {
        #expect(GMLName.encoded(name) == expected)
        #expect(GMLName.decoded(expected) == name)
    }

    @Test(arguments: ["_x0041_", "_xZZZZ_", "_x00", "_x", "2B", "a b", "_xD800_", "_x0020", "_x+020_"])
    func `what no name becomes has no name`(_ name: String) {
        #expect(GMLName.decoded(name) == nil)
    }

    @Test func `random names come back and never meet`() {
        var random = SeededNumbers(seed: 9)
        var seen: [String: String] = [:]
        for _ in 0..<5_000 {
            let name = String(
                (0..<Int.random(in: 0...6, using: &random))
                    .map { _ in "_x02AFşm:1 l".randomElement(using: &random) ?? "_" }
            )
            let encoded = GMLName.encoded(name)
            #expect(GMLName.decoded(encoded) == name)
            #expect(seen.updateValue(name, forKey: encoded) ?? name == name)
        }
    }

    private func vocabulary(_ identifiers: FeatureSchema.IdentifierType) -> GMLVocabulary {
        GMLVocabulary(
            FeatureSchema(collection: "2b alanları", title: "", geometry: nil, properties: [], identifiers: identifiers)
        )
    }

    @Test func `numbers stand behind the name of the collection`() {
        let names = vocabulary(.integer)
        #expect(names.identifier(of: .integer(-17)) == "_x0032_b_x0020_alanları.-17")
        #expect(names.feature(identifiedBy: "_x0032_b_x0020_alanları.-17") == .integer(-17))
        for wrong in ["17", "_x0032_b_x0020_alanları.+17", "_x0032_b_x0020_alanları.", "ada.17"] {
            #expect(names.feature(identifiedBy: wrong) == nil)
        }
    }

    @Test(arguments: [
        ("TR-35.ş", "TR-35.ş"), ("35/a", "_x0033_5_x002F_a"), ("_g0.17", "_x005F_g0.17"), ("_", "_x005F_"),
        ("_x0041_", "_x005F_x0041_"), ("_x_", "_x005F_x_"), ("", "_x_"),
    ])
    func `texts that are names stay, others come back, and none looks like the identifier of a geometry`(
        _ text: String,
        _ expected: String
    ) {
        let names = vocabulary(.text)
        #expect(names.identifier(of: .text(text)) == expected)
        #expect(names.feature(identifiedBy: expected) == .text(text))
        #expect(!expected.hasPrefix("_g"))
    }

    @Test func `the namespace holds the collection, percent-encoded`() {
        #expect(vocabulary(.text).namespace == "urn:pafta:collection:2b%20alanlar%C4%B1")
    }
}
