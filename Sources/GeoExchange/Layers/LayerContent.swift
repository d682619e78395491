import FeatureQuery
import GeoCore

/// A layer that can be read from its first feature to its last: as GDAL hands it over, or made of what it hands over.
protocol LayerContent {
    /// What is known of the layer before it is read.
    var description: VectorLayer { get }

    /// Starts reading from the first feature.
    ///
    /// - Parameters:
    ///   - batchSize: The greatest number of features in a batch.
    ///   - keepsNonFinite: Whether coordinates that are not numbers are handed over instead of being refused.
    /// - Returns: A reader that has read nothing.
    /// - Throws: What opening or preparing the layer throws.
    func makeReader(batchSize: Int, keepsNonFinite: Bool) throws(PaftaError) -> any LayerReader
}

/// Reads a layer batch by batch.
protocol LayerReader: AnyObject {
    /// What was odd but did not stop the reading.
    var notes: [LocalizedText] { get }
    /// What became of geometries so far.
    var changes: GeometryChanges { get }

    /// Returns the next features, at least one; `nil` behind the last.
    func next() throws(PaftaError) -> FeatureBatch?
}

/// What reading changed in geometries, because layers hold straight lines with or without heights only.
public struct GeometryChanges: Sendable, Hashable {
    /// The number of features whose arcs became segments no farther than 1 cm from them.
    public var curves = 0
    /// The number of features whose heights were dropped.
    public var heights = 0
    /// The number of features whose measures were dropped.
    public var measures = 0

    /// Creates counts of nothing.
    public init() {}

    /// Adds what another reader changed.
    mutating func add(_ other: GeometryChanges) {
        curves += other.curves
        heights += other.heights
        measures += other.measures
    }
}
