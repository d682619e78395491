internal import GeoCore
internal import GeoExchange

/// The file formats of a package, by the names that protocols use.
enum PackageFormats {
    private static let endings = [
        "gpkg": "gpkg", "shp": "shp", "dxf": "dxf", "gml": "gml", "json": "geojson", "geojson": "geojson",
        "geojson-seq": "geojsonl", "ndjson": "geojsonl", "csv": "csv", "fgb": "fgb",
    ]
    /// Those that can hold features without geometry, as features that went have none.
    private static let holdingChanges: Set = ["gpkg", "shp", "gml", "geojson", "geojsonl", "csv"]

    /// Returns the formats for the names of a protocol, in their order; GeoPackage if it names none.
    ///
    /// - Throws: `package.format` if there is none.
    static func formats(_ names: [String], forChanges: Bool) throws(PaftaError) -> [VectorFormat] {
        var found: [String] = []
        for ending in names.isEmpty ? ["gpkg"] : names.compactMap({ endings[$0] }) where !found.contains(ending) {
            if !forChanges || holdingChanges.contains(ending) { found.append(ending) }
        }
        guard !found.isEmpty else { throw .noFileFormat(forChanges: forChanges) }
        var formats: [VectorFormat] = []
        for ending in found { formats.append(try VectorFormat.forPath("x.\(ending)")) }
        return formats
    }
}
