/// Roads.
enum RoadTemplates {
    /// One street has many lines with the same code, so lines have no key.
    static let road =
        """
        name = "yol"
        title = { en = "Roads", tr = "Yollar" }
        theme = "ulasim"
        geometry = "MultiLineString"
        owner = "Fen İşleri Müdürlüğü"
        update_days = 180
        access = "staff"

        [topology]
        network = true

        [[field]]
        name = "csbm_kod"
        title = { en = "Street code", tr = "CSBM kodu" }
        type = "text"
        max_length = 20
        synonyms = ["csbm", "csbm_kodu", "csbm_no", "kod", "yol_kod", "yol_kodu", "sokak_kod", "sokak_kodu", "uavt_kod"]

        [[field]]
        name = "ad"
        title = { en = "Name", tr = "Adı" }
        type = "text"
        max_length = 150
        synonyms = ["yol_ad", "yol_adi", "sokak_ad", "sokak_adi", "csbm_ad", "csbm_adi", "isim"]

        [[field]]
        name = "tip"
        title = { en = "Kind", tr = "Tip" }
        type = "text"
        max_length = 60
        synonyms = ["yol_tip", "yol_tipi", "yol_sinifi", "yol_turu", "turu", "csbm_tipi"]

        [[field]]
        name = "genislik"
        title = { en = "Width", tr = "Genişlik" }
        type = "real"
        unit = "m"
        range = { min = 0, max = 500 }
        synonyms = ["yol_genisligi", "yol_genislik", "genisligi"]

        [[field]]
        name = "kaplama"
        title = { en = "Surface", tr = "Kaplama" }
        type = "text"
        max_length = 60
        synonyms = ["kaplama_cinsi", "kaplama_turu", "kaplama_tipi", "yol_kaplama"]

        [[field]]
        name = "tek_yon"
        title = { en = "One-way", tr = "Tek yön" }
        type = "boolean"
        synonyms = ["tek_yonlu", "tek_yon_mu", "oneway"]

        """ + BuiltInTemplates.validity
}
