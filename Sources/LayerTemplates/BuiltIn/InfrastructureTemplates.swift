/// Lines and points of supply networks, and permits to dig.
enum InfrastructureTemplates {
    /// Lines of different networks cross without a node, so they are compared within one network only.
    static let line =
        """
        name = "altyapi_hat"
        title = { en = "Infrastructure lines", tr = "Altyapı hatları" }
        theme = "altyapi"
        geometry = "MultiLineString"
        heights = true
        owner = "AYKOME"
        update_days = 90
        access = "restricted"
        secrecy = "hizmete-ozel"

        [topology]
        network = true
        overlap_group = ["sebeke"]

        [[field]]
        name = "sebeke"
        title = { en = "Network", tr = "Şebeke" }
        type = "text"
        required = true
        \(networks)
        synonyms = ["sebeke_tipi", "sebeke_turu", "hat_tipi", "hat_turu"]

        [[field]]
        name = "alt_tur"
        title = { en = "Kind of line", tr = "Alt tür" }
        type = "text"
        synonyms = ["alt_turu", "alt_tip", "alt_tipi"]

        [[field]]
        name = "isletmeci"
        title = { en = "Operator", tr = "İşletmeci" }
        type = "text"
        required = true
        synonyms = ["isletmeci_kurum", "isleten", "kurum", "kurulus"]

        [[field]]
        name = "cap_mm"
        title = { en = "Diameter", tr = "Çap" }
        type = "real"
        unit = "mm"
        range = { min = 0, max = 20000 }
        synonyms = ["capi", "boru_capi", "hat_capi"]
        role = "diameter"

        [[field]]
        name = "malzeme"
        title = { en = "Material", tr = "Malzeme" }
        type = "text"
        synonyms = ["malzemesi", "malzeme_cinsi", "boru_cinsi", "boru_malzemesi"]

        [[field]]
        name = "derinlik_m"
        title = { en = "Depth", tr = "Derinlik" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 200 }
        synonyms = ["derinligi", "hat_derinligi"]

        [[field]]
        name = "basinc"
        title = { en = "Pressure", tr = "Basınç" }
        type = "real"
        unit = "bar"
        range = { min = 0 }
        synonyms = ["basinc_bar", "isletme_basinci", "anma_basinci"]

        [[field]]
        name = "gerilim"
        title = { en = "Voltage", tr = "Gerilim" }
        type = "real"
        unit = "kV"
        range = { min = 0 }
        synonyms = ["gerilim_kv", "gerilimi"]

        [[field]]
        name = "yapim_yili"
        title = { en = "Year of construction", tr = "Yapım yılı" }
        type = "integer"
        range = { min = 1800, max = 2100 }
        synonyms = ["yapim_yil", "imalat_yili", "doseme_yili"]

        [[field]]
        name = "durum"
        title = { en = "State", tr = "Durum" }
        type = "text"
        synonyms = ["durumu", "hat_durum", "hat_durumu"]

        [[field]]
        name = "dogruluk_m"
        title = { en = "Positional accuracy", tr = "Konum doğruluğu" }
        type = "real"
        unit = "m"
        range = { min = 0 }
        synonyms = ["dogruluk", "hassasiyet", "konum_hassasiyeti"]

        [[field]]
        name = "kaynak"
        title = { en = "Source", tr = "Kaynak" }
        type = "text"
        synonyms = ["kaynagi", "veri_kaynagi"]

        """ + BuiltInTemplates.validity

    static let point =
        """
        name = "altyapi_nokta"
        title = { en = "Infrastructure points", tr = "Altyapı noktaları" }
        theme = "altyapi"
        geometry = "Point"
        heights = true
        owner = "AYKOME"
        update_days = 90
        access = "restricted"
        secrecy = "hizmete-ozel"

        [[field]]
        name = "tur"
        title = { en = "Kind", tr = "Tür" }
        type = "text"
        codes = [
            { value = "menhol", en = "Manhole", tr = "Menhol" },
            { value = "baca", en = "Inspection chamber", tr = "Baca" },
            { value = "vana", en = "Valve", tr = "Vana" },
            { value = "hidrant", en = "Hydrant", tr = "Hidrant" },
            { value = "trafo", en = "Transformer", tr = "Trafo" },
            { value = "direk", en = "Pole", tr = "Direk" },
            { value = "pano", en = "Panel", tr = "Pano" },
        ]
        synonyms = ["turu", "nokta_tur", "nokta_turu", "nokta_tipi"]

        [[field]]
        name = "sebeke"
        title = { en = "Network", tr = "Şebeke" }
        type = "text"
        \(networks)
        synonyms = ["sebeke_tipi", "sebeke_turu"]

        [[field]]
        name = "kapak_kotu"
        title = { en = "Height of the cover", tr = "Kapak kotu" }
        type = "real"
        unit = "m"
        range = { min = -500, max = 6000 }
        synonyms = ["kapak_kot", "ust_kot", "ust_kotu"]

        [[field]]
        name = "taban_kotu"
        title = { en = "Height of the bottom", tr = "Taban kotu" }
        type = "real"
        unit = "m"
        range = { min = -500, max = 6000 }
        synonyms = ["taban_kot", "alt_kot", "alt_kotu", "akar_kotu"]

        """ + BuiltInTemplates.validity

