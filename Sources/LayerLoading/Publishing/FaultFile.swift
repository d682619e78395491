public import FeatureQuery
public import GeoCore
internal import GeoExchange

/// A GeoPackage of fault points for QGIS, one layer for each layer with faults.
public struct FaultFile {
    private let path: String
    private var isBegun = false

    /// Prepares a file that must not exist; nothing is written before the first layer.
    public init(path: String) { self.path = path }

    /// Adds a layer.
    ///
    /// - Throws: `target.unwritable`.
    public mutating func add(_ batch: FeatureBatch, _ schema: FeatureSchema) throws(PaftaError) {
        var options = WriteOptions()
        options.appendsLayer = isBegun
        let writer = try VectorWriter(path: path, format: try .forPath(path), layer: schema, options: options)
        try writer.write(batch)
        try writer.close()
        isBegun = true
    }
}
