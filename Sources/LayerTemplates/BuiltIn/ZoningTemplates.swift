/// Zoning plans, their functions and their lines.
enum ZoningTemplates {
    static let plan =
        """
        name = "plan"
        title = { en = "Zoning plans", tr = "İmar planları" }
        theme = "imar"
        geometry = "MultiPolygon"
        key = ["pin"]
        owner = "İmar ve Şehircilik Müdürlüğü"
        update_days = 30
        access = "public"

        [[field]]
        name = "plan_adi"
        title = { en = "Name of the plan", tr = "Plan adı" }
        type = "text"
        required = true
        synonyms = ["plan_ad", "adi", "ad"]

        [[field]]
        name = "tip"
        title = { en = "Kind of plan", tr = "Plan tipi" }
        type = "text"
        codes = [
            { value = "UİP", en = "Implementation plan", tr = "Uygulama imar planı" },
            { value = "NİP", en = "Master plan", tr = "Nazım imar planı" },
            { value = "ÇDP", en = "Environmental plan", tr = "Çevre düzeni planı" },
            { value = "KAUİP", en = "Conservation implementation plan", tr = "Koruma amaçlı uygulama imar planı" },
        ]
        synonyms = ["plan_turu", "plan_tur"]

        [[field]]
        name = "olcek"
        title = { en = "Scale denominator", tr = "Ölçek paydası" }
        type = "integer"
        required = true
        range = { min = 1 }
        synonyms = ["plan_olcek", "plan_olcegi", "olcegi"]

        [[field]]
        name = "pin"
        title = { en = "Plan transaction number", tr = "Plan işlem numarası" }
        type = "text"
        max_length = 40
        synonyms = ["pin_no", "plan_pin", "plan_islem_no"]

        [[field]]
        name = "karar_mercii"
        title = { en = "Approving authority", tr = "Karar mercii" }
        type = "text"
        synonyms = ["karar_merci", "onay_mercii", "onaylayan"]

        [[field]]
        name = "karar_no"
        title = { en = "Number of the decision", tr = "Karar numarası" }
        type = "text"
        max_length = 60
        synonyms = ["meclis_karar_no"]

        [[field]]
        name = "karar_tarihi"
        title = { en = "Date of the decision", tr = "Karar tarihi" }
        type = "date"
        synonyms = ["karar_tarih", "meclis_karar_tarihi"]

        [[field]]
        name = "onay_tarihi"
        title = { en = "Date of approval", tr = "Onay tarihi" }
        type = "date"
        synonyms = ["onay_tarih", "onama_tarihi", "onanma_tarihi"]

        [[field]]
        name = "aski_bas"
        title = { en = "Public display from", tr = "Askı başlangıcı" }
        type = "date"
        synonyms = ["aski_baslangic", "aski_baslangic_tarihi", "aski_baslama_tarihi"]

        [[field]]
        name = "aski_bit"
        title = { en = "Public display to", tr = "Askı bitişi" }
        type = "date"
        synonyms = ["aski_bitis", "aski_bitis_tarihi"]

        [[field]]
        name = "durum"
        title = { en = "State", tr = "Durum" }
        type = "text"
        required = true
        codes = [
            { value = "taslak", en = "Draft", tr = "Taslak" },
            { value = "askıda", en = "On public display", tr = "Askıda" },
            { value = "kesin", en = "Final", tr = "Kesinleşmiş" },
            { value = "iptal", en = "Cancelled", tr = "İptal" },
        ]
        synonyms = ["durumu", "plan_durum", "plan_durumu"]

        [[field]]
        name = "plan_notu"
        title = { en = "Plan notes", tr = "Plan notu" }
        type = "text"
        synonyms = ["plan_notlari", "plan_not", "plan_hukmu", "plan_hukumleri"]

        [[field]]
        name = "belge_url"
        title = { en = "Address of the document", tr = "Belge adresi" }
        type = "text"
        synonyms = ["belge_adres", "belge_link", "url"]

        """ + BuiltInTemplates.validity

