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

    /// Checks that whoever loads may write the layers.
    func checkWriters(_ request: LoadRequest, _ names: [String]) throws(PaftaError) {
        guard request.mode != .check, let unit = request.origin.unit else { return }
        let registry = try HomeRegistry(home: home.path)
        let writer = Unit(name: unit, accounts: [], district: request.origin.district)
        for name in names {
            let layer =
                try registry.registration(of: name)
                ?? request.template.map { $0.registration(of: name, request.origin) }
            if let layer { try Units.check(writer, mayWrite: layer) }
        }
    }

    /// Checks that a delivery is not what one of the layers was loaded from last, before anything is read.
    func checkRepetition(_ delivery: Delivery, _ names: [String]) throws(PaftaError) {
        guard let content = delivery.content else { return }
        try HomeRegistry(home: home.path).checkRepetition(of: delivery.name, content.sha256, for: names)
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
