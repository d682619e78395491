internal import CGDAL

/// The GDAL library of this process.
enum GDALLibrary {
    /// Registers the drivers at the first call; everything that opens or creates a dataset calls it.
    static func prepare() { _ = isReady }

    private static let isReady: Bool = {
        // No `.aux.xml` beside anybody's file.
        unsafe CPLSetConfigOption("GDAL_PAM_ENABLED", "NO")
        // Degrees: drivers that draw arcs themselves stay within 1 cm up to a radius of 260 m.
        unsafe CPLSetConfigOption("OGR_ARC_STEPSIZE", "1")
        let folders = ["CPL_TMPDIR", "TMPDIR", "TEMP"]
        if !folders.contains(where: { unsafe CPLGetConfigOption($0, nil) != nil }) {
            // The default would be the current folder, which may be that of the delivery.
            unsafe CPLSetConfigOption("CPL_TMPDIR", "/tmp")
        }
        GDALMessages().collect { GDALAllRegister() }
        return true
    }()

    /// The drivers that may read a delivery: local vector formats whose files cannot name other files or servers.
    ///
    /// Virtual formats, database servers and web services are left out, whatever the file contains.
    static let readers = [
        "ESRI Shapefile", "MapInfo File", "GPKG", "SQLite", "OpenFileGDB", "GeoJSON", "GeoJSONSeq", "ESRIJSON",
        "TopoJSON", "GML", "LIBKML", "KML", "DXF", "DGN", "CSV", "XLSX", "XLS", "ODS", "FlatGeobuf", "GPX", "OSM",
        "GeoRSS", "JML", "OGR_GMT", "Geoconcept", "Interlis 1", "Interlis 2", "AVCE00", "MapML",
    ]

    /// Sets an option for this thread while `body` runs.
    static func withOption<Result, Failure: Error>(
        _ name: String,
        _ value: String?,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let value else { return try body() }
        unsafe CPLSetThreadLocalConfigOption(name, value)
        defer { unsafe CPLSetThreadLocalConfigOption(name, nil) }
        return try body()
    }
}
