internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore
internal import GeoReferencing
internal import LayerValidation

/// The layers of the home, for rules that compare with them.
final class HomeLayers: ReferenceLayers {
    private let catalogue: GeoPackageCatalogue
    private var readings: [String: any FeatureReading] = [:]
    private var missing: Set<String> = []

    init(_ catalogue: GeoPackageCatalogue) { self.catalogue = catalogue }

    func features(
        of layer: String,
        meeting envelope: Envelope,
        in crs: CRSIdentity,
        limit: Int
    ) throws(PaftaError) -> FeatureBatch? {
        guard let reading = try reading(of: layer) else { return nil }
        var query = Query()
        query.spatialFilter = SpatialFilter(boxes: [envelope], crs: crs)
        query.crs = crs
        query.limit = limit
        let cursor = try reading.features(query)
        var result = FeatureBatch(identifiers: reading.schema.identifiers, schema: reading.schema.properties)
        while let batch = try cursor.next() {
            for row in 0..<batch.count where batch.geometry.types[row] != nil { result.append(row: row, of: batch) }
        }
        return result
    }

    /// Returns the features of a layer as one multipolygon, in one row; `nil` if there is no such layer, or no area in it.
    func area(of layer: String, in crs: CRSIdentity) throws(PaftaError) -> GeometryColumn? {
        guard let reading = try reading(of: layer), reading.schema.geometry != nil else { return nil }
        var query = Query()
        query.crs = crs
        query.properties = []
        let cursor = try reading.features(query)
        var area = GeometryColumn()
        while let batch = try cursor.next() {
            for row in 0..<batch.count where batch.geometry.types[row]?.single == .polygon {
                area.appendParts(ofRow: row, of: batch.geometry)
            }
        }
        area.endRow(.multiPolygon)
        return area.types[0] == nil ? nil : area
    }

    /// One snapshot of each layer serves the whole check.
    private func reading(of layer: String) throws(PaftaError) -> (any FeatureReading)? {
        if let reading = readings[layer] { return reading }
        guard !missing.contains(layer) else { return nil }
        do throws(PaftaError) {
            let reading = try catalogue.collection(layer).open()
            readings[layer] = reading
            return reading
        } catch {
            guard error.category == .notFound else { throw error }
            missing.insert(layer)
            return nil
        }
    }
}

extension GeometryColumn {
    /// Adds the parts of a row to the current one.
    fileprivate mutating func appendParts(ofRow row: Int, of other: GeometryColumn) {
        for part in other.parts(of: row) {
            for ring in other.rings(of: part) {
                for position in other.positions(of: ring) {
                    appendPosition(x: other.xy[2 * position], y: other.xy[2 * position + 1])
                }
                endRing()
            }
            endPart(other.partTypes[part])
        }
    }
}

/// The features of a delivery, as the rules on whole layers look at them.
final class DeliveredFeatures: BlockedFeatures {
    private let features: SpooledFeatures

    init(_ features: SpooledFeatures) { self.features = features }

    var count: Int { features.count }
    var envelopes: [Envelope] { features.envelopes }

    func block(_ index: Int) throws(PaftaError) -> FeatureBatch { try features.block(index) }
}
