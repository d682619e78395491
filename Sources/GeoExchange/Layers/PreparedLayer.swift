import FeatureQuery
import GeoCore

/// A layer whose features were made while the file was opened.
struct PreparedLayer: LayerContent {
    var description: VectorLayer
    private let features: FeatureBatch
    private let changes: GeometryChanges

    /// Describes features that lie in memory.
    init(
        _ name: String,
        _ features: FeatureBatch,
        type: GeometryType?,
        changes: GeometryChanges = GeometryChanges(),
        encoding: String? = nil
    ) {
        self.features = features
        self.changes = changes
        let extent = features.geometry.envelope()
        description = VectorLayer(
            name: name,
            geometryType: type,
            hasGeometry: features.geometry.count > 0,
            hasHeights: !features.geometry.z.isEmpty,
            properties: features.schema,
            featureCount: features.count,
            extent: extent.isEmpty ? nil : extent,
            carriesIdentifiers: false,
            identifiers: .integer,
            encoding: encoding
        )
    }

    // Whoever made the features looked at their coordinates.
    func makeReader(batchSize: Int, keepsNonFinite: Bool) throws(PaftaError) -> any LayerReader {
        Reader(features, changes, batchSize: batchSize)
    }

    private final class Reader: LayerReader {
        let notes: [LocalizedText] = []
        let changes: GeometryChanges
        private let features: FeatureBatch
        private let batchSize: Int
        private var row = 0

        init(_ features: FeatureBatch, _ changes: GeometryChanges, batchSize: Int) {
            self.features = features
            self.changes = changes
            self.batchSize = batchSize
        }

        func next() throws(PaftaError) -> FeatureBatch? {
            guard row < features.count else { return nil }
            var batch = FeatureBatch(identifiers: .integer, schema: features.schema)
            let end = min(row + batchSize, features.count)
            for index in row..<end { batch.append(row: index, of: features) }
            row = end
            return batch
        }
    }
}

extension FeatureBatch {
    /// Adds a feature that is called by its place, with texts or nothing as its properties; the geometry is added apart.
    mutating func append(texts: [String?]) {
        let position = Int64(count + 1)
        identifiers.append(integer: position)
        positions.append(position)
        for (column, text) in texts.enumerated() {
            if let text { properties[column].append(text: text) } else { properties[column].appendNull() }
        }
    }
}
