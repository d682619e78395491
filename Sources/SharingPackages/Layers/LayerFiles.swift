internal import FeatureQuery
internal import GeoCore
internal import GeoExchange
internal import GeoReferencing

/// Writes one layer in several formats at once.
final class LayerFiles {
    private struct Output {
        var format: VectorFormat
        var writer: VectorWriter
        var transformation: CoordinateTransformation?
    }

    /// The CRS of the files that leave a choice; `nil` without geometry.
    let crs: CRSIdentity?
    private(set) var features = 0
    private var outputs: [Output] = []
    private var envelope = Envelope.empty
    private let stored: CRSIdentity?
    private let references: CoordinateReferenceSystems

    /// Creates the files.
    ///
    /// - Parameters:
    ///   - schema: What is written; batches are in its CRS.
    ///   - stem: Path and name of the files without their endings.
    ///   - formats: The formats.
    ///   - allowed: The agreed CRSs, the preferred one first; `nil` for any, then data stay as they are stored.
    ///   - references: The CRSs.
    /// - Throws: `target.unwritable`, `target.unsuitable`, `crs.unknown`, `transformation.unknown`.
    init(
        _ schema: FeatureSchema,
        stem: String,
        formats: [VectorFormat],
        allowed: [CRSIdentity]?,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        self.references = references
        stored = schema.geometry?.crs
        crs = stored.map { stored in allowed.map { $0.contains(stored) ? stored : $0.first ?? stored } ?? stored }
        for format in formats {
            // RFC 7946 leaves no choice, and whoever agreed on the format agreed on that.
            let target = format.requiresWGS84 && stored != nil ? .wgs84 : crs
            var schema = schema
            var transformation: CoordinateTransformation?
            if let stored, let target, target != stored {
                let made = try references.transformation(from: stored, to: target)
                if !made.isIdentity { transformation = made }
                schema.geometry?.crs = target
            }
            let path = "\(stem).\(format.fileExtension)"
            let writer = try VectorWriter(path: path, format: format, layer: schema)
            outputs.append(Output(format: format, writer: writer, transformation: transformation))
        }
    }

    /// Adds features to all files.
    func write(_ batch: FeatureBatch) throws(PaftaError) {
        features += batch.count
        if batch.hasGeometry { envelope.extend(by: batch.geometry.envelope()) }
        for output in outputs {
            guard batch.hasGeometry, let transformation = output.transformation else {
                try output.writer.write(batch)
                continue
            }
            var transformed = batch
            try transformation.transform(&transformed.geometry.xy)
            try output.writer.write(transformed)
        }
    }

    /// Completes all files.
    ///
    /// - Returns: What the formats could not keep.
    func close() throws(PaftaError) -> [LocalizedText] {
        var notes: [LocalizedText] = []
        for output in outputs {
            try output.writer.close()
            for note in output.writer.notes {
                let name = output.format.fileExtension
                notes.append(LocalizedText("\(name): \(note.english)", tr: "\(name): \(note.turkish)"))
            }
        }
        return notes
    }

    /// The extent of what was written, in longitude and latitude; `nil` without geometry.
    func extent() throws(PaftaError) -> Envelope? {
        guard let stored, !envelope.isEmpty, envelope.width.isFinite, envelope.height.isFinite else { return nil }
        guard let box = try references.transformation(from: stored, to: .crs84).envelope(of: envelope) else {
            return nil
        }
        // A hundredth of a metre is more than anybody needs of a box.
        func degrees(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double { (value * 1e7).rounded(rule) / 1e7 }
        return Envelope(
            minX: degrees(box.minX, .down),
            minY: degrees(box.minY, .down),
            maxX: degrees(box.maxX, .up),
            maxY: degrees(box.maxY, .up)
        )
    }
}
