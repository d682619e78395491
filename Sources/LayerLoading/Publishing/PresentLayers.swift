internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore
internal import GeoReferencing
internal import HomeRegistry
internal import LayerTemplates

/// The layers that are there before a load, and what was decided about them.
struct PresentLayers {
    let catalogue: GeoPackageCatalogue
    let layers: HomeLayers
    private let home: Home

    init(home: Home, references: CoordinateReferenceSystems) {
        self.home = home
        catalogue = GeoPackageCatalogue(home: home, references: references)
        layers = HomeLayers(catalogue)
    }

    /// Returns a snapshot of a layer; `nil` if there is none of this name.
    func reading(of layer: String) throws(PaftaError) -> (any FeatureReading)? {
        do throws(PaftaError) {
            return try catalogue.collection(layer).open()
        } catch {
            guard error.category == .notFound else { throw error }
            return nil
        }
    }

    /// Returns two readings of one state of a layer, for two threads; `nil` if there is none of this name.
    func readings(of layer: String) throws(PaftaError) -> (any FeatureReading, any FeatureReading)? {
        while let first = try reading(of: layer), let second = try reading(of: layer) {
            if first.version == second.version { return (first, second) }
        }
        return nil
    }

    /// Checks that whoever loads may write the layers.
    func checkWriters(_ request: LoadRequest, _ names: [String]) throws(PaftaError) {
        guard request.mode != .check, let unit = request.origin.unit else { return }
        let registry = try HomeRegistry(home: home.path)
        let writer = Unit(name: unit, accounts: [], district: request.origin.district)
        for name in names {
            let layer =
                try registry.registration(of: name)
                ?? request.template.map { $0.registration(of: name, request.origin) }
            guard let layer else { continue }
            try Units.check(writer, mayWrite: layer)
            // A district may not touch the parts of others: not as a whole, and not without the field that tells its own.
            guard request.origin.district != nil, let field = layer.partitionField else { continue }
            if request.replacing || request.part?.property != field { throw .wholeLayer(name, field: field) }
        }
    }

    /// Checks that a delivery is not what one of the layers was loaded from last.
    func checkRepetition(_ delivery: Delivery, _ names: [String]) throws(PaftaError) {
        let hash = try delivery.content.value().sha256
        try HomeRegistry(home: home.path).checkRepetition(of: delivery.name, hash, for: names)
    }
}

extension LayerTemplate {
    /// What a layer's first load enters in the registry.
    ///
    /// The owner that the template names counts if the home knows this unit; otherwise the layer belongs to whoever
    /// delivers it first, or to nobody in a home without units.
    func registration(of collection: String, _ origin: LoadOrigin) -> LayerRegistration {
        let owner = ownerUnit.flatMap { origin.knownUnits.contains($0) ? $0 : nil }
        return LayerRegistration(
            collection: collection,
            template: name,
            ownerUnit: owner ?? (origin.knownUnits.isEmpty || origin.district != nil ? nil : origin.unit),
            partitionField: partitionField,
            updatePeriodDays: updatePeriodDays,
            access: access.rawValue,
            secrecy: secrecy.rawValue
        )
    }
}

extension PaftaError {
    fileprivate static func wholeLayer(_ layer: String, field: String) -> PaftaError {
        PaftaError(
            .conflict,
            .foreignDistrict,
            LocalizedText(
                "The layer '\(layer)' is delivered by several districts; one of them may not replace it as a whole.",
                tr: "'\(layer)' katmanını birkaç ilçe teslim eder; biri katmanın bütününün yerine geçemez."
            ),
            remedy: LocalizedText(
                "Deliver with the template that has the field '\(field)' (--as), and without --replace.",
                tr: "'\(field)' alanı olan şablonla (--as) ve --replace kullanmadan teslim edin."
            )
        )
    }
}
