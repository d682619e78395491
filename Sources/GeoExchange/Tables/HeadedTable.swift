import FeatureQuery
import GeoCore

/// Finds the row with the names of the columns in a sheet where GDAL found none: a title above it, or texts below.
enum HeadedTable {
    /// The rows looked at; names stand no deeper.
    private static let depth: Int64 = 20

    /// Returns the sheets, those without names of columns with the names that stand in one of their first rows.
    static func all(of layers: [LayerSource]) throws(PaftaError) -> [any LayerContent] {
        var result: [any LayerContent] = []
        for layer in layers { result.append(try headed(layer) ?? layer) }
        return result
    }

    private static func headed(_ layer: LayerSource) throws(PaftaError) -> (any LayerContent)? {
        let properties = layer.description.properties
        let isNameless = properties.enumerated().allSatisfy { $0.element.name == "Field\($0.offset + 1)" }
        guard isNameless, properties.count > 1,
            let batch = try layer.makeReader(batchSize: Int(depth), keepsNonFinite: true).next()
        else { return nil }
        guard let row = (0..<batch.count).first(where: { isHeader($0, of: batch) }) else { return nil }
        var description = layer.description
        let names = distinct(properties.indices.map { batch.properties[$0].text(row)?.trimmedWords ?? "" })
        description.properties = zip(properties, names).map { PropertyDefinition(name: $1, type: $0.type) }
        description.featureCount = description.featureCount.map { max(0, $0 - row - 1) }
        let (schema, first) = (description.properties, batch.positions[row])
        return TransformedLayer(description, of: layer, notes: [.headerTaken(row + 1)]) { batch in
            var result = batch.retyped(schema, identifiers: .integer)
            result.properties = batch.properties
            result.filter(keep: batch.positions.map { $0 > first })
            return result
        }
    }

    /// Names are different texts, in at least two columns and at least half of them.
    private static func isHeader(_ row: Int, of batch: FeatureBatch) -> Bool {
        let texts = batch.properties.compactMap { $0.text(row)?.trimmedWords }.filter { !$0.isEmpty }
        guard texts.count >= 2, 2 * texts.count >= batch.properties.count, Set(texts).count == texts.count else {
            return false
        }
        return texts.allSatisfy { text in text.contains { $0.isLetter } && text.count <= 60 }
    }

    private static func distinct(_ names: [String]) -> [String] {
        var taken = Set<String>()
        return names.enumerated()
            .map { index, name in
                var result = name.isEmpty ? "Field\(index + 1)" : name
                while !taken.insert(result).inserted { result += "_2" }
                return result
            }
    }
}

extension String {
    /// The words with one space between them.
    var trimmedWords: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
