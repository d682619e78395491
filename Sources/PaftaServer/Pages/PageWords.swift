internal import GeoCore

/// The words of the pages themselves, as the templates name them.
enum PageWords {
    /// Returns every word in `language`.
    static func words(in language: Language) -> [String: String] {
        all.mapValues { $0.text(in: language) }
    }

    private static let all: [String: LocalizedText] = [
        "api": LocalizedText("API description", tr: "API tanımı"),
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
        "geometry": LocalizedText("Geometry", tr: "Geometri"),
        "identifier": LocalizedText("Identifier", tr: "Kimlik"),
        "licence": LocalizedText("Licence", tr: "Lisans"),
        "links": LocalizedText("Links", tr: "Bağlantılar"),
        "map": LocalizedText("Map", tr: "Harita"),
        "matrixSize": LocalizedText("Tiles", tr: "Karolar"),
        "name": LocalizedText("Name", tr: "Ad"),
        "next": LocalizedText("Next page", tr: "Sonraki sayfa"),
        "noCollections": LocalizedText(
            "There are no collections yet. Load one with 'pafta load'.",
            tr: "Henüz katman yok. 'pafta load' ile yükleyin."
        ),
        "openMap": LocalizedText("Open the map", tr: "Haritayı aç"),
        "path": LocalizedText("Path", tr: "Yol"),
        "properties": LocalizedText("Properties", tr: "Alanlar"),
        "rows": LocalizedText("Rows", tr: "Satırlar"),
        "scale": LocalizedText("Scale 1:", tr: "Ölçek 1:"),
        "showOnMap": LocalizedText("Show on the map", tr: "Haritada göster"),
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
