/// The formats of deliveries: which driver of GDAL may read a file with an ending, and which files belong to it.
///
/// Only local vector formats whose files cannot name other files or servers are here; virtual formats, database servers
/// and web services are left out, whatever a file contains.
enum SourceFormat {
    /// Returns the drivers that may read a file with this ending; the content decides between them.
    static func drivers(forEnding ending: String) -> [String] { drivers[ending] ?? [] }

    private static let drivers: [String: [String]] = [
        "shp": ["ESRI Shapefile"], "dbf": ["ESRI Shapefile"],
        "tab": ["MapInfo File"], "mif": ["MapInfo File"],
        "gpkg": ["GPKG"], "sqlite": ["SQLite"], "gdb": ["OpenFileGDB"],
        "json": ["GeoJSON", "GeoJSONSeq", "ESRIJSON", "TopoJSON"], "geojson": ["GeoJSON", "GeoJSONSeq"],
        "geojsonl": ["GeoJSONSeq"], "geojsons": ["GeoJSONSeq"], "ndjson": ["GeoJSONSeq"], "topojson": ["TopoJSON"],
        "gml": ["GML"], "xml": ["GML"], "kml": ["LIBKML", "KML"],
        "dxf": ["DXF"], "dgn": ["DGN"],
        "csv": ["CSV"], "tsv": ["CSV"], "txt": ["CSV"],
        "xlsx": ["XLSX"], "xls": ["XLS"], "ods": ["ODS"],
        "fgb": ["FlatGeobuf"], "gpx": ["GPX"], "osm": ["OSM"], "pbf": ["OSM"],
        "jml": ["JML"], "gmt": ["OGR_GMT"], "gxt": ["Geoconcept"], "e00": ["AVCE00"],
    ]

    /// Endings of plain lists of points, which are read without GDAL.
    static let pointLists: Set = ["ncn", "txt", "xyz"]

    /// Endings of archives that are unpacked.
    static let archives: Set = ["zip", "kmz"]

    /// Endings of formats that are archives inside, whose directory is checked before they are opened.
    static let packedDocuments: Set = ["xlsx", "ods"]

    /// Endings of XML documents.
    static let documents: Set = ["gml", "xml", "kml", "gpx", "osm", "jml"]

    /// Endings of drawings and rasters whose programs have to export something else.
    static let closed: Set = ["ncz", "nca", "kse", "dwg"]

    /// Endings of rasters, which are no layers of features.
    private static let rasters: Set = [
        "tif", "tiff", "gtif", "gtiff", "btf", "jpg", "jpeg", "jp2", "j2k", "jpx", "jpf", "ecw", "sid", "png", "gif",
        "bmp",
        "webp", "img",
    ]

    /// Whether a file of this name is a raster.
    static func isRaster(_ name: String) -> Bool { rasters.contains(SourcePath.ending(name)) }

    /// Whether a file that begins so is a raster: TIFF and BigTIFF, JPEG, PNG, GIF, JPEG 2000 boxed and bare.
    static func isRaster(_ start: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [
            [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
            [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8),
            [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], [0xFF, 0x4F, 0xFF, 0x51],
        ]
        return marks.contains { start.starts(with: $0) }
    }

    /// Whether a file of this name holds data of its own; what lies beside it comes with it.
    static func isMain(_ name: String) -> Bool {
        let ending = SourcePath.ending(name)
        return ["ncn", "kmz"].contains(ending) || drivers[ending] != nil && !ambiguous.contains(ending)
    }

    /// Whether a file of this name may hold data, if nothing else of the delivery does: notes and metadata, mostly.
    static func mayBeMain(_ name: String) -> Bool { ambiguous.contains(SourcePath.ending(name)) }

    private static let ambiguous: Set = ["dbf", "txt", "xml"]

    /// Returns the endings of the files that make up one data set together with the file of this ending.
    ///
    /// Spatial indexes, schemas and the like are left behind: they say nothing that the data do not, and may name what
    /// lies elsewhere.
    static func companions(ofEnding ending: String) -> [String] {
        switch ending {
        case "shp": ["shx", "dbf", "prj", "cpg"]
        case "tab": ["dat", "map", "id", "ind", "dbf"]
        case "mif": ["mid"]
        case "dbf": ["cpg"]
        default: []
        }
    }
}
