internal import FeatureQuery
internal import GeoCore

/// The kinds of geometries that come into a layer, and what has to be done for its declaration to stay true.
struct StoredShapes {
    private var types: Set<GeometryType> = []
    private var heights: LayerSummary.Heights = []

    /// Takes note of the geometries of a batch.
    mutating func add(_ batch: FeatureBatch) {
        guard batch.hasGeometry else { return }
        types.formUnion(batch.geometry.types.lazy.compactMap(\.self))
        if batch.geometry.positionCount > 0 { heights.insert(batch.geometry.z.isEmpty ? .without : .with) }
    }

    /// The multi-geometry that single ones have to be stored as, if there is one.
    func promotion(in table: LayerTable) -> GeometryType? {
        guard let declared = table.schema.geometry?.type, declared != declared.single, isFitting(declared) else {
            return nil
        }
        return declared
    }

    private func isFitting(_ declared: GeometryType) -> Bool {
        types.allSatisfy { $0 == declared || $0.multi == declared }
    }

    /// Declares that the layer has geometries of any kind, or with and without heights, where that becomes so.
    func declare(in table: LayerTable, _ connection: SQLiteConnection) throws(PaftaError) {
        guard let geometry = table.schema.geometry else { return }
        if let declared = geometry.type, !isFitting(declared) {
            try connection.run(
                "UPDATE main.gpkg_geometry_columns SET geometry_type_name = 'GEOMETRY' WHERE table_name = ?",
                [.text(table.name)]
            )
            try announce(table, connection)
        }
        let declared: LayerSummary.Heights = geometry.hasHeights ? .with : .without
        guard !heights.isEmpty, heights != declared else { return }
        try connection.run(
            "UPDATE main.gpkg_geometry_columns SET z = 2 WHERE table_name = ? AND z <> 2",
            [.text(table.name)]
        )
        if !geometry.hasHeights { try announce(table, connection) }
    }

    /// Makes open connections read the declaration again, as every change of the schema does.
    private func announce(_ table: LayerTable, _ connection: SQLiteConnection) throws(PaftaError) {
        let name = quoted("pafta_announcement")
        try connection.execute("CREATE TABLE main.\(name) (a); DROP TABLE main.\(name)")
    }
}
