public import GeoCore

/// A guess at how full tiles are, from the count and the extent of a layer alone.
public enum ZoomEstimate {
    /// Returns the lowest zoom at which an average tile holds at most `maximumPerTile` features.
    ///
    /// Features are taken as spread evenly over `extent`; the average tile lies wholly inside it, or around it where
    /// the tile is larger. The last matrix of the set is the answer if even its tiles are fuller.
    ///
    /// - Parameters:
    ///   - featureCount: The number of features of the layer.
    ///   - extent: Where they lie, in the CRS of `set`.
    ///   - set: The tile matrix set.
    ///   - maximumPerTile: The number of features a tile should not exceed.
    /// - Returns: The index of a matrix of `set`; 0 for a layer without features or extent.
    public static func minimumZoom(
        featureCount: Int,
        extent: Envelope,
        set: TileMatrixSet,
        maximumPerTile: Int
    ) -> Int {
        guard featureCount > maximumPerTile, !extent.isEmpty else { return 0 }
        for (zoom, matrix) in set.matrices.enumerated() {
            let side = matrix.cellSize * 256
            let share = min(1, side / extent.width) * min(1, side / extent.height)
            if Double(featureCount) * share <= Double(maximumPerTile) { return zoom }
        }
        return max(0, set.matrices.count - 1)
    }
}
