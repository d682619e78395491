import GeoCore

/// What links and pages are called.
enum Titles {
    static let api = LocalizedText("The API definition", tr: "API tanımı")
    static let apiPage = LocalizedText("The API for people", tr: "Okunabilir API belgesi")
    static let conformance = LocalizedText("Conformance classes", tr: "Uyulan standart sınıfları")
    static let collections = LocalizedText("Collections", tr: "Katmanlar")
    static let collection = LocalizedText("This collection", tr: "Bu katman")
    static let features = LocalizedText("Features", tr: "Kayıtlar")
    static let changes = LocalizedText("Changes of the features", tr: "Kayıtlardaki değişiklikler")
    static let nextPage = LocalizedText("Next page", tr: "Sonraki sayfa")
    static let documentation = LocalizedText("Description of the data", tr: "Verinin tanıtımı")
    static let vectorTiles = LocalizedText("Vector tiles", tr: "Vektör karolar")
    static let tile = LocalizedText("Vector tile", tr: "Vektör karo")
    static let tileJSON = LocalizedText("Vector tiles as TileJSON", tr: "Vektör karolar, TileJSON olarak")
    static let tileMatrixSets = LocalizedText("Tile matrix sets", tr: "Karo matris setleri")
    static let tileMatrixSet = LocalizedText("Tile matrix set", tr: "Karo matris seti")

    static let functions = LocalizedText("Functions for filters", tr: "Süzgeç işlevleri")
    static let schema = LocalizedText("Schema of the features", tr: "Kayıtların şeması")
    static let queryables = LocalizedText("Properties for filters", tr: "Süzülebilir alanlar")
    static let sortables = LocalizedText("Properties to sort by", tr: "Sıralanabilir alanlar")

    static func features(_ format: String) -> LocalizedText {
        LocalizedText("Features as \(format)", tr: "Kayıtlar, \(format) olarak")
    }
}
