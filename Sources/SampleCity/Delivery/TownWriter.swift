import FeatureQuery
import GeoCore
import GeoExchange

/// Writes the layers of a planned town into their files.
struct TownWriter {
    let plan: TownPlan
    let folder: TownFolder

    /// Writes one layer; a layer of a file that is there already is added to it.
    func write(_ file: SampleTownFile, progress: (SampleTownProgress) -> Void) throws(PaftaError) {
        switch file.collection {
        case .neighbourhoods: try write(NeighbourhoodLayer(plan: plan), to: file, progress: progress)
        case .parcels: try write(ParcelLayer(plan: plan), to: file, progress: progress)
        case .planBoundary: try write(PlanBoundaryLayer(plan: plan), to: file, progress: progress)
        case .zoning: try write(ZoningLayer(plan: plan), to: file, progress: progress)
        case .buildings: try write(BuildingLayer(plan: plan), to: file, progress: progress)
        case .roads: try write(RoadLayer(plan: plan), to: file, progress: progress)
        case .doors: try writeDoors(file, progress: progress)
        case .water: try write(PipeLayer.water(plan: plan), to: file, progress: progress)
        case .sewage: try write(PipeLayer.sewage(plan: plan), to: file, progress: progress)
        }
    }

    private func write(
        _ layer: some TownLayer,
        to file: SampleTownFile,
        progress: (SampleTownProgress) -> Void
    ) throws(PaftaError) {
        let path = folder.path(of: file.path)
        var options = WriteOptions()
        options.encoding = file.encoding
        options.appending = folder.holds(file.path)
        let writer = try VectorWriter(
            path: path,
            format: VectorFormat.forPath(path),
            layer: layer.schema,
            options: options
        )
        var features = 0
        try layer.forEachBatch { (batch) throws(PaftaError) in
            try writer.write(batch)
            features += batch.count
            progress(SampleTownProgress(file: file, features: features))
        }
        try writer.close()
    }

    /// The table of doors is written here and not by GDAL, whose CSV driver knows neither decimal commas nor CP1254.
    private func writeDoors(_ file: SampleTownFile, progress: (SampleTownProgress) -> Void) throws(PaftaError) {
        let output = try NewFile(file.path, in: folder)
        let table = DoorTable(plan: plan)
        var writer = ByteWriter(capacity: 1 << 17)
        var doors = 0
        table.appendHeader(to: &writer)
        for piece in 0..<table.pieceCount {
            doors += table.append(piece: piece, to: &writer)
            guard writer.count >= 1 << 16 || piece + 1 == table.pieceCount else { continue }
            try output.append(writer.bytes)
            writer.removeAll()
            progress(SampleTownProgress(file: file, features: doors))
        }
    }
}