    /// Classes and kinds are those of PlanGML; there are too many and they change too often for a list here.
    ///
    /// Roads are lines there and no functions, so what a plan leaves to them is not missing.
    static let function =
        """
        name = "imar_fonksiyon"
        title = { en = "Zoning functions", tr = "İmar fonksiyonları" }
        theme = "imar"
        geometry = "MultiPolygon"
        owner = "İmar ve Şehircilik Müdürlüğü"
        update_days = 30
        access = "staff"

        [topology]
        no_overlaps = true
        overlap_group = ["plan_id"]
        container = { layer = "plan", field = "plan_id", container_field = "pin", other_field = "plan_adi" }

        [[topology.roads]]
        layer = "plan_cizgi"
        width = "genislik"
        field = "tur"
        values = ["yol_orta", "yaya_yolu", "bisiklet_yolu", "demiryolu"]

        [[topology.roads]]
        layer = "yol"
        width = "genislik"

        [[field]]
        name = "plan_id"
        title = { en = "The plan it belongs to", tr = "Ait olduğu plan" }
        type = "text"
        required = true
        max_length = 100
        synonyms = ["plan", "plan_no", "plan_adi", "pin", "plan_pin"]

        [[field]]
        name = "sinif"
        title = { en = "Class in PlanGML", tr = "PlanGML sınıfı" }
        type = "text"
        required = true
        max_length = 60
        synonyms = ["sinifi", "plan_sinif", "plangml_sinif"]

        [[field]]
        name = "tip"
        title = { en = "Kind of function", tr = "Fonksiyon tipi" }
        type = "text"
        required = true
        max_length = 80
        synonyms = ["tipi", "fonksiyon", "fonksiyonu", "konut_tip", "calisma_tip"]

        [[field]]
        name = "tabaka_kod"
        title = { en = "Layer code of the ministry", tr = "Bakanlık tabaka kodu" }
        type = "integer"
        range = { min = 100000, max = 999999 }
        synonyms = ["tabaka", "tabaka_kodu", "tabaka_no"]

        [[field]]
        name = "ad"
        title = { en = "Name", tr = "Adı" }
        type = "text"
        synonyms = ["isim", "fonksiyon_ad", "fonksiyon_adi"]

        [[field]]
        name = "taks"
        title = { en = "Ground coverage", tr = "TAKS" }
        type = "real"
        range = { min = 0, max = 1, above_min = true }
        synonyms = ["taban_alani_kat_sayisi"]
        role = "ground-coverage"

        [[field]]
        name = "taks_tip"
        title = { en = "Meaning of the ground coverage", tr = "TAKS anlamı" }
        type = "text"
        \(meanings)
        synonyms = ["taks_tipi"]

        [[field]]
        name = "kaks"
        title = { en = "Floor area ratio", tr = "KAKS (emsal)" }
        type = "real"
        range = { min = 0, max = 100, above_min = true }
        synonyms = ["emsal", "emsal_kaks", "kaks_emsal"]
        role = "floor-area-ratio"

        [[field]]
        name = "kaks_tip"
        title = { en = "Meaning of the floor area ratio", tr = "KAKS anlamı" }
        type = "text"
        \(meanings)
        synonyms = ["kaks_tipi", "emsal_kaks_tip", "emsal_tip"]

        [[field]]
        name = "kat_adedi"
        title = { en = "Floors", tr = "Kat adedi" }
        type = "integer"
        range = { min = 1, max = 300 }
        synonyms = ["kat", "kat_adet", "kat_sayisi"]

        [[field]]
        name = "yukseklik"
        title = { en = "Greatest height", tr = "En çok yükseklik (Yençok)" }
        type = "real"
        unit = "m"
        range = { min = 0, above_min = true }
        synonyms = ["yencok", "hmax", "h_max", "yapi_yuksekligi", "yapi_yukseklik", "bina_yuksekligi"]

        [[field]]
        name = "yukseklik_tip"
        title = { en = "Meaning of the height", tr = "Yükseklik anlamı" }
        type = "text"
        \(meanings)
        synonyms = ["yukseklik_tipi", "yapi_yuksekligi_tip", "yencok_tip"]

        [[field]]
        name = "on_bahce"
        title = { en = "Front setback", tr = "Ön bahçe mesafesi" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 1000 }
        synonyms = ["on_cekme", "on_cekme_mesafesi", "on_bahce_m"]

        [[field]]
        name = "yan_bahce"
        title = { en = "Side setback", tr = "Yan bahçe mesafesi" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 1000 }
        synonyms = ["yan_cekme", "yan_cekme_mesafesi", "yan_bahce_m"]

        [[field]]
        name = "arka_bahce"
        title = { en = "Rear setback", tr = "Arka bahçe mesafesi" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 1000 }
        synonyms = ["arka_cekme", "arka_cekme_mesafesi", "arka_bahce_m"]

        [[field]]
        name = "nizam"
        title = { en = "Arrangement of buildings", tr = "Yapı nizamı" }
        type = "text"
        codes = [
            { value = "Ayrik", en = "Detached", tr = "Ayrık" },
            { value = "Bitisik", en = "Attached", tr = "Bitişik" },
            { value = "Blok", en = "Block", tr = "Blok" },
            { value = "Serbest", en = "Free", tr = "Serbest" },
            { value = "Ikiz", en = "Semi-detached", tr = "İkiz" },
        ]
        synonyms = ["yapi_duzeni", "yapi_nizam", "nizami"]

        """ + BuiltInTemplates.validity

