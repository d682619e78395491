internal import CGDAL

/// The GDAL library of this process.
enum GDALLibrary {
    /// Registers the drivers at the first call; everything that opens or creates a dataset calls it.
    static func prepare() { _ = isReady }

    private static let isReady: Bool = {
        // No `.aux.xml` beside anybody's file.
        unsafe CPLSetConfigOption("GDAL_PAM_ENABLED", "NO")
        // Degrees: drivers that draw arcs themselves stay within 1 cm up to a radius of 1050 m.
        unsafe CPLSetConfigOption("OGR_ARC_STEPSIZE", "0.5")
        let folders = ["CPL_TMPDIR", "TMPDIR", "TEMP"]
        if !folders.contains(where: { unsafe CPLGetConfigOption($0, nil) != nil }) {
            // The default would be the current folder, which may be that of the delivery.
            unsafe CPLSetConfigOption("CPL_TMPDIR", "/tmp")
        }
        GDALMessages()
            .collect {
                GDALAllRegister()
                switchNetworkOff()
            }
        return true
    }()

    /// File systems of GDAL that read what lies on this machine; all others are put out of use.
    private static let localFileSystems: Set = [
        "/vsimem/", "/vsizip/", "/vsigzip/", "/vsisubfile/", "/vsicached/", "/vsisparse/",
    ]

    /// Makes sure that no file, whatever it names, makes this process ask a server for anything.
    private static func switchNetworkOff() {
        _ = pafta_refuse_fetches()
        OSRSetPROJEnableNetwork(0)
        let prefixes = unsafe CStringList(taking: VSIGetFileSystemsPrefixes()).strings
        for prefix in prefixes where prefix.hasPrefix("/vsi") && !localFileSystems.contains(prefix) {
            _ = unsafe pafta_refuse_file_system(prefix)
        }
    }

    /// Sets an option for this thread while `body` runs.
    static func withOption<Result: ~Copyable, Failure: Error>(
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
