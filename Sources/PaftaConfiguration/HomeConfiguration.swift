public import GeoCore
internal import TOMLReading

/// The settings of a home, read once at the start from `pafta.toml`.
public struct HomeConfiguration: Sendable {
    /// The municipality, as it stands on every page.
    public var municipality = "Belediye"
    /// The language of answers to clients that ask for none.
    public var language = Language.english
    /// The address to listen at.
    public var host = "127.0.0.1"
    /// The port to listen at.
    public var port = 8080
    /// The address that links start with, without a slash at the end, when a proxy stands before the server.
    public var publicURL: String?
    /// The threads that read the store; 0 for one per processor.
    public var workers = 0
    /// The features of a page when the request names no limit.
    public var defaultFeatures = 100
    /// The most features of one answer.
    public var maximumFeatures = 1_000_000
    /// A collection's lowest zoom is the one where an average tile has at most so many features.
    public var maximumTileFeatures = 100_000
    /// What loads go by.
    public var loading = LoadingConfiguration()
    /// Who is let in, and how.
    public var access = AccessConfiguration()
    /// How the server speaks https itself; `nil` if it does not.
    public var tls: TLSSettings?

    /// Whether people reach the server by https, by itself or through a proxy.
    public var isReachedSecurely: Bool { tls != nil || publicURL?.hasPrefix("https://") ?? false }

    /// Creates the settings of a home that sets none.
    public init() {}

    /// Reads the settings.
    ///
    /// - Throws: `configuration.invalid`, with the line or the name of what is wrong.
    public init(toml text: String) throws(PaftaError) {
        let root = try TOMLSection(parsing: text, document: ConfigurationDocument())
        try root.checkKeys([
            "municipality", "server", "limits", "units", "rules", "tolerances", "access", "audit",
            "tls",
        ])
        if let section = try root.section("municipality") { try readMunicipality(section) }
        if let section = try root.section("server") { try readServer(section) }
        if let section = try root.section("limits") { try readLimits(section) }
        try loading.read(root)
        try access.read(root)
        tls = try TLSSettings.read(root)
    }

    private mutating func readMunicipality(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys(["name", "language", "boundary"])
        municipality = try section.text("name") ?? municipality
        language = try section.choice("language") ?? language
        loading.boundaryLayer = try section.text("boundary")
    }

    private mutating func readServer(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys(["host", "port", "public_url", "workers"])
        host = try section.text("host") ?? host
        port = try section.integer("port", in: 1...65_535) ?? port
        publicURL = try section.text("public_url").map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        workers = try section.integer("workers", in: 0...1_024) ?? workers
    }

    private mutating func readLimits(_ section: TOMLSection) throws(PaftaError) {
        try section.checkKeys(["default_features", "maximum_features", "maximum_tile_features"])
        defaultFeatures = try section.count("default_features") ?? defaultFeatures
        maximumFeatures = try section.count("maximum_features") ?? maximumFeatures
        maximumTileFeatures = try section.count("maximum_tile_features") ?? maximumTileFeatures
    }

    /// The file that `pafta init` writes: every setting with its meaning, in Turkish and English.
    ///
    /// - Parameters:
    ///   - municipality: Its name.
    ///   - undeclaredLayers: The access class of layers about which nothing was decided.
    /// - Returns: The text.
    public static func template(municipality: String, undeclaredLayers: String = "staff") -> String {
        // The two characters that mean something in a TOML text.
        let name = municipality.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return """
            # Pafta ayarları / settings of this Pafta home

            [municipality]
            name = "\(name)"            # her sayfada görünen ad / the name on every page
            # boundary = "mahalle"      # yüklenenler bu katmanın alanıyla karşılaştırılır / loads are compared with its area
            language = "tr"             # dil istemeyenler için: tr, en / for clients that ask for no language

            [server]
            host = "127.0.0.1"          # dinlenecek adres / the address to listen at
            port = 8080
            # public_url = "https://harita.example.bel.tr"   # vekil sunucu arkasındaysa / behind a proxy
            # workers = 0                # okuyan iş parçacığı; 0 = işlemci sayısı / reading threads; 0 = one per processor

            [limits]
            default_features = 100      # 'limit' verilmezse / when a request names no 'limit'
            maximum_features = 1000000  # bir yanıtta en çok / the most features of one answer
            # maximum_tile_features = 100000

            [access]
            # Erişim sınıfı belirlenmemiş katmanlar / layers about which nobody has decided:
            # public (herkes), partner (protokollü kurumlar), staff (personel), restricted (sahibi olan birim)
            undeclared_layers = "\(undeclaredLayers)"
            # keys_in_query = false     # anahtar adreste kabul edilmesin / no keys in addresses
            # forwarders = ["10.0.0.5"] # X-Forwarded-For başlığına güvenilen vekiller / proxies that are believed

            # Vekil sunucu olmadan https / https without a proxy (port yoksa tek kapı https olur / without port there is one port):
            # [tls]
            # certificate = "tls/sunucu.pem"   # ara sertifikalarla / with the intermediate ones
            # key = "tls/sunucu.key"
            # port = 8443
            # client_ca = "tls/kurumlar.pem"   # alıcı kurumların sertifikalarını imzalayan kök / signs certificates of partners
            # client_certificates = "optional" # "off", "optional", "required"

            # [audit]
            # sync_every_record = true
            # central_log = "udp://log.example.bel.tr:514"

            # Bir katmanı yalnız sahibi olan birim yükler / only the unit that owns a layer loads it:
            # [units."İmar ve Şehircilik"]
            # accounts = ["ayse", "fatma"]
            # [units."Merkez İlçe Belediyesi"]
            # accounts = ["ali"]
            # district = "Merkez"        # yalnız bu ilçenin parçası / only the part of this district

            # Kuralların önem derecesi / severities of rules: "off", "info", "warning", "error"
            # [rules]
            # V-21 = "error"
            # [tolerances]
            # overlap_area = 0.1         # m²

            """
    }
}

extension PaftaError.Code {
    /// The configuration file cannot be read.
    public static let invalidConfiguration = Self("configuration.invalid")
}

/// `pafta.toml`, and how its mistakes are told.
private struct ConfigurationDocument: TOMLDocument {
    func fault(_ what: LocalizedText, remedy: LocalizedText?) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidConfiguration,
            LocalizedText(
                "pafta.toml cannot be used: \(what.english).",
                tr: "pafta.toml kullanılamıyor: \(what.turkish)."
            ),
            remedy: remedy
                ?? LocalizedText(
                    "Correct it; 'pafta init' in an empty folder writes a valid one to compare with.",
                    tr: "Düzeltin; karşılaştırmak için boş bir klasörde 'pafta init' geçerli bir dosya yazar."
                )
        )
    }
}
