import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Suggested field mappings` {
    /// Template, source field, template field, reason.
    static let pairs: [(String, String, String, FieldMatch)] = [
        ("parsel", "ada", "ada", .exact),
        ("parsel", "ADA", "ada", .caseFolded),
        ("parsel", "IL_KOD", "il_kod", .asciiLetters),
        ("parsel", "İL_KOD", "il_kod", .caseFolded),
        ("parsel", "I\u{307}L_KOD", "il_kod", .caseFolded),
        ("parsel", "ILCE", "ilce", .asciiLetters),
        ("parsel", "İlçe", "ilce", .asciiLetters),
        ("parsel", "MahalleKod", "mahalle_kod", .withoutSeparators),
        ("parsel", "MAHALLE_KO", "mahalle_kod", .cut),
        ("parsel", "MAHALLE__1", "mahalle_kod", .cut),
        ("parsel", "KAYNAK_TAR", "kaynak_tarihi", .cut),
        ("parsel", "GITTIGI_PA", "gittigi_parseller", .cut),
        ("parsel", "GITTIGI_12", "gittigi_parseller", .cut),
        ("parsel", "adaNo", "ada", .synonym("adaNo")),
        ("parsel", "ParselNo", "parsel", .synonym("parselNo")),
        ("parsel", "mahalleAd", "mahalle", .synonym("mahalleAd")),
        ("parsel", "mahalleId", "mahalle_kod", .synonym("mahalleId")),
        ("parsel", "alan", "tapu_alani", .synonym("alan")),
        ("parsel", "TAPU_ALAN", "tapu_alani", .synonym("tapu_alan")),
        ("parsel", "zeminKmdurum", "zemin_tipi", .synonym("zeminKmdurum")),
        ("parsel", "zeminKmdur", "zemin_tipi", .cutSynonym("zeminKmdurum")),
        ("parsel", "gittigiParselListe", "gittigi_parseller", .synonym("gittigiParselListe")),
        ("parsel", "MAHALLE_AD", "mahalle", .synonym("mahalleAd")),
        ("imar_fonksiyon", "EmsalKaks", "kaks", .synonym("emsal_kaks")),
        ("imar_fonksiyon", "YapiYuksekligiTip", "yukseklik_tip", .synonym("yapi_yuksekligi_tip")),
        ("imar_fonksiyon", "OnBahceMesafesi", "on_bahce", .synonym("Ön bahçe mesafesi")),
        ("imar_fonksiyon", "YapiDuzeni", "nizam", .synonym("yapi_duzeni")),
        ("kapi", "UAVT_NO", "uavt_kod", .synonym("uavt_no")),
        ("plan_cizgi", "TÜR", "tur", .asciiLetters),
    ]

    @Test(arguments: pairs)
    func `find a field and say why`(template: String, source: String, field: String, match: FieldMatch) throws {
        let mapping = FieldMapping.suggest(source: .texts(source), template: try .builtIn(template))
        #expect(mapping.assignments.map(\.field) == [field])
        #expect(mapping.assignments.map(\.match) == [match])
    }

    @Test(arguments: ["OBJECTID", "SHAPE_Leng", "adaci", "TAPU", "", "___", "parselx", "x y", "1"])
    func `leave alone what fits nothing`(source: String) throws {
        let mapping = FieldMapping.suggest(source: .texts(source), template: try .builtIn("parsel"))
        #expect(mapping.assignments.isEmpty && mapping.ambiguities.isEmpty && mapping.keepsOthers)
    }

    @Test func `two fields that fit equally well are reported, not guessed`() throws {
        let mapping = FieldMapping.suggest(source: .texts("isim", "YOL_ADI", "tip"), template: try .builtIn("yol"))
        #expect(mapping.ambiguities == [.init(sources: ["isim", "YOL_ADI"], fields: ["ad"])])
        #expect(mapping.assignments.map(\.field) == ["tip"])
    }

    @Test func `one field that may be two is reported`() throws {
        let mapping = FieldMapping.suggest(source: .texts("GECERLILIK"), template: try .builtIn("yol"))
        #expect(mapping.ambiguities == [.init(sources: ["GECERLILIK"], fields: ["gecerlilik_bas", "gecerlilik_bit"])])
    }

    @Test func `a surer reason goes before a weak one`() throws {
        let mapping = FieldMapping.suggest(
            source: .texts("mahalleId", "mahalle_kod", "MAHALLE"),
            template: try .builtIn("parsel")
        )
        #expect(mapping.assignments.map(\.source) == ["mahalle_kod", "MAHALLE"])
        #expect(mapping.ambiguities.isEmpty)
    }

    @Test func `the fields of the national parcel query all find their place`() throws {
        let source: [PropertyDefinition] = .texts(
            "ilAd",
            "ilId",
            "ilceAd",
            "ilceId",
            "mahalleAd",
            "mahalleId",
            "adaNo",
            "parselNo",
            "alan",
            "nitelik",
            "mevkii",
            "pafta",
            "zeminKmdurum",
            "zeminId",
            "durum",
            "ozet",
            "gittigiParselListe"
        )
        let mapping = FieldMapping.suggest(source: source, template: try .builtIn("parsel"))
        let found = Dictionary(uniqueKeysWithValues: mapping.assignments.map { ($0.source, $0.field) })
        // The registry's province number is not the number plate, so ilId must not become il_kod.
        #expect(Set(source.map(\.name)).subtracting(found.keys) == ["ilAd", "ilId", "ilceId", "ozet"])
        #expect(found["ilceAd"] == "ilce" && found["mahalleId"] == "mahalle_kod" && found["zeminId"] == "tkgm_id")
        #expect(mapping.ambiguities.isEmpty)
    }

    @Test func `never send two fields into one, whatever the names`() throws {
        let template = try LayerTemplate.builtIn("imar_fonksiyon")
        let names = template.fields.flatMap { [$0.name, $0.name.uppercased()] + $0.synonyms }
        for seed in 0..<100 {
            var random = SeededGenerator(state: UInt64(seed))
            let source = names.shuffled(using: &random).prefix(30).map { PropertyDefinition(name: $0, type: .text) }
            let mapping = FieldMapping.suggest(source: Array(source), template: template)
            #expect(Set(mapping.assignments.map(\.field)).count == mapping.assignments.count)
            #expect(Set(mapping.assignments.map(\.source)).count == mapping.assignments.count)
            let open = Set(mapping.ambiguities.flatMap(\.sources))
            #expect(open.isDisjoint(with: mapping.assignments.map(\.source)))
        }
    }
}