    /// A 0 with the meaning `Serbest` is no number: the plan leaves it free.
    private static let meanings =
        """
        codes = [
            { value = "Deger", en = "The number holds", tr = "Değer" },
            { value = "Serbest", en = "Free", tr = "Serbest" },
            { value = "GecerliDegil", en = "Does not apply", tr = "Geçerli değil" },
        ]
        """

    static let line =
        """
        name = "plan_cizgi"
        title = { en = "Lines of zoning plans", tr = "Plan çizgileri" }
        theme = "imar"
        geometry = "MultiLineString"
        owner = "İmar ve Şehircilik Müdürlüğü"
        update_days = 30
        access = "staff"

        [[field]]
        name = "tur"
        title = { en = "Kind", tr = "Tür" }
        type = "text"
        codes = [
            { value = "ada_kenari", en = "Edge of a block", tr = "Ada kenarı" },
            { value = "yapi_yaklasma", en = "Building line", tr = "Yapı yaklaşma sınırı" },
            { value = "yol_orta", en = "Centre line of a road", tr = "Yol orta çizgisi" },
            { value = "kiyi_kenar", en = "Shore edge", tr = "Kıyı kenar çizgisi" },
            { value = "yaya_yolu", en = "Footpath", tr = "Yaya yolu" },
            { value = "bisiklet_yolu", en = "Cycle path", tr = "Bisiklet yolu" },
            { value = "demiryolu", en = "Railway", tr = "Demiryolu" },
            { value = "kopru_gecit", en = "Bridge or passage", tr = "Köprü ya da geçit" },
            { value = "iletim_hatti", en = "Transmission line", tr = "İletim hattı" },
            { value = "enerji_nakil_hatti", en = "Power line", tr = "Enerji nakil hattı" },
            { value = "icmesuyu_ana_hat", en = "Drinking-water main", tr = "İçme suyu ana hattı" },
            { value = "atiksu_sistemi", en = "Waste-water system", tr = "Atık su sistemi" },
        ]
        synonyms = ["turu", "cizgi_tur", "cizgi_turu", "cizgi_tipi"]

        [[field]]
        name = "genislik"
        title = { en = "Width", tr = "Genişlik" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 500 }
        synonyms = ["yol_genisligi", "yol_genislik", "genisligi"]

        [[field]]
        name = "mesafe"
        title = { en = "Distance", tr = "Mesafe" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 1000 }
        synonyms = ["cekme_mesafesi", "yaklasma_mesafesi"]

        """ + BuiltInTemplates.validity
}
