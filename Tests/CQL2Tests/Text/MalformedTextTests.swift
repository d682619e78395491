import CQL2
import GeoCore
import Testing

@Suite struct `Malformed texts` {
    @Test(arguments: MalformedTexts.words + MalformedTexts.numbers + MalformedTexts.texts)
    func `a wrong word is refused where it stands`(_ filter: (text: String, character: Int)) {
        expectRefusal(of: filter.text, at: filter.character) { () throws(PaftaError) in try CQL2Text.parse(filter.text)
        }
    }

    @Test(arguments: MalformedTexts.calls + MalformedTexts.times)
    func `a wrong call or instant is refused where it stands`(_ filter: (text: String, character: Int)) {
        expectRefusal(of: filter.text, at: filter.character) { () throws(PaftaError) in try CQL2Text.parse(filter.text)
        }
    }

    @Test(arguments: MalformedTexts.geometries)
    func `a wrong geometry is refused where it stands`(_ geometry: (text: String, character: Int)) {
        let text = "S_EQUALS(\(geometry.text), g)"
        expectRefusal(of: text, at: 9 + geometry.character) { () throws(PaftaError) in try CQL2Text.parse(text) }
    }

    @Test func `at least 150 malformed filters are tried`() {
        let texts = MalformedTexts.words.count + MalformedTexts.numbers.count + MalformedTexts.texts.count
        #expect(texts + MalformedTexts.calls.count + MalformedTexts.times.count + MalformedTexts.geometries.count > 200)
    }

    @Test(arguments: [
        [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x28, 0xA1], [0x80],
    ])
    func `bytes that are not UTF-8 are refused where they stand`(_ bytes: [UInt8]) {
        let filter = Array("ç = '".utf8) + bytes + Array("'".utf8)
        expectRefusal(of: "ç = '??'", at: 6) { () throws(PaftaError) in try CQL2Text.parse(utf8: filter) }
        expectRefusal(of: "ç = '??'", at: 6) { () throws(PaftaError) in try CQL2JSON.parse(filter) }
    }

    @Test(arguments: [
        ("a == 1", "'='"), ("a != 1", "<>"), ("a LIKE \"x\"", "single quotes"), ("a = 'O'Neill'", "doubled"),
        ("date = 3", "\"date\""),
        ("a = NULL", "IS NULL"), ("S_FOO(a, b)", "S_INTERSECTS, S_EQUALS"), ("swimming_pool", "TRUE"),
        ("a ILIKE 'x'", "CASEI"),
        ("{\"op\":1}", "cql2-json"), ("a = 'x", "Close it"), ("a = 1 & b = 1", "AND"), ("ad = ‘x’", "straight"),
        ("S_EQUALS(POLYGON((0 0, 1 0, 1 1)), g)", "first position"), ("a IN (1;2)", "';'"),
    ])
    func `the remedy says how to write it instead`(_ mistake: (text: String, remedy: String)) throws {
        let error = try #require(throws: PaftaError.self) { try CQL2Text.parse(mistake.text) }
        #expect(error.remedy?.english.contains(mistake.remedy) == true, "\(error)")
    }

    @Test func `the message has no values of the filter`() throws {
        let error = try #require(throws: PaftaError.self) { try CQL2Text.parse("a = 'secret' 'secret'") }
        #expect(!error.message.english.contains("secret"))
        #expect(
            error.message.english
                == "The filter is wrong at character 14: expected AND, OR or the end of the filter, found a text."
        )
        #expect(
            error.message.turkish
                == "Süzgeç 14. karakterde hatalı: beklenen: AND, OR ya da süzgecin sonu; bulunan: bir metin."
        )
    }
}
