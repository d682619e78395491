internal import CGDAL
import FeatureQuery
import GeoCore

/// Reads the features of one layer of a dataset as GDAL hands them over.
final class DatasetLayerReader: LayerReader {
    private let layer: LayerSource
    private let batchSize: Int
    private let keepsNonFinite: Bool
    private let messages: GDALMessages
    private var batch: FeatureBatch
    private var geometries: GeometryReader
    /// The number of features read.
    private var count: Int64 = 0
    private var isFinished = false

    init(_ layer: LayerSource, batchSize: Int, keepsNonFinite: Bool) {
        self.layer = layer
        self.batchSize = batchSize
        self.keepsNonFinite = keepsNonFinite
        messages = GDALMessages(hiding: layer.source.hiddenFolders)
        geometries = GeometryReader(layer)
        batch = FeatureBatch(identifiers: layer.description.identifiers, schema: layer.description.properties)
    }

    var notes: [LocalizedText] { messages.notes }

    var changes: GeometryChanges { geometries.changes }

    func next() throws(PaftaError) -> FeatureBatch? {
        guard !isFinished, let layer = self.layer.source.dataset.layer(self.layer.index) else { return nil }
        if count == 0 { rewind(layer) }
        // The batch is worked on as a local value: no checks for exclusive access, and no copy if nobody kept the last.
        var filled = FeatureBatch(identifiers: .integer, schema: [])
        swap(&filled, &batch)
        filled.removeAll()
        isFinished = true
        let hasMore = try messages.collect { () throws(PaftaError) in try fill(&filled, from: layer) }
        if !keepsNonFinite { try checkCoordinates(filled) }
        isFinished = !hasMore
        batch = filled
        return filled.count > 0 ? filled : nil
    }

    private func rewind(_ layer: OGRLayer) {
        messages.collect {
            if self.layer.isSequential { self.layer.source.dataset.resetReading() } else { layer.resetReading() }
        }
    }

    /// Reads up to a batch; returns whether there may be more.
    private func fill(_ batch: inout FeatureBatch, from layer: OGRLayer) throws(PaftaError) -> Bool {
        let source = self.layer
        while batch.count < batchSize {
            let found = source.isSequential ? source.source.dataset.nextFeature(of: layer) : layer.nextFeature()
            if let cause = messages.cause {
                if cause.hasPrefix(PAFTA_REMOTE_REFERENCE) {
                    throw .remoteReference(source.description.name, cause: cause)
                }
                throw .damagedFeature(count + 1, layer: source.description.name, cause: cause)
            }
            guard let feature = found else {
                if geometries.changes.heights > 0 { messages.note(.heightsDropped(source.description.name)) }
                return false
            }
            count += 1
            try append(feature, to: &batch)
        }
        return true
    }

    private func append(_ feature: borrowing OGRFeature, to batch: inout FeatureBatch) throws(PaftaError) {
        batch.positions.append(count)
        if let field = layer.identifierField {
            try appendIdentifier(feature, field, to: &batch.identifiers)
        } else {
            batch.identifiers.append(integer: feature.identifier)
        }
        for column in layer.fields.indices {
            let field = layer.fields[column]
            switch field.append(feature, to: &batch.properties[column], layer.source.decoder) {
            case .added: break
            case .impossible: messages.note(.impossibleMoment(count, field: field.name))
            case .undecodable: throw undecodable(feature, field.index, field.name)
            }
        }
        guard layer.description.hasGeometry else { return }
        do throws(PaftaError) {
            try unsafe feature.withGeometry { geometry throws(PaftaError) in
                try unsafe geometries.append(geometry, to: &batch.geometry)
            }
        } catch {
            throw .inFeature(count, layer: layer.description.name, error)
        }
    }

    private func appendIdentifier(
        _ feature: borrowing OGRFeature,
        _ field: Int32,
        to column: inout PropertyColumn
    ) throws(PaftaError) {
        // Identifiers are never null: a feature without one is called by its place.
        guard feature.hasValue(field) else { return column.append(text: String(count)) }
        let isDecoded = unsafe feature.withText(field) { text in
            unsafe layer.source.decoder.append(text.bindMemory(to: UInt8.self).span, to: &column.bytes)
        }
        guard isDecoded else { throw undecodable(feature, field, "id") }
        column.endBytes()
    }

    private func undecodable(_ feature: borrowing OGRFeature, _ field: Int32, _ name: String) -> PaftaError {
        let isUTF8 = unsafe feature.withText(field) { text in
            unsafe TextDecoder.isUTF8(text.bindMemory(to: UInt8.self).span)
        }
        return .unclearValue(count, layer: layer.description.name, field: name, layer.source.encoding, isUTF8: isUTF8)
    }

    /// Refuses coordinates that are not numbers; the whole batch is looked at, the feature sought only if there is one.
    private func checkCoordinates(_ batch: FeatureBatch) throws(PaftaError) {
        var sum = 0.0
        for coordinate in batch.geometry.xy { sum += coordinate - coordinate }
        guard sum != 0 else { return }
        for row in 0..<batch.geometry.count {
            for position in batch.geometry.positions(ofRow: row) {
                let x = batch.geometry.xy[2 * position]
                let y = batch.geometry.xy[2 * position + 1]
                if x.isFinite, y.isFinite { continue }
                throw .coordinateNotFinite(Int64(batch.positions[row]), layer: layer.description.name)
            }
        }
    }
}