    static let excavationPermit =
        """
        name = "kazi_ruhsat"
        title = { en = "Excavation permits", tr = "Kazı ruhsatları" }
        theme = "altyapi"
        geometry = "MultiPolygon"
        key = ["ruhsat_no"]
        owner = "AYKOME"
        update_days = 7
        access = "staff"

        [[field]]
        name = "ruhsat_no"
        title = { en = "Number of the permit", tr = "Ruhsat numarası" }
        type = "text"
        required = true
        max_length = 60
        synonyms = ["ruhsat", "kazi_ruhsat_no", "kazi_no"]

        [[field]]
        name = "kurum"
        title = { en = "Institution", tr = "Kurum" }
        type = "text"
        required = true
        synonyms = ["kurum_adi", "kurulus", "kurulus_adi"]

        [[field]]
        name = "basvuru_tipi"
        title = { en = "Kind of application", tr = "Başvuru tipi" }
        type = "text"
        required = true
        codes = [
            { value = "kazı ruhsatı", en = "Excavation permit", tr = "Kazı ruhsatı" },
            { value = "ortak kazı", en = "Joint excavation", tr = "Ortak kazı" },
            { value = "acil", en = "Emergency", tr = "Acil" },
        ]
        synonyms = ["basvuru_tip", "basvuru_turu"]

        [[field]]
        name = "is_turu"
        title = { en = "Kind of work", tr = "İş türü" }
        type = "text"
        synonyms = ["is_tur", "is_tipi", "isin_turu"]

        [[field]]
        name = "zemin"
        title = { en = "Surface", tr = "Zemin" }
        type = "text"
        synonyms = ["zemin_tipi", "zemin_cinsi", "zemin_turu"]

        [[field]]
        name = "uzunluk_m"
        title = { en = "Length", tr = "Uzunluk" }
        type = "real"
        unit = "m"
        range = { min = 0 }
        synonyms = ["kazi_uzunlugu", "transe_uzunlugu"]

        [[field]]
        name = "genislik_m"
        title = { en = "Width", tr = "Genişlik" }
        type = "real"
        unit = "m"
        range = { min = 0 }
        synonyms = ["kazi_genisligi", "transe_genisligi"]

        [[field]]
        name = "derinlik_m"
        title = { en = "Depth", tr = "Derinlik" }
        type = "real"
        unit = "m"
        range = { min = 0 }
        synonyms = ["kazi_derinligi", "transe_derinligi"]

        [[field]]
        name = "bas"
        title = { en = "First day", tr = "Başlangıç tarihi" }
        type = "date"
        required = true
        synonyms = ["baslangic", "baslama_tarihi", "bas_tarih", "bas_tarihi", "kazi_baslangic"]
        role = "valid-from"

        [[field]]
        name = "bit"
        title = { en = "Last day", tr = "Bitiş tarihi" }
        type = "date"
        required = true
        synonyms = ["bitis", "bit_tarih", "bit_tarihi", "kazi_bitis"]
        role = "valid-to"

        [[field]]
        name = "durum"
        title = { en = "State", tr = "Durum" }
        type = "text"
        required = true
        synonyms = ["durumu", "ruhsat_durum", "ruhsat_durumu"]

        [[field]]
        name = "ucret"
        title = { en = "Fee", tr = "Ücret" }
        type = "real"
        unit = "TRY"
        range = { min = 0 }
        synonyms = ["bedel", "tutar", "kazi_bedeli", "ucreti"]

        [[field]]
        name = "gerekce"
        title = { en = "Reason", tr = "Gerekçe" }
        type = "text"
        synonyms = ["kazi_gerekcesi", "kazi_nedeni", "gerekcesi"]

        """

    private static let networks =
        """
        codes = [
            { value = "içmesuyu", en = "Drinking water", tr = "İçme suyu" },
            { value = "atıksu", en = "Waste water", tr = "Atık su" },
            { value = "yağmursuyu", en = "Storm water", tr = "Yağmur suyu" },
            { value = "doğalgaz", en = "Natural gas", tr = "Doğal gaz" },
            { value = "elektrik", en = "Electricity", tr = "Elektrik" },
            { value = "telekom", en = "Telecommunications", tr = "Telekomünikasyon" },
            { value = "ktv", en = "Cable television", tr = "Kablo TV" },
            { value = "ısıtma", en = "Heating", tr = "Isıtma" },
            { value = "aydınlatma", en = "Lighting", tr = "Aydınlatma" },
            { value = "raylı", en = "Rail", tr = "Raylı sistem" },
            { value = "sulama", en = "Irrigation", tr = "Sulama" },
        ]
        """
}
