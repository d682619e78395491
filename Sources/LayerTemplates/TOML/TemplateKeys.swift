internal import FeatureQuery
internal import GeoCore

/// A key of a template file.
struct TemplateKey {
    let name: String
    /// What it means.
    let meaning: LocalizedText
    /// A value, for files that explain keys they do not use.
    let example: String

    init(_ name: String, _ meaning: String, tr turkish: String, example: String) {
        self.name = name
        self.meaning = LocalizedText(meaning, tr: turkish)
        self.example = example
    }
}

/// The keys of template files, in the order they are written.
enum TemplateKeys {
    static let template = [
        TemplateKey(
            "name",
            "the name, as in --as; the file is called like it, with .toml",
            tr: "şablonun adı (--as ile yazılan); dosyanın adı da budur, sonu .toml",
            example: "\"agac\""
        ),
        TemplateKey("title", "what people call the layer", tr: "katmanın görünen adı", example: "\"Ağaçlar\""),
        TemplateKey("theme", "the theme that takes the layer", tr: "katmanın konacağı tema", example: "\"cevre\""),
        TemplateKey(
            "geometry",
            "Point, MultiLineString, MultiPolygon …; without it, a table",
            tr: "Point, MultiLineString, MultiPolygon …; yazılmazsa geometrisiz tablo",
            example: "\"Point\""
        ),
        TemplateKey("heights", "whether heights are kept", tr: "yükseklikler (Z) saklansın mı", example: "false"),
        TemplateKey(
            "key",
            "the fields that together name a feature",
            tr: "bir nesneyi birlikte belirleyen alanlar (tekrar edemez)",
            example: "[\"agac_no\"]"
        ),
        TemplateKey(
            "owner",
            "the unit that delivers the layer",
            tr: "katmandan sorumlu birim",
            example: "\"Park ve Bahçeler Müdürlüğü\""
        ),
        TemplateKey(
            "update_days",
            "the days after which the layer is overdue",
            tr: "katman kaç gün sonra gecikmiş sayılır",
            example: "90"
        ),
        TemplateKey(
            "partition",
            "the field with the district, if districts deliver parts",
            tr: "ilçeler parça parça teslim ediyorsa ilçeyi tutan alan",
            example: "\"ilce\""
        ),
        TemplateKey(
            "access",
            "who may see it: \(values(AccessClass.self))",
            tr:
                "kim görebilir: public (herkes), partner (protokollü kurum), staff (personel), restricted (yetkililer)",
            example: "\"staff\""
        ),
        TemplateKey(
            "secrecy",
            "the secrecy grade: \(values(SecrecyGrade.self))",
            tr: "gizlilik derecesi: \(values(SecrecyGrade.self))",
            example: "\"tasnif-disi\""
        ),
    ]

    static let topology = [
        TemplateKey("no_overlaps", "whether features must not overlap", tr: "nesneler çakışamaz mı", example: "true"),
        TemplateKey(
            "overlap_group",
            "compare only features with equal values in these fields",
            tr: "yalnız bu alanları eşit olan nesneler karşılaştırılır",
            example: "[\"plan_id\"]"
        ),
        TemplateKey(
            "gap_group",
            "the fields that name a block without gaps inside",
            tr: "içinde boşluk olmaması gereken bölgeyi (ada gibi) belirleyen alanlar",
            example: "[\"mahalle_kod\", \"ada\"]"
        ),
        TemplateKey("network", "whether lines form a network", tr: "çizgiler bir ağ oluşturur mu", example: "true"),
        TemplateKey(
            "container",
            "the layer that features must lie in, and the fields that name the same thing here and there",
            tr: "nesnelerin içinde kalması gereken katman; buradaki ve oradaki eş alanlar",
            example: "{ layer = \"mahalle\", field = \"mahalle_kod\", container_field = \"uavt_kod\" }"
        ),
        TemplateKey(
            "roads",
            "the lines whose ground, up to their width on both sides, no area has to cover",
            tr: "zeminini hiçbir alanın kaplaması gerekmeyen yol çizgileri (iki yana genişlikleri kadar)",
            example: "[{ layer = \"yol\", width = \"genislik\" }]"
        ),
        TemplateKey(
            "uncrossed",
            "the layers whose boundaries no feature must cross",
            tr: "sınırlarını hiçbir nesnenin kesmemesi gereken katmanlar",
            example: "[\"plan\"]"
        ),
    ]

    static let field = [
        TemplateKey("name", "lower-case ASCII", tr: "alan adı: küçük harf, Türkçe karaktersiz", example: "\"tur\""),
        TemplateKey("title", "what people call the field", tr: "alanın görünen adı", example: "\"Tür\""),
        TemplateKey("type", values(PropertyType.self), tr: values(PropertyType.self), example: "\"text\""),
        TemplateKey("required", "whether it must not be blank", tr: "boş bırakılamaz mı", example: "true"),
        TemplateKey("unit", "the unit of numbers", tr: "sayıların birimi", example: "\"m2\""),
        TemplateKey(
            "codes",
            "the values allowed: texts or { value = …, en = …, tr = … }",
            tr: "izin verilen değerler: metin ya da { value = …, en = …, tr = … }",
            example: "[\"iyi\", \"kötü\"]"
        ),
        TemplateKey(
            "range",
            "the numbers allowed; above_min: 'min' itself is not",
            tr: "izin verilen sayılar; above_min = true ise 'min' değerinin kendisi olmaz",
            example: "{ min = 0, max = 100, above_min = true }"
        ),
        TemplateKey("max_length", "the most characters of a text", tr: "metnin en çok karakter sayısı", example: "60"),
        TemplateKey(
            "personal",
            "personal data (KVKK): \(values(PersonalDataClass.self))",
            tr: "kişisel veri (KVKK): none (yok), personal (kişisel), special (özel nitelikli)",
            example: "\"none\""
        ),
        TemplateKey(
            "synonyms",
            "other names under which sources deliver it",
            tr: "kaynak dosyalarda geçen öbür adları",
            example: "[\"turu\", \"cinsi\"]"
        ),
        TemplateKey(
            "role",
            "what rules use it for: \(values(TemplateField.Role.self))",
            tr: "kuralların bu alanı kullanma amacı: \(values(TemplateField.Role.self))",
            example: "\"valid-from\""
        ),
    ]

    private static func values<Value>(_ type: Value.Type) -> String
    where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
        Value.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
