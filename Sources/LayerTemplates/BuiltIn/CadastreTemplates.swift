/// Parcels and buildings.
enum CadastreTemplates {
    /// Block and parcel numbers are texts: `101/A` exists, and `0` is the block of most villages.
    static let parcel =
        """
        name = "parsel"
        title = { en = "Cadastral parcels", tr = "Kadastro parselleri" }
        theme = "kadastro"
        geometry = "MultiPolygon"
        key = ["mahalle_kod", "ada", "parsel"]
        owner = "Emlak ve İstimlak Müdürlüğü"
        update_days = 30
        partition = "ilce"
        access = "staff"

        [topology]
        no_overlaps = true
        gap_group = ["mahalle_kod", "ada"]
        container = { layer = "mahalle", field = "mahalle_kod", container_field = "uavt_kod" }

        [[field]]
        name = "il_kod"
        title = { en = "Province code (number plate)", tr = "İl kodu (plaka)" }
        type = "integer"
        required = true
        range = { min = 1, max = 81 }
        synonyms = ["il_kodu", "plaka", "plaka_kodu", "il_plaka"]

        [[field]]
        name = "ilce"
        title = { en = "District", tr = "İlçe" }
        type = "text"
        required = true
        max_length = 60
        synonyms = ["ilceAd", "ilce_adi", "ilce_isim"]

        [[field]]
        name = "mahalle_kod"
        title = { en = "Neighbourhood code", tr = "Mahalle kodu" }
        type = "text"
        required = true
        max_length = 20
        synonyms = ["mahalleId", "mah_kod", "mah_kodu", "mah_id", "mahalle_no", "mah_no", "mahalle_uavt"]

        [[field]]
        name = "mahalle"
        title = { en = "Neighbourhood", tr = "Mahalle" }
        type = "text"
        required = true
        max_length = 100
        synonyms = ["mahalleAd", "mahalle_adi", "mah", "mah_ad", "mah_adi", "mah_isim", "mahalle_koy", "mah_koy"]

        [[field]]
        name = "ada"
        title = { en = "Block", tr = "Ada" }
        type = "text"
        required = true
        max_length = 20
        synonyms = ["adaNo", "ada_numarasi", "ada_adi"]

        [[field]]
        name = "parsel"
        title = { en = "Parcel", tr = "Parsel" }
        type = "text"
        required = true
        max_length = 20
        synonyms = ["parselNo", "parsel_numarasi", "prs", "prs_no", "prsl_no"]

        [[field]]
        name = "pafta"
        title = { en = "Map sheet", tr = "Pafta" }
        type = "text"
        max_length = 60
        synonyms = ["paftaNo", "pafta_adi", "pafta_ad"]
        role = "sheet-name"

        [[field]]
        name = "nitelik"
        title = { en = "Land description", tr = "Nitelik" }
        type = "text"
        synonyms = ["niteligi", "cins", "cinsi", "vasif", "vasfi"]

        [[field]]
        name = "mevkii"
        title = { en = "Locality", tr = "Mevkii" }
        type = "text"
        synonyms = ["mevki", "mevkisi", "mevkiAd"]

        [[field]]
        name = "tapu_alani"
        title = { en = "Registered area", tr = "Tapu alanı" }
        type = "real"
        unit = "m2"
        range = { min = 0, above_min = true }
        synonyms = ["alan", "tapu_alan", "tapu_yuzolcumu", "tapu_yuzolcum", "yuzolcumu", "yuzolcum", "tescilli_alan"]
        role = "registered-area"

        [[field]]
        name = "hesap_alani"
        title = { en = "Computed area", tr = "Hesap alanı" }
        type = "real"
        unit = "m2"
        synonyms = ["hesap_alan", "hesaplanan_alan", "hesap_yuzolcumu", "geometrik_alan"]
        role = "computed-area"

        [[field]]
        name = "zemin_tipi"
        title = { en = "Kind of property", tr = "Zemin tipi" }
        type = "text"
        synonyms = ["zemin_tip", "zeminKmdurum", "zemin_km_durumu", "tasinmaz_tipi"]

        [[field]]
        name = "durum"
        title = { en = "State", tr = "Durum" }
        type = "text"
        codes = [
            { value = "aktif", en = "Active", tr = "Aktif" },
            { value = "pasif", en = "Passive", tr = "Pasif" },
        ]
        synonyms = ["durumu", "parsel_durum", "parsel_durumu"]

        [[field]]
        name = "gittigi_parseller"
        title = { en = "Parcels it went into", tr = "Gittiği parseller" }
        type = "text"
        synonyms = ["gittigiParselListe", "gittigi_parsel"]

        [[field]]
        name = "tkgm_id"
        title = { en = "Identifier in the land registry", tr = "TKGM kimliği" }
        type = "text"
        max_length = 40
        synonyms = ["zeminId", "takbis_id", "takbis_no", "tasinmaz_id", "tasinmaz_no", "megsis_id"]

        [[field]]
        name = "kaynak"
        title = { en = "Source", tr = "Kaynak" }
        type = "text"
        synonyms = ["kaynagi", "veri_kaynagi"]

        [[field]]
        name = "kaynak_tarihi"
        title = { en = "Date of the source", tr = "Kaynak tarihi" }
        type = "date"
        required = true
        synonyms = ["kaynak_tarih", "veri_tarihi"]

        """ + BuiltInTemplates.validity

