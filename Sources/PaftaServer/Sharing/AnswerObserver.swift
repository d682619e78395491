internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing
internal import Synchronization
internal import UsageMetering

/// Notes what one answer gives of which collection, for the meter and the audit trail.
///
/// An answer is made by one thread after another; what was noted is taken when it has been sent, or as much of it as was.
final class AnswerObserver: Sendable {
    /// What an answer gave of one collection.
    struct Part: Sendable {
        var version: DataVersion
        var total: Int?
        /// The fields that were given.
        var fields: [String] = []
        var features: [FeatureKey] = []
        var boxes: [Envelope] = []
        /// The extent of features given without a box.
        var extent = Envelope.empty

        /// The same, with nothing given.
        var ungiven: Part { Part(version: version, total: total) }
    }

    private let references: CoordinateReferenceSystems
    private let parts = Mutex<[String: Part]>([:])

    init(references: CoordinateReferenceSystems) { self.references = references }

    /// What was given so far, by collection.
    var given: [String: Part] { parts.withLock { $0 } }

    /// Notes that a collection was looked at, whatever is given of it.
    func opened(_ reading: any FeatureReading) {
        let part = Part(version: reading.version, total: reading.count)
        parts.withLock { parts in
            if parts[reading.schema.collection] == nil { parts[reading.schema.collection] = part }
        }
    }

    /// Notes which fields are given, and the boxes they were asked for.
    ///
    /// - Parameters:
    ///   - query: What is asked.
    ///   - schema: What the features look like.
    ///   - extent: Where the collection lies, in longitude and latitude: boxes beyond it ask for nothing.
    func asked(_ query: Query, of schema: FeatureSchema, within extent: Envelope? = nil) {
        let fields = query.properties ?? schema.properties.map(\.name)
        let boxes = query.spatialFilter.map { filter in
            filter.boxes.compactMap { geographic($0, in: filter.crs) }
                .map { box in extent.map(box.intersection) ?? box }.filter { !$0.isEmpty }
        }
        parts.withLock { parts in
            parts[schema.collection]?.fields = fields
            parts[schema.collection]?.boxes += boxes ?? []
        }
    }

    /// Notes features that are given.
    ///
    /// - Parameters:
    ///   - batch: The features.
    ///   - collection: Their collection.
    ///   - count: How many of them, from the first.
    ///   - crs: The CRS of their geometries, where the area they lie in is of interest.
    func gave(_ batch: FeatureBatch, of collection: String, first count: Int, in crs: CRSIdentity?) {
        var keys: [FeatureKey] = []
        keys.reserveCapacity(count)
        for row in 0..<count {
            if batch.identifiers.type == .integer {
                keys.append(FeatureKey(batch.identifiers.integers[row]))
            } else if let text = batch.identifiers.text(row) {
                keys.append(FeatureKey(text))
            }
        }
        var extent = Envelope.empty
        if let crs, batch.hasGeometry {
            for row in 0..<count { extent.extend(by: batch.geometry.envelope(of: row)) }
            extent = geographic(extent, in: crs) ?? .empty
        }
        parts.withLock { parts in
            parts[collection]?.features += keys
            parts[collection]?.extent.extend(by: extent)
        }
    }

    private func geographic(_ box: Envelope, in crs: CRSIdentity) -> Envelope? {
        guard !box.isEmpty else { return nil }
        // A box that cannot be brought into degrees counts by its features alone.
        return try? references.transformation(from: crs, to: .crs84).envelope(of: box)
    }
}
