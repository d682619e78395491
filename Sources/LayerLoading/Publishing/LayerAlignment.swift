internal import FeatureQuery
internal import GeoCore

/// How the fields of a delivery lie in the layer that is there.
struct LayerAlignment {
    /// For each property of the layer its place in the delivery; `nil` where the delivery lacks it.
    let places: [Int?]
    private let schema: FeatureSchema

    init(_ delivered: FeatureSchema, to present: FeatureSchema) {
        schema = present
        places = present.properties.map { property in
            delivered.properties.firstIndex { $0.name == property.name }
        }
    }

    /// Whether the layer has fields that the delivery lacks, such as a column added with QGIS.
    var hasOthers: Bool { places.contains(nil) }

    /// Checks that a delivery can go into a layer: every field is there, of the same type, and the geometry is of its kind.
    ///
    /// - Throws: `layer.differentFields`.
    static func check(_ delivered: FeatureSchema, against present: FeatureSchema) throws(PaftaError) {
        var different: [String] = []
        for property in delivered.properties {
            guard let there = present.property(named: property.name) else {
                different.append("'\(property.name)'")
                continue
            }
            if there.type != property.type { different.append("'\(property.name)' (\(there.type.rawValue))") }
        }
        if (delivered.geometry == nil) != (present.geometry == nil) { different.append("geometri / geometry") }
        guard different.isEmpty else { throw .differentFields(present.collection, different) }
    }

    /// Returns delivered features with the layer's properties; those that the delivery lacks keep the values in `former`.
    func aligned(_ batch: FeatureBatch, former: FeatureBatch? = nil) -> FeatureBatch {
        var result = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        for (index, place) in places.enumerated() {
            if let place {
                result.properties[index] = batch.properties[place]
            } else if let former {
                result.properties[index] = former.properties[index]
            } else {
                for _ in 0..<batch.count { result.properties[index].appendNull() }
            }
        }
        result.identifiers = former?.identifiers ?? batch.identifiers
        result.positions = batch.positions
        result.geometry = batch.geometry
        return result
    }
}

extension PaftaError {
    fileprivate static func differentFields(_ layer: String, _ fields: [String]) -> PaftaError {
        let list = fields.joined(separator: ", ")
        return PaftaError(
            .conflict,
            .differentFields,
            LocalizedText(
                "The delivery does not fit the layer '\(layer)', which lacks or has otherwise: \(list).",
                tr: "Teslim '\(layer)' katmanına uymuyor; katmanda bulunmayan ya da farklı olanlar: \(list)."
            ),
            remedy: LocalizedText(
                "Leave them out or rename them with --mapping, or put the new layer in its place with --replace, which "
                    + "ends its history.",
                tr: "--mapping ile çıkarın ya da yeniden adlandırın; katmanı geçmişiyle birlikte değiştirmek için "
                    + "--replace kullanın."
            )
        )
    }
}
