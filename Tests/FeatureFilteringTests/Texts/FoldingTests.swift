import FeatureQuery
import FeatureFiltering
import Testing

@Suite struct `Foldings of texts` {
    /// CaseFolding.txt of Unicode, statuses C and F; the last six are those whose folding no property of the standard
    /// library names.
    @Test(arguments: [
        ("KØBENHAVN", "københavn"), ("Straße", "STRASSE"), ("ẞ", "ss"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ŞİŞLİ", "şi̇şli̇"),
        ("ﬁ", "FI"), ("ŉ", "ʼN"), ("Ǆ", "ǅ"), ("µ", "μ"), ("K", "k"), ("Ω", "ω"), ("ᾼ", "ᾳ"), ("Ꭰ", "ꭰ"), ("ɐ", "Ɐ"),
        ("𐐀", "𐐨"), ("ǰ", "ǰ"), ("ΐ", "ΐ"), ("ẖ", "ẖ"), ("ῧ", "ῧ"), ("ᾶ", "ᾶ"), ("\u{1FBE}", "ι"),
    ])
    func `CASEI makes capitals and small letters equal`(_ left: String, _ right: String) throws {
        #expect(try Layer.truth("CASEI('\(left)') = CASEI('\(right)')") == true)
    }

    @Test(arguments: [("I", "ı"), ("İ", "i"), ("ş", "s"), ("é", "e")])
    func `CASEI keeps apart what Unicode keeps apart`(_ left: String, _ right: String) throws {
        #expect(try Layer.truth("CASEI('\(left)') = CASEI('\(right)')") == false)
    }

    /// Decompositions of UnicodeData.txt; the predicates are those of the abstract test suite.
    @Test(arguments: [
        ("Chișinău", "Chisinau"), ("äöüéáí", "aoueai"), ("İĞŞÇÖÜ", "IGSCOU"), ("Å", "A"), ("e\u{301}", "é"), ("ệ", "e"),
        ("Ά", "Α"), ("й", "и"), ("ά", "α"), ("\u{212B}", "A"), ("ǟ", "a"),
    ])
    func `ACCENTI takes marks away`(_ left: String, _ right: String) throws {
        #expect(try Layer.truth("ACCENTI('\(left)') = ACCENTI('\(right)')") == true)
    }

    /// Recommendation `/rec/accent-insensitive-comparison/japanese-non-spacing-marks`; ø, đ and ı have no decomposition.
    @Test(arguments: [("が", "か"), ("ぱ", "は"), ("ø", "o"), ("đ", "d"), ("ı", "i"), ("A", "a")])
    func `ACCENTI keeps what is no accent`(_ left: String, _ right: String) throws {
        #expect(try Layer.truth("ACCENTI('\(left)') = ACCENTI('\(right)')") == false)
    }

    @Test func `foldings go into each other, into patterns and into lists`() throws {
        var layer = Layer([("name", .text)])
        for name in ["Chișinău", "Kiev", "Berlin", "København", "Athens"] { try layer.append(nil, .text(name)) }
        try layer.append(nil, nil)
        #expect(try layer.rows("ACCENTI(CASEI(name)) = accenti(casei('CHIȘINĂU'))") == [1])
        #expect(try layer.rows("ACCENTI(CASEI(name)) LIKE accenti(casei('cHIs%'))") == [1])
        #expect(try layer.rows("CASEI(name) LIKE casei('B_R%')") == [3])
        let list = "CASEI(name) IN (casei('KIEV'), casei('kobenhavn'), casei('Berlin'), casei('athens'))"
        #expect(try layer.rows(list) == [2, 3, 5])
        #expect(try layer.rows("CASEI(name) <> casei('kiev')") == [1, 3, 4, 5])
        #expect(try layer.rows("CASEI(name) IS NULL") == [6])
    }

    /// What a person at a search box expects: I and ı are one letter, İ and i another one, other marks do not count.
    @Test(arguments: [
        ("ISPARTA", "Isparta", true), ("ATATURK", "Atatürk", true), ("atatürk", "ATATÜRK", true),
        ("istanbul", "İSTANBUL", true),
        ("Sisli", "ŞİŞLİ", true), ("ığdır", "IĞDIR", true), ("ÇİĞDEM", "cigdem", true), ("kâğıt", "KAĞIT", true),
        ("İLÂN", "ilan", true), ("Î", "i", true), ("hükûmet", "HUKUMET", true), ("I\u{307}zmir", "izmir", true),
        ("café", "CAFE", true), ("Straße", "strasse", true), ("Isparta", "isparta", false), ("Işık", "ISIK", true),
        ("Işık", "isik", false), ("İzmir", "IZMIR", false),
    ])
    func `Turkish folding is that of a Turkish reader`(_ left: String, _ right: String, _ equal: Bool) throws {
        #expect((TurkishFolding.fold(left) == TurkishFolding.fold(right)) == equal)
        #expect(try Layer.truth("trfold('\(left)') = TRFOLD('\(right)')") == equal)
    }

    @Test func `Turkish folding twice changes nothing more`() {
        let alphabet = "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ abcçdefgğhıijklmnoöprsştuüvyz âîûÂÎÛ qwx 0-9"
        let folded = TurkishFolding.fold(alphabet)
        #expect(folded == "abccdefgghıijklmnooprsstuuvyz abccdefgghıijklmnooprsstuuvyz aiuaiu qwx 0-9")
        #expect(TurkishFolding.fold(folded) == folded)
    }

    @Test func `a text compared with a Turkish folding is folded too`() throws {
        var layer = Layer([("mahalle", .text)])
        for name in ["Isparta", "KARŞIYAKA", "İnciraltı"] { try layer.append(nil, .text(name)) }
        #expect(try layer.rows("trfold(mahalle) = 'ISPARTA'") == [1])
        #expect(try layer.rows("trfold(mahalle) LIKE 'KARSI%'") == [2])
        #expect(try layer.rows("trfold(mahalle) IN ('ISPARTA', 'incıraltı', 'İNCİRALTI')") == [1, 3])
        #expect(try layer.rows("'ISPARTA' = trfold(mahalle)") == [1])
    }

    /// In Turkish I is the capital of ı; elsewhere it is that of i, and ı is another letter.
    @Test(
        arguments: [
            (nil, "ISIK", [1, 2, 4]), ("tr", "ışık", [1, 2, 4]), ("az-Latn-AZ", "isik", [3]), ("tr-CY", "İŞİK", [3]),
            ("en", "ISIK", [2, 3, 4]), ("en-GB", "işik", [2, 3, 4]), ("de", "Işık", [1]), ("ku", "IŞÎK", [2, 3, 4]),
            ("und", "isik", [2, 3, 4]), ("no language", "ISIK", [1, 2, 4]),
        ] as [(String?, String, [Int])]
    )
    func `searchfold folds in the language of the layer`(
        _ language: String?,
        _ text: String,
        _ expected: [Int]
    ) throws {
        var layer = Layer([("ad", .text)], language: language)
        for name in ["Işık", "ISIK", "isik", "IŞIK"] { try layer.append(nil, .text(name)) }
        #expect(try layer.rows("searchfold(ad) = '\(text)'") == expected)
        #expect(try layer.rows("searchfold(ad) LIKE '\(text.prefix(3))%'") == expected)
        #expect(try layer.rows("searchfold(ad) IN ('yok', '\(text)')") == expected)
        #expect(try layer.rows("'\(text)' = searchfold(ad)") == expected)
        #expect(try layer.rows("searchfold(ad) = searchfold('\(text)')") == expected)
    }

    @Test(arguments: ["Straße KØBENHAVN", "Chișinău", "ΆΈ ΣΊΣΥΦΟΣ", "Ǆ ﬁ ŉ", "I\u{307}zmir İĞŞ ıiI", "がぱ", ""])
    func `searchfold in another language is ACCENTI of CASEI`(_ text: String) throws {
        var layer = Layer([("ad", .text)], language: "de")
        try layer.append(nil, .text(text))
        #expect(try layer.rows("searchfold(ad) = ACCENTI(CASEI('\(text)'))") == [1])
        #expect(try layer.rows("searchfold(ad) = ACCENTI(CASEI(ad))") == [1])
    }

    @Test func `bytes that are no UTF-8 pass through every folding`() {
        let hostile: [[UInt8]] = [
            [0xFF, 0xFE], [0xC3], [0xE2, 0x82], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0x80, 0x49],
            [0xF0, 0x82, 0x82, 0xAC],
        ]
        for bytes in hostile.dropLast(2) { #expect(TurkishFolding.fold(bytes) == bytes) }
        #expect(TurkishFolding.fold([0x80, 0x49]) == [0x80, 0xC4, 0xB1])
        #expect(TurkishFolding.fold([0xF0, 0x82, 0x82, 0xAC]) == [0xF0, 0x82, 0x82, 0xAC])
    }
}
