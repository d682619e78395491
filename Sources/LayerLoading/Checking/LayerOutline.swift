internal import FeatureQuery
internal import GeoCore
internal import GeoPackageStore

/// A thinned picture of a layer, small enough for a map in a report.
enum LayerOutline {
    private static let features = 1_500
    private static let positions = 12

    /// Returns evenly spread features, each with its first ring or path and few of its positions.
    static func thinned(_ all: SpooledFeatures) throws(PaftaError) -> GeometryColumn {
        var outline = GeometryColumn()
        let step = max(1, (all.count + features - 1) / features)
        let batch = try all.features(stride(from: 0, to: all.count, by: step))
        for row in 0..<batch.count { append(row, of: batch, to: &outline) }
        return outline
    }

    /// Adds the first ring or path of a feature with few of its positions.
    ///
    /// - Returns: Whether it has a geometry.
    @discardableResult
    static func append(_ row: Int, of batch: FeatureBatch, to outline: inout GeometryColumn) -> Bool {
        guard batch.hasGeometry, let type = batch.geometry.types[row]?.single,
            let part = batch.geometry.parts(of: row).first, let ring = batch.geometry.rings(of: part).first
        else { return false }
        let range = batch.geometry.positions(of: ring)
        // The last position is kept, so that rings stay closed and paths end where they end.
        let skip = max(1, (range.count + positions - 1) / positions)
        for position in stride(from: range.lowerBound, to: range.upperBound - 1, by: skip) {
            outline.appendPosition(x: batch.geometry.xy[2 * position], y: batch.geometry.xy[2 * position + 1])
        }
        let last = range.upperBound - 1
        outline.appendPosition(x: batch.geometry.xy[2 * last], y: batch.geometry.xy[2 * last + 1])
        outline.endRing()
        outline.endPart(type)
        outline.endRow(type)
        return true
    }
}
