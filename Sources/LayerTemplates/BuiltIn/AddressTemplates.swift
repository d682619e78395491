/// Neighbourhoods and doors.
enum AddressTemplates {
    static let neighbourhood =
        """
        name = "mahalle"
        title = { en = "Neighbourhoods", tr = "Mahalleler" }
        theme = "adres"
        geometry = "MultiPolygon"
        key = ["uavt_kod"]
        owner = "Harita Müdürlüğü"
        update_days = 365
        partition = "ilce"
        access = "public"

        [topology]
        no_overlaps = true

        [[field]]
        name = "uavt_kod"
        title = { en = "National address code", tr = "UAVT kodu" }
        type = "text"
        required = true
        max_length = 20
        synonyms = ["kod", "mahalle_kod", "mah_kod", "mahalle_id", "tanitim_no", "sabit_tanitim_no", "uavt", "uavt_no"]

        [[field]]
        name = "ad"
        title = { en = "Name", tr = "Adı" }
        type = "text"
        required = true
        max_length = 100
        synonyms = ["mahalle", "mahalle_ad", "mahalle_adi", "mah_ad", "mah_adi", "mah_isim", "isim"]

        [[field]]
        name = "ilce"
        title = { en = "District", tr = "İlçe" }
        type = "text"
        required = true
        max_length = 60
        synonyms = ["ilce_ad", "ilce_adi", "ilce_isim"]

        [[field]]
        name = "il_kod"
        title = { en = "Province code (number plate)", tr = "İl kodu (plaka)" }
        type = "integer"
        required = true
        range = { min = 1, max = 81 }
        synonyms = ["il_kodu", "plaka", "plaka_kodu", "il_plaka"]

        [[field]]
        name = "nufus"
        title = { en = "Population", tr = "Nüfus" }
        type = "integer"
        range = { min = 0 }
        synonyms = ["nufusu", "toplam_nufus"]

        """ + BuiltInTemplates.validity

    static let door =
        """
        name = "kapi"
        title = { en = "House doors", tr = "Kapı numaraları" }
        theme = "adres"
        geometry = "Point"
        key = ["uavt_kod"]
        owner = "Emlak ve İstimlak Müdürlüğü"
        update_days = 30
        access = "staff"

        [[field]]
        name = "uavt_kod"
        title = { en = "National address code", tr = "UAVT kodu" }
        type = "text"
        max_length = 20
        synonyms = ["uavt", "uavt_no", "uavt_kodu", "adres_no", "adres_kodu", "numarataj_kod"]

        [[field]]
        name = "kapi_no"
        title = { en = "Door number", tr = "Kapı numarası" }
        type = "text"
        max_length = 20
        synonyms = ["kapi", "dis_kapi_no", "dis_kapi", "numarataj", "bina_kapi_no"]

        [[field]]
        name = "csbm_kod"
        title = { en = "Street code", tr = "CSBM kodu" }
        type = "text"
        max_length = 20
        synonyms = ["csbm", "csbm_kodu", "csbm_no", "yol_kod", "yol_kodu", "sokak_kod", "sokak_kodu"]

        """ + BuiltInTemplates.validity
}
