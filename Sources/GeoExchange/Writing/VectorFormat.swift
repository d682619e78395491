public import GeoCore

/// A format that layers are written in.
public struct VectorFormat: Sendable, Hashable {
    /// The ending of its files, in lower case and without dot.
    public let fileExtension: String
    /// The short name of GDAL's driver.
    public let driver: String
    /// Whether coordinates must be WGS 84 longitude and latitude, as RFC 7946 and KML demand.
    ///
    /// The caller transforms; a layer in another CRS is refused.
    public let requiresWGS84: Bool

    let datasetOptions: [String]
    let layerOptions: [String]
    let texts: TextUse
    let identifiers: IdentifierUse
    let appending: Appending
    /// Whether every feature must have a geometry.
    let needsGeometry: Bool

    /// Where the encoding of texts is decided.
    enum TextUse: Sendable {
        /// By the format.
        case fixed
        /// By an option of the layer, with this default.
        case option(String)
        /// Nowhere; the driver writes bytes as they come, by default in this encoding.
        case bytes(String)
    }

    /// Which identifiers of features are kept.
    enum IdentifierUse: Sendable {
        case none
        case numbers
        case numbersAndTexts
    }

    /// How a layer comes into an existing file.
    enum Appending: Sendable {
        case never
        case byUpdate
        /// All that is there is written again, because the driver cannot change a file.
        case byCopy
    }

    private init(
        _ fileExtension: String,
        _ driver: String,
        requiresWGS84: Bool = false,
        datasetOptions: [String] = [],
        layerOptions: [String] = [],
        texts: TextUse = .fixed,
        identifiers: IdentifierUse = .none,
        appending: Appending = .never,
        needsGeometry: Bool = false
    ) {
        self.fileExtension = fileExtension
        self.driver = driver
        self.requiresWGS84 = requiresWGS84
        self.datasetOptions = datasetOptions
        self.layerOptions = layerOptions
        self.texts = texts
        self.identifiers = identifiers
        self.appending = appending
        self.needsGeometry = needsGeometry
    }

    /// Every format, the most useful first.
    public static let all: [VectorFormat] = [
        VectorFormat("gpkg", "GPKG", identifiers: .numbers, appending: .byUpdate),
        VectorFormat("shp", "ESRI Shapefile", texts: .option("UTF-8")),
        geoJSON("geojson", "GeoJSON", layerOptions: ["RFC7946=YES"]),
        geoJSON("json", "GeoJSON", layerOptions: ["RFC7946=YES"]),
        geoJSON("geojsonl", "GeoJSONSeq", layerOptions: []),
        VectorFormat("gml", "GML", datasetOptions: ["FORMAT=GML3.2"]),
        VectorFormat("dxf", "DXF", texts: .bytes("CP1254"), appending: .byCopy, needsGeometry: true),
        VectorFormat("tab", "MapInfo File", texts: .option("CP1254")),
        VectorFormat("mif", "MapInfo File", datasetOptions: ["FORMAT=MIF"], texts: .option("CP1254")),
        // The other driver, LIBKML, takes time that grows with the square of the number of features.
        VectorFormat("kml", "KML", requiresWGS84: true),
        VectorFormat(
            "csv",
            "CSV",
            layerOptions: ["GEOMETRY=AS_WKT", "STRING_QUOTING=IF_NEEDED"],
            texts: .bytes("UTF-8")
        ),
        VectorFormat("fgb", "FlatGeobuf"),
        VectorFormat("xlsx", "XLSX"),
        VectorFormat("ods", "ODS"),
        VectorFormat(
            "sqlite",
            "SQLite",
            datasetOptions: ["SPATIALITE=YES"],
            identifiers: .numbers,
            appending: .byUpdate
        ),
        VectorFormat("gdb", "OpenFileGDB"),
        VectorFormat("jml", "JML"),
    ]

    private static func geoJSON(_ fileExtension: String, _ driver: String, layerOptions: [String]) -> VectorFormat {
        VectorFormat(
            fileExtension,
            driver,
            requiresWGS84: true,
            // Nine decimals of a degree are a tenth of a millimetre.
            layerOptions: layerOptions + ["COORDINATE_PRECISION=9"],
            identifiers: .numbersAndTexts
        )
    }

    /// Returns the format that the ending of a path stands for, in any letter case.
    ///
    /// - Throws: `target.unknownFormat`, with the endings there are.
    public static func forPath(_ path: String) throws(PaftaError) -> VectorFormat {
        let ending = SourcePath.ending(path)
        guard let format = all.first(where: { $0.fileExtension == ending }) else {
            throw .unknownTargetFormat(ending, endings: all.map(\.fileExtension))
        }
        return format
    }

    /// Two formats are the same if their endings are.
    public static func == (left: VectorFormat, right: VectorFormat) -> Bool {
        left.fileExtension == right.fileExtension
    }

    /// Hashes the ending.
    public func hash(into hasher: inout Hasher) { hasher.combine(fileExtension) }
}