    static let building =
        """
        name = "bina"
        title = { en = "Buildings", tr = "Binalar" }
        theme = "yapi"
        geometry = "MultiPolygon"
        key = ["uavt_kod"]
        owner = "Yapı Kontrol Müdürlüğü"
        update_days = 90
        access = "staff"

        [topology]
        uncrossed = ["plan"]

        [[field]]
        name = "uavt_kod"
        title = { en = "National address code", tr = "UAVT kodu" }
        type = "text"
        max_length = 20
        synonyms = ["uavt", "uavt_no", "uavt_kodu", "bina_kod", "bina_kodu"]

        [[field]]
        name = "maks_id"
        title = { en = "Identifier in MAKS", tr = "MAKS kimliği" }
        type = "text"
        max_length = 40
        synonyms = ["maks", "maks_no", "maks_yapi_id"]

        [[field]]
        name = "kullanim"
        title = { en = "Use", tr = "Kullanım" }
        type = "text"
        synonyms = ["kullanim_amaci", "kullanim_sekli", "kullanim_turu", "kullanimi"]

        [[field]]
        name = "kat"
        title = { en = "Floors", tr = "Kat sayısı" }
        type = "integer"
        range = { min = 1, max = 300 }
        synonyms = ["kat_adedi", "kat_adet", "katlar"]

        [[field]]
        name = "yukseklik"
        title = { en = "Height", tr = "Yükseklik" }
        type = "real"
        unit = "m"
        range = { min = 0, above_min = true }
        synonyms = ["bina_yuksekligi", "bina_yukseklik", "yapi_yuksekligi"]

        [[field]]
        name = "yapim_yili"
        title = { en = "Year of construction", tr = "Yapım yılı" }
        type = "integer"
        range = { min = 1000, max = 2100 }
        synonyms = ["yapim_yil", "insa_yili", "yapilis_yili"]

        [[field]]
        name = "ruhsat_no"
        title = { en = "Building permit", tr = "Ruhsat numarası" }
        type = "text"
        max_length = 60
        synonyms = ["ruhsat", "yapi_ruhsat_no", "yapi_ruhsati_no"]

        [[field]]
        name = "iskan"
        title = { en = "Occupancy permit", tr = "İskân belgesi" }
        type = "text"
        max_length = 60
        synonyms = ["iskan_no", "iskan_belge_no", "yapi_kullanma_izni", "yapi_kullanma_izin_no"]

        """ + BuiltInTemplates.validity
}
