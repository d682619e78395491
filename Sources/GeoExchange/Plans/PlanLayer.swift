import FeatureQuery
import GeoCore

/// Several classes of a plan as one layer: `sinif` is the class, `tip` its kind, and every attribute has its declared type.
struct PlanLayer: LayerContent {
    private(set) var description: VectorLayer
    private let classes: [LayerSource]

    /// Sorts the classes of a plan into layers; layers that nothing belongs to are left out.
    static func all(of classes: [LayerSource]) -> [any LayerContent] {
        let sorted = Dictionary(grouping: classes) { source in
            let layer = source.description
            return PlanSchema.layer(
                of: layer.name,
                hasGeometry: layer.hasGeometry,
                dimension: layer.geometryType?.dimension
            )
        }
        return PlanSchema.Layer.allCases.compactMap { layer in sorted[layer].map { PlanLayer(layer, $0) } }
    }

    private init(_ layer: PlanSchema.Layer, _ classes: [LayerSource]) {
        self.classes = classes
        description = classes[0].description
        description.name = layer.rawValue
        description.carriesIdentifiers = false
        description.identifierProperty = nil
        description.identifiers = .integer
        let stated = classes.map(\.description).first { $0.crs != nil } ?? description
        (description.crs, description.crsName, description.crsWKT) = (stated.crs, stated.crsName, stated.crsWKT)
        description.hasHeights = classes.contains { $0.description.hasHeights }
        let types = Set(classes.map { $0.description.geometryType?.multi })
        description.geometryType = types.count == 1 ? types.first ?? nil : nil
        let counts = classes.map(\.description.featureCount)
        description.featureCount = counts.contains(nil) ? nil : counts.compactMap(\.self).reduce(0, +)
        description.extent = nil
        description.properties = ["sinif", "tip"].map { PropertyDefinition(name: $0, type: .text) }
        var taken: Set = ["sinif", "tip"]
        for property in classes.flatMap(\.description.properties) where !PlanSchema.isKind(property.name) {
            guard taken.insert(property.name).inserted else { continue }
            let type = PlanSchema.type(of: property.name)
            description.properties.append(PropertyDefinition(name: property.name, type: type))
        }
    }

    func makeReader(batchSize: Int, keepsNonFinite: Bool) throws(PaftaError) -> any LayerReader {
        PlanReader(description, classes, batchSize: batchSize, keepsNonFinite: keepsNonFinite)
    }
}
