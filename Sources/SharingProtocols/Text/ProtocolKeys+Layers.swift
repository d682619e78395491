extension ProtocolKeys {
    /// What is shared.
    static let layers: [String: Meaning] = [
        "masking_profiles": Meaning(
            "masking profiles",
            tr: "Maskeleme profili: birden çok katmanda kullanılan maskelere bir ad verir"
        ),
        "masking_profiles.name": Meaning("profile name", tr: "Profilin adı", #""kvkk""#),
        "masking_profiles.fields": Meaning(
            "fields and masks",
            tr: "Alanlar ve maskeleri",
            #"[{ name = "malik", mask = "initials" }]"#
        ),
        "layers": Meaning("layers", tr: "Paylaşılan katmanlar; her katman için bir [[layers]]"),
        "layers.layer": Meaning("layer", tr: "Katman", #""parsel""#),
        "layers.fields": Meaning(
            "fields",
            tr: "Alıcının göreceği alanlar; burada olmayan alan alıcı için yoktur. Maskeler: stored "
                + "(olduğu gibi), hidden (gizli), initials (baş harfler), hash (özet), year (yıl), last:4 "
                + "(son 4 karakter), round:10 (yuvarlama), classes:100,200,500 (sınıflar)",
            #"["ada", "parsel", { name = "malik", mask = "initials" }]"#
        ),
        "layers.masking_profile": Meaning(
            "masking profile",
            tr: "Maskesi yazılmamış alanlar için maskeleme profili",
            #""kvkk""#
        ),
        "layers.filter": Meaning(
            "row filter",
            tr: "Satır süzgeci (CQL2): yalnız bu koşula uyan kayıtlar",
            #""durum = 'aktif'""#
        ),
        "layers.filter_crs": Meaning(
            "filter CRS",
            tr: "Süzgeçteki koordinatların sistemi; yoksa CRS84 (boylam, enlem)",
            #""EPSG:5254""#
        ),
        "layers.geometry": Meaning(
            "geometry",
            tr: "Geometri: stored (olduğu gibi), hidden (gizli), centroid (ağırlık merkezi), "
                + "generalised:5 (en çok 5 m sapma), snapped:10 (10 m'lik ağ)",
            #""stored""#
        ),
        "layers.history": Meaning("history", tr: "Geçmiş durumlar okunabilir mi", "false"),
        "layers.deltas": Meaning("deltas", tr: "Değişiklikler izlenebilir mi", "false"),
        "layers.area": Meaning("area", tr: "Alan: ya bir şekil (wkt ya da geojson) ya da bir katmandaki kayıtlar"),
        "layers.area.wkt": Meaning(
            "area as WKT",
            tr: "POLYGON ya da MULTIPOLYGON; x (doğu) önce, y (kuzey) sonra",
            #""POLYGON ((28.9 41.0, 29.1 41.0, 29.1 41.1, 28.9 41.1, 28.9 41.0))""#
        ),
        "layers.area.geojson": Meaning(
            "area as GeoJSON",
            tr: "Aynısının GeoJSON biçimi",
            #"'{"type":"Polygon","coordinates":[[[28.9,41],[29.1,41],[29.1,41.1],[28.9,41]]]}'"#
        ),
        "layers.area.crs": Meaning("area CRS", tr: "Şeklin koordinat sistemi; yoksa CRS84", #""EPSG:5254""#),
        "layers.area.layer": Meaning("layer of the area", tr: "Alanı oluşturan kayıtların katmanı", #""mahalle""#),
        "layers.area.field": Meaning("field of the area", tr: "Kayıtların seçildiği alan", #""ad""#),
        "layers.area.values": Meaning("values of the area", tr: "Seçilen değerler", #"["Merkez", "Yeşilköy"]"#),
        "layers.area.clip": Meaning(
            "clip",
            tr: "Alandan taşan kayıtlar: whole (bütünüyle gösterilir), cut (sınırdan kesilir)",
            #""whole""#
        ),
        "layers.area.resolved_wkb": Meaning(
            "resolved area",
            tr: "Onayda bu kayıtlardan oluşan şekil; Pafta yazar",
            #""""#
        ),
        "layers.area.resolved_crs": Meaning(
            "CRS of the resolved area",
            tr: "O şeklin koordinat sistemi; Pafta yazar",
            #""EPSG:5254""#
        ),
        "personal_data": Meaning("personal data", tr: "Kişisel veri"),
        "personal_data.included": Meaning(
            "personal data included",
            tr: "Kişisel veri var mı; yoksa kişisel alanlar ancak maskeli verilir",
            "false"
        ),
        "personal_data.categories": Meaning("categories", tr: "Kategorileri", #"["kimlik", "iletişim"]"#),
        "personal_data.ground": Meaning(
            "ground",
            tr: "Hukuki sebep: kvkk-5, kvkk-6 (özel nitelikli veri), kvkk-8 (aktarım)",
            #""kvkk-5""#
        ),
        "personal_data.ground_text": Meaning(
            "ground in words",
            tr: "Sebebin fıkrası ve açıklaması",
            #""KVKK 5/2-ç: hukuki yükümlülük""#
        ),
        "personal_data.retention": Meaning("retention", tr: "Alıcının saklama süresi", #""2 yıl""#),
        "personal_data.destruction": Meaning("destruction", tr: "Süre sonunda imha", #""Silme ve tutanak""#),
    ]
}
