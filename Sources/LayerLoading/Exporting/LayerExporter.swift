public import FeatureQuery
public import GeoCore
internal import GeoExchange

/// Writes a layer to a file of another format.
public struct LayerExporter: Sendable {
    private let catalogue: any Catalogue

    /// Creates an exporter for the layers of `catalogue`.
    public init(catalogue: any Catalogue) { self.catalogue = catalogue }

    /// Writes a layer; the format follows from the ending of `path`.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - path: The file, which must not exist.
    ///   - crs: The CRS of the file; `nil` for the stored one, or for WGS 84 where the format allows no other.
    ///   - encoding: The text encoding, where the format leaves a choice; `nil` for the usual one.
    ///   - progress: Told the number of features written and the total; throws `operation.cancelled` to stop.
    /// - Returns: The number of features written, and what the user should know.
    /// - Throws: `collection.unknown`, `target.unknownFormat`, `target.unwritable`, `crs.unknown`. No half file stays.
    public func export(
        _ layer: String,
        to path: String,
        crs: CRSIdentity?,
        encoding: String?,
        progress: (Int, Int?) throws(PaftaError) -> Void
    ) throws(PaftaError) -> (features: Int, notes: [LocalizedText]) {
        let format = try VectorFormat.forPath(path)
        let reading = try catalogue.collection(layer).open()
        var query = Query()
        query.crs = crs ?? (format.requiresWGS84 ? .wgs84 : nil)
        var schema = reading.schema
        if let target = query.crs { schema.geometry?.crs = target }
        var options = WriteOptions()
        options.encoding = encoding
        if let target = schema.geometry?.crs { options.extent = try reading.extent(in: target) }
        let writer = try VectorWriter(path: path, format: format, layer: schema, options: options)
        let cursor = try reading.features(query)
        var written = 0
        while let batch = try cursor.next() {
            try writer.write(batch)
            written += batch.count
            try progress(written, reading.count)
        }
        try writer.close()
        return (written, writer.notes)
    }
}
