import GeoCore
import Testing

@Suite struct `Language tags` {
    /// Letter case as in the examples of RFC 5646, clause 2.1.1 and appendix A.
    @Test(arguments: [
        ("tr", "tr", "tr"), ("TR", "tr", "tr"), ("tr-tr", "tr-TR", "tr"), ("az-LATN-az", "az-Latn-AZ", "az"),
        ("MN-cYRL-mn", "mn-Cyrl-MN", "mn"), ("sl-nedis", "sl-nedis", "sl"), ("de-CH-1901", "de-CH-1901", "de"),
        ("es-419", "es-419", "es"), ("en-ca-x-CA", "en-CA-x-ca", "en"), ("tur", "tr", "tr"), ("ckb", "ckb", "ckb"),
        ("de-de-u-co-PHONEBK", "de-DE-u-co-phonebk", "de"), ("und", "und", "und"),
    ])
    func `any letter case is understood and brought to the usual one`(
        _ sample: (text: String, expected: String, primary: String)
    ) throws {
        let tag = try LanguageTag(parsing: sample.text)
        #expect(tag.text == sample.expected && tag.primary == sample.primary)
        #expect(try LanguageTag(parsing: tag.text) == tag)
    }

    @Test(arguments: [
        "", "t", "-", "tr-", "-tr", "tr--TR", "tr_TR", "tr TR", "tr\n", "türkçe", "Türkçe", "turkish", "english",
        "x-tr", "1a", "12", "tr-u", "tr-a-", "tr-toolongpart", "tr-ÇA", "tr\u{0}", "ᴛʀ", "*", "tr'; DROP TABLE x",
        String(repeating: "tr-", count: 30) + "tr",
    ])
    func `other texts are refused`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try LanguageTag(parsing: text) }
        #expect(error?.code == .invalidLanguage && error?.category == .invalidInput)
        #expect(error?.code.description == "language.invalid")
        #expect((error?.message.english.utf8.count ?? .max) < 200)
    }

    @Test(arguments: [
        ("tr-CY", "Türkçe", true), ("en-GB", "English", false), ("az", "az", true), ("ku-Latn", "ku-Latn", false),
    ])
    func `a language has a name and its own letters`(_ text: String, _ name: String, _ hasDotlessI: Bool) throws {
        let tag = try LanguageTag(parsing: text)
        #expect(tag.name == name && tag.hasDotlessI == hasDotlessI)
    }
}
