import FeatureQuery
import GeoCore

/// Layers of KML whose attributes stand in tables of HTML in the descriptions, as many programs export them.
enum DescribedLayer {
    /// The most properties made of tables.
    private static let limit = 250

    /// Looks through the descriptions and returns layers with the attributes found; others stay as they are.
    static func all(of layers: [LayerSource]) throws(PaftaError) -> [any LayerContent] {
        var result: [any LayerContent] = []
        for layer in layers { result.append(try described(layer) ?? layer) }
        return result
    }

    private static func described(_ layer: LayerSource) throws(PaftaError) -> (any LayerContent)? {
        var description = layer.description
        guard
            let column = description.properties.firstIndex(where: {
                ["description", "Description"].contains($0.name) && $0.type == .text
            })
        else { return nil }
        let keys = try keys(of: layer, column)
        guard !keys.isEmpty else { return nil }
        let start = description.properties.count
        var taken = Set(description.properties.map { $0.name.lowercased() })
        for key in keys {
            var name = key
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = "\(key)_\(number)"
                number += 1
            }
            description.properties.append(PropertyDefinition(name: name, type: .text))
        }
        return TransformedLayer(description, of: layer) { [description] batch in
            var result = batch.retyped(description.properties, identifiers: description.identifiers)
            for index in 0..<start { result.properties[index] = batch.properties[index] }
            for row in 0..<batch.count {
                let entries = batch.properties[column].text(row).map(DescriptionTable.entries) ?? []
                for (index, key) in keys.enumerated() {
                    let value = entries.first { $0.key == key }?.value ?? ""
                    result.properties[start + index].append(converting: value)
                }
            }
            return result
        }
    }

    private static func keys(of layer: LayerSource, _ column: Int) throws(PaftaError) -> [String] {
        var keys: [String] = []
        let reader = try layer.makeReader(batchSize: 256, keepsNonFinite: true)
        while let batch = try reader.next() {
            for row in 0..<batch.count {
                guard let text = batch.properties[column].text(row) else { continue }
                for entry in DescriptionTable.entries(text) where keys.count < limit && !keys.contains(entry.key) {
                    keys.append(entry.key)
                }
            }
        }
        return keys
    }
}
