import FeatureQuery
import GeoCore

/// A layer made of another one, batch by batch.
struct TransformedLayer: LayerContent {
    let description: VectorLayer
    private let source: any LayerContent
    private let notes: [LocalizedText]
    private let transform: (FeatureBatch) -> FeatureBatch

    /// Creates a layer whose batches are those of `source` as `transform` returns them; empty ones are passed over.
    init(
        _ description: VectorLayer,
        of source: any LayerContent,
        notes: [LocalizedText] = [],
        transform: @escaping (FeatureBatch) -> FeatureBatch
    ) {
        self.description = description
        self.source = source
        self.notes = notes
        self.transform = transform
    }

    func makeReader(batchSize: Int, keepsNonFinite: Bool) throws(PaftaError) -> any LayerReader {
        Reader(try source.makeReader(batchSize: batchSize, keepsNonFinite: keepsNonFinite), self)
    }

    private final class Reader: LayerReader {
        private let reader: any LayerReader
        private let layer: TransformedLayer

        init(_ reader: any LayerReader, _ layer: TransformedLayer) {
            self.reader = reader
            self.layer = layer
        }

        var notes: [LocalizedText] { layer.notes + reader.notes }

        var changes: GeometryChanges { reader.changes }

        func next() throws(PaftaError) -> FeatureBatch? {
            while let batch = try reader.next() {
                let result = layer.transform(batch)
                if result.count > 0 { return result }
            }
            return nil
        }
    }
}

extension FeatureBatch {
    /// Returns a batch of the same features with other properties, still empty, to be filled row by row.
    func retyped(_ schema: [PropertyDefinition], identifiers type: FeatureSchema.IdentifierType) -> FeatureBatch {
        var result = FeatureBatch(identifiers: type, schema: schema)
        result.identifiers = identifiers
        result.positions = positions
        result.geometry = geometry
        return result
    }
}
