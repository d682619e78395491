internal import CGDAL
import GeoCore

/// A file or folder on this machine that somebody delivered.
///
/// GDAL understands names such as `PG:…`, `http://…` and `/vsicurl/…` as servers; a path that begins with `/` or `./` and
/// names something that exists is none of them.
struct SourcePath {
    /// The path for GDAL.
    let path: String
    /// The last part of the path as the user gave it.
    let name: String

    /// Checks what the user gave.
    ///
    /// - Throws: `source.notFound`, `source.unreadable`, `source.unknownFormat` for drawings only NETCAD or AutoCAD reads.
    init(_ given: String) throws(PaftaError) {
        var trimmed = given
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        name = trimmed.split(separator: "/").last.map(String.init) ?? given
        path = trimmed.hasPrefix("/") || trimmed.hasPrefix("./") ? trimmed : "./\(trimmed)"
        guard !trimmed.isEmpty, !trimmed.utf8.contains(0), !path.lowercased().hasPrefix("/vsi") else {
            throw .sourceNotFound(name)
        }
        switch unsafe pafta_path_kind(path) {
        case PAFTA_PATH_FOLDER: break
        case PAFTA_PATH_FILE: try Self.checkReadable(path, name)
        case PAFTA_PATH_NOTHING: throw .sourceNotFound(name)
        default: throw .unreadableSource(name, cause: "neither a file nor a folder")
        }
        if ["ncz", "nca", "dwg"].contains(Self.ending(path)) { throw .drawingSource(name) }
    }

    private static func checkReadable(_ path: String, _ name: String) throws(PaftaError) {
        guard let file = unsafe VSIFOpenL(path, "rb") else { throw .unreadableSource(name, cause: "VSIFOpenL") }
        unsafe VSIFCloseL(file)
        guard unsafe pafta_file_size(path) > 0 else { throw .damagedSource(name, cause: "the file has no bytes") }
    }

    /// The letters behind the last dot of a path, in lower case.
    static func ending(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Returns what GDAL is to open, in the order of names: the path itself, or the files of a folder or archive.
    func datasets() -> [String] {
        if Self.ending(path) == "zip", !path.lowercased().hasSuffix(".gdb.zip"),
            !path.lowercased().hasSuffix(".shp.zip")
        {
            let archive = "/vsizip/{\(path)}"
            let inside = unsafe Self.datasets(in: archive) { unsafe VSIReadDirRecursive($0) }
            return inside.isEmpty ? [path] : inside
        }
        guard unsafe pafta_path_kind(path) == PAFTA_PATH_FOLDER, Self.ending(path) != "gdb" else {
            return [path]
        }
        let inside = unsafe Self.datasets(in: path) { unsafe VSIReadDirEx($0, 0) }
        return inside.isEmpty ? [path] : inside
    }

    /// Files that hold data; what lies beside them (`.dbf`, `.prj`, …) comes with them.
    private static let mainEndings: Set = [
        "shp", "tab", "mif", "gpkg", "geojson", "geojsonl", "json", "gml", "kml", "kmz", "dxf", "csv", "fgb", "xlsx",
        "xls", "ods", "gpx", "osm", "pbf", "sqlite", "gdb", "dgn",
    ]

    private static func datasets(
        in folder: String,
        _ list: (String) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> [String] {
        var found = Set<String>()
        for entry in unsafe CStringList(taking: list(folder)).strings {
            let parts = entry.split(separator: "/")
            guard !parts.contains("__MACOSX"), parts.last?.hasPrefix(".") == false else { continue }
            if let geodatabase = parts.firstIndex(where: { $0.lowercased().hasSuffix(".gdb") }) {
                found.insert("\(folder)/\(parts[...geodatabase].joined(separator: "/"))")
            } else if mainEndings.contains(ending(entry)) {
                found.insert("\(folder)/\(entry)")
            }
        }
        return found.sorted()
    }
}
