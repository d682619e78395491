internal import FeaturePack
internal import FeatureQuery
internal import GeoCore

/// Makes the packed copy of a layer from a snapshot of its rows.
struct LayerPacker {
    let reading: GeoPackageReading
    let shelf: PackShelf

    /// Writes the copy; it replaces a former one when it is complete.
    ///
    /// - Parameter progress: Told how many features are done; may throw to stop.
    /// - Throws: `pack.failed`, what reading throws.
    func run(progress: (Int) throws(PaftaError) -> Void) throws(PaftaError) {
        guard let state = reading.packState else { return }
        try shelf.prepareFolder()
        var writer = try PackWriter(path: shelf.path(of: reading.schema.collection), schema: reading.schema)
        let rows = try reading.storedRows()
        var done = 0
        while let batch = try rows.next() {
            try writer.append(batch)
            done += batch.count
            try progress(done)
        }
        let version = DataVersion(
            incarnation: state.incarnation,
            change: state.change,
            changedAt: reading.version.changedAt
        )
        try writer.finish(version: version, fingerprint: state.fingerprint)
    }
}
