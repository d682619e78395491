import FeatureQuery
import GeoCore
import GeoExchange

/// Writes the layers of a planned town into their files.
struct TownWriter {
    let plan: TownPlan
    let folder: TownFolder

    /// Writes one layer; if its file is there already, the layer is added to it.
    func write(_ file: SampleTownFile, progress: (SampleTownProgress) throws(PaftaError) -> Void) throws(PaftaError) {
        let layer = layer(file.collection)
        let path = folder.path(of: file.path)
        let writer = try VectorWriter(
            path: path,
            format: VectorFormat.forPath(path),
            layer: layer.schema,
            options: options(for: file)
        )
        var features = 0
        try layer.forEachBatch { (batch) throws(PaftaError) in
            try writer.write(batch)
            features += batch.count
            try progress(SampleTownProgress(file: file, features: features))
        }
        try writer.close()
    }

    private func layer(_ collection: SampleTownFile.Collection) -> any TownLayer {
        switch collection {
        case .neighbourhoods: NeighbourhoodLayer(plan: plan)
        case .parcels: ParcelLayer(plan: plan)
        case .planBoundary: PlanBoundaryLayer(plan: plan)
        case .zoning: ZoningLayer(plan: plan)
        case .buildings: BuildingLayer(plan: plan)
        case .roads: RoadLayer(plan: plan)
        case .doors: DoorLayer(plan: plan)
        case .water: PipeLayer.water(plan: plan)
        case .sewage: PipeLayer.sewage(plan: plan)
        }
    }

    private func options(for file: SampleTownFile) -> WriteOptions {
        var options = WriteOptions()
        options.encoding = file.encoding
        options.appendsLayer = folder.holds(file.path)
        options.extent = extent
        options.coordinateColumns = WriteOptions.CoordinateColumns()
        return options
    }

    /// Where everything lies, in TUREF / TM27; for the table of pipes, whose coordinates are fractions of it.
    private var extent: Envelope {
        var envelope = Envelope.empty
        for point in plan.outline(columns: 0..<plan.grid.columns, rows: 0..<plan.grid.rows) {
            envelope.extend(x: point.x, y: point.y)
        }
        return envelope.expanded(by: 100)
    }
}
