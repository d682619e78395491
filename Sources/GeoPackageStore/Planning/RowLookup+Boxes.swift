internal import FeatureQuery
internal import GeoCore

extension RowLookup {
    /// Finds rows by their envelopes; `nil` if the layer has no spatial index.
    ///
    /// Boxes are in the CRS of the layer; without any, only rows without geometry are found, if they are wanted. All
    /// geometries lie in `extent`, if it is known; `total` is the number of rows.
    init?(
        boxes: [Envelope],
        withRowsWithoutGeometry: Bool,
        of table: LayerTable,
        extent: Envelope?,
        rows total: Int
    ) {
        guard let index = table.spatialIndex, let geometry = table.schema.geometry else { return nil }
        let share = extent.map { extent in boxes.reduce(0) { $0 + Self.share(of: $1, in: extent) } } ?? 0.1
        self.init(indexes: [index], searches: [], estimate: Int(min(1, share) * Double(total)), isSpatial: true)
        searches = boxes.map { box in
            SQLCondition(
                "SELECT id FROM \(quoted(index)) WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?",
                [.real(box.maxX), .real(box.minX), .real(box.maxY), .real(box.minY)]
            )
        }
        if withRowsWithoutGeometry {
            let select = "SELECT \(quoted(table.rowColumn)) FROM \(quoted(table.name))"
            searches.append(SQLCondition("\(select) WHERE \(quoted(geometry.name)) IS NULL"))
        }
    }

    /// Returns which share of an even layer lies in a box: 1 only where the box holds all of it.
    private static func share(of box: Envelope, in extent: Envelope) -> Double {
        let common = box.intersection(extent)
        guard !common.isEmpty else { return 0 }
        if box.contains(extent) { return 1 }
        let across = extent.width > 0 ? common.width / extent.width : 1
        let along = extent.height > 0 ? common.height / extent.height : 1
        return min(0.999, across * along)
    }
}
