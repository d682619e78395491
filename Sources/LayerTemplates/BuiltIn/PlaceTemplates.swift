/// Places that people look for.
enum PlaceTemplates {
    /// The telephone is that of the institution, so it tells about no person.
    static let place =
        """
        name = "poi"
        title = { en = "Places", tr = "Önemli yerler" }
        theme = "kent"
        geometry = "Point"
        owner = "Bilgi İşlem Müdürlüğü"
        update_days = 90
        access = "public"

        [[field]]
        name = "kategori"
        title = { en = "Category", tr = "Kategori" }
        type = "text"
        required = true
        max_length = 80
        synonyms = ["kategorisi", "turu", "tip", "tipi"]

        [[field]]
        name = "ad"
        title = { en = "Name", tr = "Adı" }
        type = "text"
        required = true
        max_length = 200
        synonyms = ["isim", "yer_adi", "name"]

        [[field]]
        name = "adres"
        title = { en = "Address", tr = "Adres" }
        type = "text"
        synonyms = ["adresi", "acik_adres"]

        [[field]]
        name = "telefon"
        title = { en = "Telephone of the institution", tr = "Kurum telefonu" }
        type = "text"
        max_length = 40
        synonyms = ["telefonu", "telefon_no", "tel", "tel_no"]

        [[field]]
        name = "nobet_tarihi"
        title = { en = "Day on duty", tr = "Nöbet tarihi" }
        type = "date"
        synonyms = ["nobet_gunu", "nobet_tarih"]

        [[field]]
        name = "calisma_saati"
        title = { en = "Opening hours", tr = "Çalışma saati" }
        type = "text"
        synonyms = ["calisma_saatleri", "acilis_saatleri"]

        """ + BuiltInTemplates.validity
}
