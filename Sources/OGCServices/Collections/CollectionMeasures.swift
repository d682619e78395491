import FeatureQuery
import FeatureTiles
import GeoCore
import Synchronization

/// What is reckoned from the data of a collection and kept as long as its version stays.
struct CollectionMeasure: Sendable {
    /// Where the features lie, in degrees of CRS84, rounded outward to seven decimals; `nil` if none has a geometry.
    let extent: Envelope?
    /// Where they lie in the square of WebMercatorQuad, in metres of EPSG:3857; empty if nowhere.
    let webExtent: Envelope
    /// The earliest and the latest moment; an end whose text cannot be read is `nil`.
    let temporalExtent: CollectionSummary.Interval?
    /// The lowest zoom level whose tiles are small enough to be sent.
    let minimumZoom: Int

    init(_ reading: any FeatureReading, maximumTileFeatures: Int) throws(PaftaError) {
        temporalExtent = try reading.temporalExtent().map(Self.temporalExtent)
        guard reading.schema.geometry != nil else {
            extent = nil
            webExtent = .empty
            minimumZoom = 0
            return
        }
        extent = try reading.extent(in: .crs84).map(Self.roundedOutward)
        webExtent = reading.count == 0 ? .empty : Self.webExtent(reading)
        minimumZoom = ZoomEstimate.minimumZoom(
            featureCount: reading.count ?? 0,
            extent: webExtent,
            set: .webMercatorQuad,
            maximumPerTile: maximumTileFeatures
        )
    }

    /// What reaches a pole has no image in Web Mercator; its tiles are then as many as the grid has.
    private static func webExtent(_ reading: any FeatureReading) -> Envelope {
        let square = TileMatrixSet.webMercatorQuad.envelope(of: TileIndex(matrix: 0, row: 0, column: 0))
        guard let extent = try? reading.extent(in: .webMercator) else { return square }
        return extent.intersection(square)
    }

    /// Grows to seven decimals, 1 cm, as coordinates are written: a feature's rounded coordinates still lie inside.
    static func roundedOutward(_ envelope: Envelope) -> Envelope {
        Envelope(
            minX: max(-180, (envelope.minX * 1e7).rounded(.down) / 1e7),
            minY: max(-90, (envelope.minY * 1e7).rounded(.down) / 1e7),
            maxX: min(180, (envelope.maxX * 1e7).rounded(.up) / 1e7),
            maxY: min(90, (envelope.maxY * 1e7).rounded(.up) / 1e7)
        )
    }

    /// A day lasts from its first to its last millisecond.
    private static func temporalExtent(_ range: ClosedRange<String>) -> CollectionSummary.Interval {
        let (low, high) = (range.lowerBound, range.upperBound)
        let start = Moment(rfc3339: low) ?? Moment(rfc3339Day: low)
        let lastDay = Moment(rfc3339Day: high).map { Moment(milliseconds: $0.milliseconds + 86_399_999) }
        let end = Moment(rfc3339: high) ?? lastDay
        return CollectionSummary.Interval(start: start?.rfc3339, end: end?.rfc3339)
    }
}

/// The measures of the collections of one catalogue, one version of each.
final class CollectionMeasures: Sendable {
    private let known = Mutex<[String: (version: DataVersion, measure: CollectionMeasure)]>([:])
    private let maximumTileFeatures: Int

    init(maximumTileFeatures: Int) { self.maximumTileFeatures = maximumTileFeatures }

    /// Returns the measure of a collection, read again when its version is another.
    func measure(_ collection: String, _ reading: any FeatureReading) throws(PaftaError) -> CollectionMeasure {
        let version = reading.version
        if let found = known.withLock({ $0[collection] }), found.version == version { return found.measure }
        let measure = try CollectionMeasure(reading, maximumTileFeatures: maximumTileFeatures)
        known.withLock { $0[collection] = (version, measure) }
        return measure
    }
}
