internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// What only a look at all features of a view tells.
struct ViewMeasures: Sendable {
    /// The extent of the masked geometries in the stored CRS; `nil` if there is none.
    private(set) var extent: Envelope?
    /// The earliest and the latest text of the temporal property; `nil` if there is none.
    private(set) var time: ClosedRange<String>?
    /// How far a masked point lies from the nearest position of its stored geometry at most, in units of the CRS.
    private(set) var reach = 0.0

    /// Reads all features.
    init(of view: View, _ reading: any FeatureReading) throws(PaftaError) {
        var query = Query()
        query.filter = view.rowFilter
        query.properties = view.schema.temporalProperty.map { [$0] } ?? []
        query.includesGeometry = view.stored.geometry != nil
        if let area = view.area, let crs = view.stored.geometry?.crs {
            query.spatialFilter = SpatialFilter(boxes: [area.envelope], crs: crs, keepsFeaturesWithoutGeometry: false)
            query.spatialFilter?.allowsOthers = true
        }
        var envelope = Envelope.empty
        let cursor = try reading.features(query)
        while let batch = try cursor.next() {
            let visible = try view.withWorker { worker throws(PaftaError) in
                try worker.visible(batch, checkingRows: false)
            }
            if let times = visible.properties.first { add(times) }
            guard visible.hasGeometry, view.shapes.isShown else { continue }
            let masked = view.shapes.applied(to: visible.geometry)
            envelope.extend(by: masked.envelope())
            if view.shapes.reach == nil { addReach(masked, visible.geometry) }
        }
        extent = envelope.isEmpty ? nil : envelope
    }

    private mutating func add(_ times: PropertyColumn) {
        for row in 0..<times.count {
            guard let text = times.text(row) else { continue }
            let ends = time.map { [$0.lowerBound, $0.upperBound, text] } ?? [text]
            let sorted = ends.sorted { Self.moment($0).utf8.lexicographicallyPrecedes(Self.moment($1).utf8) }
            // The bounds of a range must ascend as texts too, which moments with fractions need not.
            if let first = sorted.first, let last = sorted.last { time = min(first, last)...max(first, last) }
        }
    }

    /// A moment without its `Z`, which comes behind the point before a fraction.
    private static func moment(_ text: String) -> Substring { text.hasSuffix("Z") ? text.dropLast() : text[...] }

    private mutating func addReach(_ masked: GeometryColumn, _ stored: GeometryColumn) {
        for row in 0..<masked.count where masked.types[row] != nil {
            let point = masked.positions(ofRow: row).lowerBound
            let (x, y) = (masked.xy[2 * point], masked.xy[2 * point + 1])
            var least = Double.infinity
            for position in stored.positions(ofRow: row) {
                let (dx, dy) = (stored.xy[2 * position] - x, stored.xy[2 * position + 1] - y)
                least = min(least, dx * dx + dy * dy)
            }
            if least.isFinite { reach = max(reach, least.squareRoot()) }
        }
    }
}

/// The measures of the views of one catalogue, by version.
final class MeasureCache: Sendable {
    private struct Key: Hashable {
        let collection: String
        let version: DataVersion
    }

    private static let kept = 128
    private let known = Mutex<[Key: ViewMeasures]>([:])

    /// Returns what is known of a version, or measures it.
    func measures(
        of collection: String,
        _ version: DataVersion,
        _ measure: () throws(PaftaError) -> ViewMeasures
    ) throws(PaftaError) -> ViewMeasures {
        let key = Key(collection: collection, version: version)
        if let found = known.withLock({ $0[key] }) { return found }
        let measures = try measure()
        known.withLock { known in
            if known.count >= Self.kept { known.removeAll() }
            known[key] = measures
        }
        return measures
    }
}
