import FeatureQuery
import GeoCore
import LayerValidation
import Testing

@Suite struct `The rule on composed letters` {
    private func normalized(_ text: String) throws -> (text: String?, faults: Int) {
        var delivery = try Delivery([.text("ad")], geometry: nil)
        delivery.add(texts: "önce")
        delivery.add(texts: text)
        delivery.add(texts: nil)
        delivery.add(texts: "sonra")
        let faults = try delivery.faults(of: NormalizationRule())
        #expect(faults.allSatisfy { $0.isRepaired && $0.row == 2 })
        #expect(delivery.batch.properties[0].text(0) == "önce")
        #expect(delivery.batch.properties[0].isNull[2])
        #expect(delivery.batch.properties[0].text(3) == "sonra")
        return (delivery.batch.properties[0].text(1), faults.count)
    }

    // Expected values from Python's unicodedata.normalize("NFC", …).
    @Test(arguments: [
        ("I\u{307}zmir", "\u{130}zmir"), ("S\u{327}is\u{327}li", "\u{15E}i\u{15F}li"),
        ("Ag\u{306}ri", "A\u{11F}ri"), ("u\u{308}o\u{308}c\u{327}a\u{302}", "\u{FC}\u{F6}\u{E7}\u{E2}"),
        ("a\u{323}\u{302}", "\u{1EAD}"), ("a\u{302}\u{323}", "\u{1EAD}"), ("q\u{307}u\u{308}", "q\u{307}\u{FC}"),
        ("a\u{308}\u{33D}", "\u{E4}\u{33D}"),
    ])
    func `composes Latin letters`(text: String, expected: String) throws {
        let (text, faults) = try normalized(text)
        // By scalars: as texts, both are equal anyway.
        #expect(text.map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars))
        #expect(faults == (Array(expected.unicodeScalars) == [] ? 0 : (text == nil ? 0 : 1)))
    }

    @Test(arguments: ["IıİiĞğŞşÇçÖöÜü", "İI ıi", "i\u{307}", "ı\u{307}", "25 m² °", "satır\nsatır\tsekme", "日本 Ω"])
    func `leaves composed texts, line breaks and every i as they are`(text: String) throws {
        let (result, faults) = try normalized(text)
        #expect(result.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        #expect(faults == 0)
    }

    @Test(arguments: [
        ("a\u{0}b", "ab"), ("a\u{7F}\u{85}b", "ab"), ("\t101\r\n", "101"), ("bir\r\niki\rüç", "bir\niki\nüç"),
        ("\u{1B}[31mx", "[31mx"),
    ])
    func `takes control characters out`(text: String, expected: String) throws {
        let (result, faults) = try normalized(text)
        #expect(result.map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars))
        #expect(faults == 1)
    }
}
