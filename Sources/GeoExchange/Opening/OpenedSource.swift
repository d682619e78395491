internal import CGDAL
import GeoCore

/// One dataset of a delivery, opened so that every text can be decoded without guessing.
struct OpenedSource {
    let dataset: GDALDataset
    let driver: String
    /// Where GDAL opened it.
    let path: String
    /// Decodes names and values.
    let decoder: TextDecoder
    /// Whether the CRS is a guess of the driver, because it did not find the one that the file names.
    private(set) var guessesCRS = false
    /// What encoding the texts are in, as far as the file or the user says.
    var encoding: TextEncoding? { decoder.encoding }

    /// Folders that GDAL's messages are not to name.
    let hiddenFolders: [String]
    /// Holds what was unpacked as long as somebody reads it.
    private let unpacked: PrivateFolder?

    /// Opens a dataset.
    ///
    /// - Throws: `source.unknownFormat`, `source.damaged`, `source.remoteReference`.
    init(
        _ path: String,
        name: String,
        encoding: TextEncoding?,
        unpacked: PrivateFolder? = nil,
        messages: GDALMessages
    ) throws(PaftaError) {
        // Tables called `.txt` are recognised only when the driver is named.
        let path = SourcePath.ending(path) == "txt" ? "CSV:\(path)" : path
        let drivers = SourceFormat.drivers(forEnding: SourcePath.ending(path))
        let driver = messages.collect { drivers.isEmpty ? nil : GDALDataset.driverName(for: path, among: drivers) }
        messages.forgetFailures()
        guard let driver else { throw .notRecognised(name, path: path, cause: messages.cause) }
        self.path = path
        hiddenFolders = messages.hiddenFolders
        self.driver = driver
        self.unpacked = unpacked
        switch driver {
        case "ESRI Shapefile": (dataset, decoder) = try Self.openShapefile(path, name, encoding, messages)
        case "DXF": (dataset, decoder) = try Self.openDXF(path, name, encoding, messages)
        default:
            let options = Self.options(driver, path)
            // Views and triggers of a delivered database may only call what reads its own tables.
            let pragmas = ["GPKG", "SQLite"].contains(driver) ? "trusted_schema=OFF,cell_size_check=ON" : nil
            dataset = try GDALLibrary.withOption("OGR_SQLITE_PRAGMA", pragmas) { () throws(PaftaError) in
                try Self.open(path, name, driver, options: options, messages)
            }
            decoder = Self.decoder(dataset, driver, encoding, messages)
            if SourcePath.ending(path) == "txt", Self.isLetter(dataset, messages) {
                throw .unknownFormat(name, cause: nil)
            }
            // GeoJSON's driver takes WGS 84 in place of a CRS it does not find.
            guessesCRS = driver.hasPrefix("GeoJSON") && messages.failures.contains { $0.hasPrefix("PROJ") }
        }
        messages.forgetFailures()
    }

    /// Any text is a table of one column to the driver; one that ends behind its first line is a letter.
    private static func isLetter(_ dataset: GDALDataset, _ messages: GDALMessages) -> Bool {
        guard let table = dataset.layer(0), table.fieldCount <= 1 else { return false }
        return messages.collect {
            defer { table.resetReading() }
            return table.nextFeature() == nil
        }
    }

    private static func open(
        _ path: String,
        _ name: String,
        _ driver: String,
        options: [String],
        _ messages: GDALMessages
    ) throws(PaftaError) -> GDALDataset {
        let opened = messages.collect { GDALDataset.open(path, drivers: [driver], options: options) }
        if let cause = messages.failures.first(where: { $0.contains(PAFTA_REMOTE_REFERENCE) }) {
            throw .remoteReference(name, cause: cause)
        }
        guard let opened else { throw .notOpened(name, path: path, driver: driver, cause: messages.cause) }
        // The GML driver opens what it could read of a broken file; other failures concern the CRS only.
        if let cause = messages.failures.first(where: { $0.contains("parsing") }) {
            throw .damagedSource(name, cause: cause)
        }
        return opened
    }

    /// Options that keep the driver from writing beside the file and from fetching anything.
    private static func options(_ driver: String, _ path: String) -> [String] {
        switch driver {
        case "GML": ["WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO"]
        case "CSV": ["EMPTY_STRING_AS_NULL=YES", "KEEP_GEOM_COLUMNS=NO"]
        case "GPKG", "SQLite":
            // Without a log to be read, SQLite must not create one beside the file.
            unsafe pafta_path_kind("\(path)-wal") == PAFTA_PATH_NOTHING && driver == "GPKG"
                ? ["IMMUTABLE=YES"] : []
        default: []
        }
    }

    /// Opens a shapefile with its texts as they are and finds the encoding from `.cpg` or the language byte.
    ///
    /// Byte 87 means "the code page of Windows" (1254 in Turkey) though GDAL takes it for ISO 8859-1, so like byte 0 it
    /// says nothing.
    private static func openShapefile(
        _ path: String,
        _ name: String,
        _ given: TextEncoding?,
        _ messages: GDALMessages
    ) throws(PaftaError) -> (GDALDataset, TextDecoder) {
        let stated = try open(path, name, "ESRI Shapefile", options: [], messages)
        var encoding = given
        if encoding == nil, let layer = stated.layer(0) {
            let page = layer.metadata("CPG_VALUE", domain: "SHAPEFILE")
            let language = layer.metadata("LDID_VALUE", domain: "SHAPEFILE")
            if let page {
                encoding = TextEncoding(page)
            } else if let language, language != "87" {
                encoding = layer.metadata("SOURCE_ENCODING", domain: "SHAPEFILE").flatMap { TextEncoding($0) }
            }
        }
        let raw = try open(path, name, "ESRI Shapefile", options: ["ENCODING="], messages)
        return (raw, TextDecoder(encoding))
    }

    private static func openDXF(
        _ path: String,
        _ name: String,
        _ given: TextEncoding?,
        _ messages: GDALMessages
    ) throws(PaftaError) -> (GDALDataset, TextDecoder) {
        // Without a code page in the header GDAL would take Latin 1; as "UTF-8" it hands the bytes over.
        let taken = given?.name ?? (DrawingHeader(path).statesEncoding ? nil : TextEncoding.utf8.name)
        let dataset = try GDALLibrary.withOption("DXF_ENCODING", taken) { () throws(PaftaError) in
            try open(path, name, "DXF", options: [], messages)
        }
        return (dataset, TextDecoder(nil))
    }

    private static func decoder(
        _ dataset: GDALDataset,
        _ driver: String,
        _ encoding: TextEncoding?,
        _ messages: GDALMessages
    ) -> TextDecoder {
        switch driver {
        case "CSV": return TextDecoder(encoding)
        case "MapInfo File":
            let decodes = messages.collect { dataset.layer(0)?.hasUTF8Texts ?? false }
            if decodes, let encoding { messages.note(.encodingIgnored(encoding.name)) }
            return TextDecoder(decodes ? .utf8 : encoding)
        default: return TextDecoder(encoding, keepsUTF8: true)
        }
    }
}
