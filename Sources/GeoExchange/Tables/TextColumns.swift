import FeatureQuery
import GeoCore

/// Keeps texts that only look like numbers: GDAL guesses types of GML without a schema, and `0012` is no number.
enum TextColumns {
    /// Returns the layers with the types that GDAL guessed, but for columns where a number would lose what is written.
    ///
    /// - Parameters:
    ///   - guessed: The layers with guessed types.
    ///   - texts: The same layers with every column as text.
    /// - Returns: The layers, each of them guessed or corrected.
    /// - Throws: What reading throws.
    static func all(_ guessed: [LayerSource], texts: [LayerSource]) throws(PaftaError) -> [any LayerContent] {
        var result: [any LayerContent] = []
        for layer in guessed {
            let same = texts.first { $0.description.name == layer.description.name }
            result.append(try same.flatMap { texts throws(PaftaError) in try corrected(layer, texts) } ?? layer)
        }
        return result
    }

    /// Whether a guess may be wrong at all, so that a second look is worth it.
    static func hasNumbers(_ layers: [LayerSource]) -> Bool {
        layers.contains { $0.description.properties.contains { $0.type == .integer || $0.type == .real } }
    }

    private static func corrected(_ layer: LayerSource, _ texts: LayerSource) throws(PaftaError) -> (any LayerContent)?
    {
        var properties = layer.description.properties
        guard texts.description.properties.map(\.name) == properties.map(\.name) else { return nil }
        let numbers = properties.indices.filter { properties[$0].type == .integer || properties[$0].type == .real }
        var spoiled = Set<Int>()
        let reader = try texts.makeReader(batchSize: 1_024, keepsNonFinite: true)
        while !numbers.isEmpty, let batch = try reader.next() {
            for column in numbers where !spoiled.contains(column) {
                let values = batch.properties[column]
                if (0..<batch.count).contains(where: { values.text($0).map(losesDigits) ?? false }) {
                    spoiled.insert(column)
                }
            }
        }
        guard !spoiled.isEmpty else { return nil }
        for column in spoiled { properties[column].type = .text }
        var description = layer.description
        description.properties = properties
        return TransformedLayer(description, of: texts) { [properties] batch in
            var result = batch.retyped(properties, identifiers: description.identifiers)
            for column in properties.indices {
                for row in 0..<batch.count {
                    result.properties[column].append(converting: batch.properties[column].text(row) ?? "")
                }
            }
            return result
        }
    }

    /// Whether a text has a zero or plus in front that a number would lose, as in numbers of blocks.
    private static func losesDigits(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > 1 else { return false }
        return bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "0") && (0x30...0x39).contains(bytes[1])
    }
}
