import FeatureTiles
import GeoCore

extension CollectionMeasure {
    /// Returns which tiles of a tile matrix are offered; `nil` if none.
    ///
    /// Those are the tiles that a feature can reach with its buffer, and their neighbours: web maps ask for a ring around
    /// what they draw, and are told that it is empty rather than that it is not there.
    func limits(in grid: TileMatrixSet, matrix index: Int) -> TileLimits? {
        guard index >= minimumZoom, grid.matrices.indices.contains(index), !webExtent.isEmpty else { return nil }
        let matrix = grid.matrices[index]
        let options = TileOptions()
        let margin = matrix.cellSize * 256 * Double(options.buffer + 1) / Double(options.extent)
        let tiles = grid.tiles(meeting: webExtent.expanded(by: margin), matrix: index)
        guard let top = tiles.rows.first, let bottom = tiles.rows.last, let left = tiles.columns.first,
            let right = tiles.columns.last
        else { return nil }
        return TileLimits(
            tileMatrix: index,
            rows: max(0, top - 1)...min(matrix.matrixHeight - 1, bottom + 1),
            columns: max(0, left - 1)...min(matrix.matrixWidth - 1, right + 1)
        )
    }
}
