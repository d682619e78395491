import GeoCore
import GeoExchange
import GeoPackageStore
import HomeRegistry
import LayerLoading
import LayerTemplates
import LayerValidation
import PaftaConfiguration
import PaftaTerminal

extension DeliverySettings {
    /// Returns the request that the settings make of a file in a home; the file itself is not looked at.
    ///
    /// - Throws: `template.*`, `mapping.*`, `crs.malformed`, `rule.invalid`, `option.invalid`, `configuration.invalid`,
    ///   `unit.unknown`.
    func request(for file: String, _ home: Home, _ mode: LoadRequest.Mode) throws(PaftaError) -> LoadRequest {
        var request = LoadRequest(file: file, theme: theme)
        request.mode = mode
        request.layer = layer
        request.sourceLayer = sourceLayer
        request.member = member
        request.crs = try crs.map { text throws(PaftaError) in try CRSIdentity(parsing: text) }
        request.targetCRS = try targetCRS.map { text throws(PaftaError) in try CRSIdentity(parsing: text) }
        request.swapsAxes = swapsAxes
        request.encoding = encoding
        request.title = title
        request.language = language
        request.replacing = replaces
        request.updating = updates
        request.key = key
        request.forced = forces
        request.repeating = repeats
        request.personalFields = personalFields
        request.repairing = repairs
        request.template = try chosenTemplate(home)
        if let mapping {
            request.mapping = try FieldMapping(toml: try TextFile.read(mapping), file: mapping)
        }
        request.drawing = try drawing()
        let loading = try HomeConfiguration(toml: try TextFile.read(home.configurationFile)).loading
        request.rules = try ruleSettings(loading)
        request.origin = try origin(loading, isWriting: mode != .check)
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
        guard !areas.isEmpty || !texts.isEmpty || closing != nil else { return nil }
        var options = DrawingOptions(areas: areas)
        for pair in texts {
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

    private func ruleSettings(_ loading: LoadingConfiguration) throws(PaftaError) -> RuleSettings {
        var rules = RuleSettings()
        var pairs = loading.severities.sorted { $0.key < $1.key }.map { (rule: $0.key, severity: $0.value) }
        for pair in severities {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw .invalidOption("--severity", pair, example: "V-21=off") }
            pairs.append((rule: parts[0], severity: parts[1]))
        }
        rules.severities = try RuleSet.severities(pairs)
        for (name, value) in loading.tolerances.sorted(by: { $0.key < $1.key }) {
            try rules.tolerances.set(name, value)
        }
        rules.boundaryLayer = loading.boundaryLayer
        return rules
    }

    private func origin(_ loading: LoadingConfiguration, isWriting: Bool) throws(PaftaError) -> LoadOrigin {
        var origin = LoadOrigin()
        origin.person = Environment.account
        origin.letter = letter
        origin.note = note
        guard isWriting else { return origin }
        let units = Units(
            loading.units.map { Unit(name: $0.name, accounts: $0.accounts, district: $0.district) }
        )
        let unit = try units.unit(of: origin.person, named: unit)
        origin.unit = unit?.name
        origin.knownUnits = loading.units.map(\.name)
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
        case "maximum_positions": maximumPositions = Int(min(value, 1e15))
        case "maximum_rings": maximumRings = Int(min(value, 1e15))
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
