import ArgumentParser
import GeoCore
import GeoExchange
import GeoPackageStore
import HomeRegistry
import LayerLoading
import LayerTemplates
import LayerValidation
import PaftaConfiguration
import PaftaTerminal

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
        var request = LoadRequest(file: file)
        request.mode = mode
        request.layer = layer
        request.sourceLayer = sourceLayer
        request.member = member
        request.crs = try crs.map { text throws(PaftaError) in try CRSIdentity(parsing: text) }
        request.targetCRS = try targetCRS.map { text throws(PaftaError) in try CRSIdentity(parsing: text) }
        request.swapsAxes = swapXy
        request.encoding = encoding
        request.personalFields = personal
        request.repairing = repair
        request.template = try chosenTemplate(home)
        if let mapping {
            request.mapping = try FieldMapping(toml: try TextFile.read(mapping), file: mapping)
        }
        request.drawing = try drawing()
        let settings = try HomeConfiguration(toml: try TextFile.read(home.configurationFile)).loading
        request.rules = try ruleSettings(settings)
        request.origin = try origin(settings, isWriting: mode != .check)
        return request
    }

    /// The template that is named, or the one that the layer followed last.
    private func chosenTemplate(_ home: Home) throws(PaftaError) -> LayerTemplate? {
        let library = try TemplateLibrary(folder: "\(home.path)/templates")
        if let template { return try library.template(named: template) }
        guard let layer, let known = try HomeRegistry(home: home.path).registration(of: layer)?.template else {
            return nil
        }
        return try library.template(named: known)
    }

    private func drawing() throws(PaftaError) -> DrawingOptions? {
        guard !areas.isEmpty || !text.isEmpty || closing != nil else { return nil }
        var options = DrawingOptions(areas: areas)
        for pair in text {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw .invalidOption("--text", pair, example: "PARSELNO=parsel") }
            options.texts.append(DrawingOptions.TextAttribute(layer: parts[0], attribute: parts[1]))
        }
        if let closing {
            guard closing >= 0 else { throw .invalidOption("--closing", "\(closing)", example: "0.05") }
            options.closingTolerance = closing
        }
        return options
    }

    private func ruleSettings(_ settings: LoadingConfiguration) throws(PaftaError) -> RuleSettings {
        var rules = RuleSettings()
        var pairs = settings.severities.sorted { $0.key < $1.key }.map { (rule: $0.key, severity: $0.value) }
        for pair in severity {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw .invalidOption("--severity", pair, example: "V-21=off") }
            pairs.append((rule: parts[0], severity: parts[1]))
        }
        rules.severities = try RuleSet.severities(pairs)
        for (name, value) in settings.tolerances.sorted(by: { $0.key < $1.key }) {
            try rules.tolerances.set(name, value)
        }
        rules.boundaryLayer = settings.boundaryLayer
        return rules
    }

    private func origin(_ settings: LoadingConfiguration, isWriting: Bool) throws(PaftaError) -> LoadOrigin {
        var origin = LoadOrigin()
        origin.person = Environment.account
        guard isWriting else { return origin }
        let units = Units(
            settings.units.map { Unit(name: $0.name, accounts: $0.accounts, district: $0.district) }
        )
        let unit = try units.unit(of: origin.person, named: unit)
        origin.unit = unit?.name
        origin.district = unit?.district
        return origin
    }
}

extension RuleTolerances {
    /// Sets a figure by its name in `pafta.toml`.
    ///
    /// - Throws: `configuration.invalid` if there is none of this name.
    fileprivate mutating func set(_ name: String, _ value: Double) throws(PaftaError) {
        switch name {
        case "boundary_margin": boundaryMargin = value
        case "outside_share": outsideShare = value
        case "repair_area_share": repairAreaShare = value
        case "duplicate_distance": duplicateDistance = value
        case "overlap_area": overlapArea = value
        case "overlap_width": overlapWidth = value
        case "gap_width": gapWidth = value
        case "dangling_distance": danglingDistance = value
        case "count_drop_share": countDropShare = value
        case "maximum_positions": maximumPositions = Int(value)
        case "maximum_rings": maximumRings = Int(value)
        default: throw .unknownTolerance(name)
        }
    }
}

extension PaftaError {
    fileprivate static func unknownTolerance(_ name: String) -> PaftaError {
        let names = """
            boundary_margin, outside_share, repair_area_share, duplicate_distance, overlap_area, overlap_width, \
            gap_width, dangling_distance, count_drop_share, maximum_positions, maximum_rings
            """
        return PaftaError(
            .invalidInput,
            .invalidConfiguration,
            LocalizedText(
                "pafta.toml has an unknown tolerance '\(name)'.",
                tr: "pafta.toml içinde bilinmeyen tolerans: '\(name)'."
            ),
            remedy: LocalizedText("They are \(names).", tr: "Olanlar: \(names).")
        )
    }
}
