internal import GeoCore

/// The words of the pages themselves, as the templates name them.
enum PageWords {
    /// Returns every word in `language`.
    static func words(in language: Language) -> [String: String] {
        all.mapValues { $0.text(in: language) }
    }

    private static let all: [String: LocalizedText] = [
        "account": LocalizedText("Account", tr: "Kullanıcı adı"),
        "api": LocalizedText("API description", tr: "API tanımı"),
        "arguments": LocalizedText("Arguments", tr: "Girdiler"),
        "cell": LocalizedText("Cell size", tr: "Hücre boyu"),
        "collections": LocalizedText("Collections", tr: "Katmanlar"),
        "columns": LocalizedText("Columns", tr: "Sütunlar"),
        "conformanceLead": LocalizedText(
            "The requirement classes of the standards that this service meets.",
            tr: "Bu hizmetin karşıladığı standart gereksinim sınıfları."
        ),
        "contact": LocalizedText("Contact", tr: "İletişim"),
        "crs": LocalizedText("Stored CRS", tr: "Koordinat sistemi"),
        "extent": LocalizedText("Extent (degrees)", tr: "Kapsam (derece)"),
        "features": LocalizedText("features", tr: "nesne"),
        "function": LocalizedText("Function", tr: "İşlev"),
        "functionsLead": LocalizedText(
            "The functions that filters in CQL2 may call. Names may be written in any letter case.",
            tr: "CQL2 süzgeçlerinde kullanılabilen işlevler. Adları büyük ya da küçük harfle yazılabilir."
        ),
        "geometry": LocalizedText("Geometry", tr: "Geometri"),
        "identifier": LocalizedText("Identifier", tr: "Kimlik"),
        "language": LocalizedText("Language of the texts", tr: "Metinlerin dili"),
        "licence": LocalizedText("Licence", tr: "Lisans"),
        "links": LocalizedText("Links", tr: "Bağlantılar"),
        "map": LocalizedText("Map", tr: "Harita"),
        "matrixSize": LocalizedText("Tiles", tr: "Karolar"),
        "meaning": LocalizedText("Meaning", tr: "Anlamı"),
        "name": LocalizedText("Name", tr: "Ad"),
        "next": LocalizedText("Next page", tr: "Sonraki sayfa"),
        "noCollections": LocalizedText(
            "There are no collections yet. Load one with 'pafta load'.",
            tr: "Henüz katman yok. 'pafta load' ile yükleyin."
        ),
        "openMap": LocalizedText("Open the map", tr: "Haritayı aç"),
        "path": LocalizedText("Path", tr: "Yol"),
        "password": LocalizedText("Password", tr: "Parola"),
        "properties": LocalizedText("Properties", tr: "Alanlar"),
        "result": LocalizedText("Result", tr: "Sonuç"),
        "rows": LocalizedText("Rows", tr: "Satırlar"),
        "scale": LocalizedText("Scale 1:", tr: "Ölçek 1:"),
        "showOnMap": LocalizedText("Show on the map", tr: "Haritada göster"),
        "signIn": LocalizedText("Staff sign-in", tr: "Personel girişi"),
        "signInLead": LocalizedText(
            "For people of the municipality. The session ends when the browser is closed, or after a while without use.",
            tr: "Belediye personeli içindir. Oturum, tarayıcı kapatılınca ya da bir süre kullanılmayınca sona erer."
        ),
        "signInNow": LocalizedText("Sign in", tr: "Oturum aç"),
        "signInRemedy": LocalizedText(
            "Check the account and the password; after several failures the account is locked for a while.",
            tr: "Kullanıcı adını ve parolayı denetleyin; art arda başarısız denemelerde hesap bir süre kilitlenir."
        ),
        "signOut": LocalizedText("Sign out", tr: "Oturumu kapat"),
        "source": LocalizedText("Source", tr: "Kaynak"),
        "start": LocalizedText("Landing page", tr: "Giriş sayfası"),
        "statuses": LocalizedText("Status codes", tr: "Durum kodları"),
        "theme": LocalizedText("Theme", tr: "Tema"),
        "time": LocalizedText("Time", tr: "Zaman"),
        "tools": LocalizedText("Tools", tr: "Araçlar"),
        "type": LocalizedText("Type", tr: "Tür"),
        "zoom": LocalizedText("Zoom level", tr: "Yakınlık düzeyi"),
    ]
}
