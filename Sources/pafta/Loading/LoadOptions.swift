import ArgumentParser
import GeoCore
import GeoPackageStore
import LayerLoading

/// What a person tells of a delivery: for `load` and `check` alike.
struct LoadOptions: ParsableArguments {
    @Argument(help: "The file: SHP, GPKG, GeoJSON, GML, DXF, KML, TAB, CSV, XLSX, GDB, ZIP … / Dosya.")
    var file: String

    @Option(name: .customLong("as"), help: "The template it has to follow, as parsel. / Uyması gereken şablon.")
    var template: String?

    @Option(help: "The collection's name (default: the template's, or each layer's own). / Katmanın adı.")
    var layer: String?

    @Option(help: "Load only this layer of the file. / Dosyadaki yalnız bu katman.")
    var sourceLayer: String?

    @Option(help: "The data set of an archive or folder. / Arşivdeki ya da klasördeki veri kümesi.")
    var member: String?

    @Option(help: "The CRS of the coordinates, as EPSG:5254. / Koordinat sistemi.")
    var crs: String?

    @Option(name: .customLong("to"), help: "The CRS to store in. / Saklanacağı koordinat sistemi.")
    var targetCRS: String?

    @Flag(help: "Exchange x and y of every position. / Her noktada X ile Y'yi değiştir.")
    var swapXy = false

    @Option(help: "The text encoding, as CP1254. / Metin kodlaması.")
    var encoding: String?

    @Option(help: "A file that maps fields of the source to those of the template. / Alan eşleme dosyası.")
    var mapping: String?

    @Option(help: "A field that may hold personal data. / Kişisel veri içerebilecek alan.")
    var personal: [String] = []

    @Option(help: "A drawing layer whose outlines are areas. / Sınırları alan olan çizim tabakası.")
    var areas: [String] = []

    @Option(help: "Texts of a drawing layer that name the areas, as PARSELNO=parsel. / Alanı adlandıran yazılar.")
    var text: [String] = []

    @Option(help: "How far apart ends of an outline may be. / Sınır uçlarının en büyük açıklığı.")
    var closing: Double?

    @Option(help: "A rule's severity: off, info, warning, error, as V-21=off. / Kuralın önem derecesi.")
    var severity: [String] = []

    @Flag(help: "Put right what rules can. / Kuralların düzeltebildiğini düzelt.")
    var repair = false

    @Option(help: "The folder for the report (default: reports in the home). / Rapor klasörü.")
    var report: String?

    @Option(help: "The unit you act for. / Adına çalıştığınız birim.")
    var unit: String?

    /// Returns the request that the options make in a home.
    ///
    /// - Throws: `template.*`, `mapping.*`, `crs.malformed`, `rule.invalid`, `option.invalid`, `configuration.invalid`,
    ///   `unit.unknown`.
    func request(_ home: Home, _ mode: LoadRequest.Mode) throws(PaftaError) -> LoadRequest {
        try settings.request(for: file, home, mode)
    }

    private var settings: DeliverySettings {
        var settings = DeliverySettings()
        settings.template = template
        settings.layer = layer
        settings.sourceLayer = sourceLayer
        settings.member = member
        settings.crs = crs
        settings.targetCRS = targetCRS
        settings.swapsAxes = swapXy
        settings.encoding = encoding
        settings.mapping = mapping
        settings.personalFields = personal
        settings.areas = areas
        settings.texts = text
        settings.closing = closing
        settings.severities = severity
        settings.repairs = repair
        settings.unit = unit
        return settings
    }
}
