import FeatureQuery
import GeoCore
import LayerValidation
import Testing

@Suite struct `The rule on encodings` {
    private func faults(_ texts: [String?]) throws -> [Fault] {
        var delivery = try Delivery([.text("ad")], geometry: nil)
        for text in texts { delivery.add(texts: text) }
        return try delivery.faults(of: EncodingRule())
    }

    @Test(arguments: [
        "Kâğıthane Şişli Çırağan Öğütçü Üsküdar İĞDIR îlân", "A?", "Neresi?", "? B", "http://a.b/c?d=1", "mı?ne=1",
        "Ñandú 25 m² ±3° «x»", "", "5 ? 6", "www.rize.bel.tr/a?b",
    ])
    func `finds nothing in sound texts`(text: String) throws {
        #expect(try faults([text, nil, text]).isEmpty)
    }

    // What Python's codecs make of the Turkish letters: text.encode("utf-8").decode("cp1252"), and so on.
    @Test(arguments: [
        ("KadÄ±kÃ¶y", "UTF-8", Severity.error), ("BeÅŸiktaÅŸ", "UTF-8", .error), ("GÃ¼neÅ\u{9F}", "UTF-8", .error),
        ("Ã‡ankaya", "UTF-8", .error), ("DaÄŸ", "UTF-8", .error), ("Ä°zmir", "UTF-8", .error),
        ("Ãœrgup", "UTF-8", .error), ("ÅžiÅŸli", "UTF-8", .error), ("Ã–demiÅŸ", "UTF-8", .error),
        ("Kaðýthane", "CP1254", .warning), ("Þiþli", "CP1254", .warning), ("Ýzmir", "CP1254", .warning),
        ("\u{9E}i\u{9F}li", "CP857", .warning),
    ])
    func `finds Turkish letters read in another encoding, and names the right one`(
        text: String,
        encoding: String,
        severity: Severity
    ) throws {
        let found = try faults(["Rize", text])
        #expect(found.map(\.row) == [2])
        #expect(found.first?.severity == severity)
        #expect(found.first?.remedy.turkish.contains("--encoding \(encoding)") == true)
    }

    @Test(arguments: [("Ka\u{FFFD}\u{FFFD}thane", Severity.error), ("Ka??thane", .warning), ("Be?ikta?", .warning)])
    func `finds letters that are lost`(text: String, severity: Severity) throws {
        let found = try faults([text, "Rize"])
        #expect(found.map(\.severity) == [severity])
        #expect(found.first?.message.english.contains(text) == true)
    }

    @Test func `sums up the layer at the end`() throws {
        let found = try faults(["Þile", "Kaðýt", "Ýzmit"])
        #expect(found.map(\.row) == [1, 2, 3, nil])
        #expect(found.last?.message.turkish.hasPrefix("3 metin CP1254") == true)
    }

    @Test func `texts beside each other are not taken for one`() throws {
        #expect(try faults(["a", "?", "b", "Ã", "±", "Ä"]).isEmpty)
    }
}
