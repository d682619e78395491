internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

extension AccessPlanner {
    /// Where in the stored CRS to look, and whether rows without geometry belong there.
    struct BoxSearch {
        var boxes: [Envelope]
        var keepsAll: Bool
        var extent: Envelope?
    }

    /// Returns where the boxes of the query and those of its filter lie, each necessary.
    static func boxes(
        _ query: Query,
        _ bounds: [SpatialBound],
        _ projection: Projection,
        of reading: GeoPackageReading
    ) throws(PaftaError) -> [BoxSearch] {
        let searches = try boxes(bounds, of: reading)
        guard let filter = query.spatialFilter else { return searches }
        let extent = try reading.indexedExtent()
        guard let boxes = projection.storedBoxes(of: filter, extent: extent) else { return searches }
        return [BoxSearch(boxes: boxes, keepsAll: filter.keepsFeaturesWithoutGeometry, extent: extent)] + searches
    }

    /// Returns where the boxes of a filter lie, each necessary.
    static func boxes(_ bounds: [SpatialBound], of reading: GeoPackageReading) throws(PaftaError) -> [BoxSearch] {
        guard !bounds.isEmpty, let stored = reading.schema.geometry?.crs else { return [] }
        let extent = try reading.indexedExtent()
        var searches: [BoxSearch] = []
        for bound in bounds {
            var boxes = bound.envelopes
            if bound.crs != stored {
                let transformation = try reading.references.transformation(from: bound.crs, to: stored)
                boxes = boxes.compactMap { transformation.envelope(of: $0) }
            }
            // One that has no image may lie anywhere.
            guard boxes.count == bound.envelopes.count else { continue }
            searches.append(BoxSearch(boxes: boxes, keepsAll: false, extent: extent))
        }
        return searches
    }
}

extension RowLookup {
    /// Finds rows by their envelopes; `nil` if the layer has no spatial index.
    init?(_ search: AccessPlanner.BoxSearch, of table: LayerTable, rows total: Int) {
        self.init(
            boxes: search.boxes,
            withRowsWithoutGeometry: search.keepsAll,
            of: table,
            extent: search.extent,
            rows: total
        )
    }
}
