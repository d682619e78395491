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
    /// Whether it is a folder of files; a File Geodatabase is a folder too, but counts as one file.
    let isFolder: Bool

    /// Checks what the user gave.
    ///
    /// - Throws: `source.notFound`, `source.unreadable`, `source.damaged` for an empty file, `source.unsupportedFormat` for
    ///   drawings only NETCAD or AutoCAD reads and for rasters.
    init(_ given: String) throws(PaftaError) {
        var trimmed = given
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        name = trimmed.split(separator: "/").last.map(String.init) ?? given
        path = trimmed.hasPrefix("/") || trimmed.hasPrefix("./") ? trimmed : "./\(trimmed)"
        guard !trimmed.isEmpty, !trimmed.utf8.contains(0), !path.lowercased().hasPrefix("/vsi") else {
            throw .sourceNotFound(name)
        }
        let kind = unsafe pafta_path_kind(path)
        isFolder = kind == PAFTA_PATH_FOLDER && Self.ending(path) != "gdb"
        switch kind {
        case PAFTA_PATH_FOLDER: break
        case PAFTA_PATH_FILE: try Self.checkReadable(path, name)
        case PAFTA_PATH_NOTHING: throw .sourceNotFound(name)
        default: throw .unreadableSource(name, cause: "neither a file nor a folder")
        }
    }

    private static func checkReadable(_ path: String, _ name: String) throws(PaftaError) {
        guard let file = LocalFile(reading: path) else { throw .unreadableSource(name, cause: "VSIFOpenL") }
        guard unsafe pafta_file_size(path) > 0 else { throw .damagedSource(name, cause: "the file has no bytes") }
        // Drawings of AutoCAD begin with their version, such as AC1032, and a zero (Open Design Specification, 3.1).
        let start = file.read(22)
        let isDWG = start.starts(with: Array("AC10".utf8)) && start.dropFirst(6).first == 0
        let isBinaryDXF = start.starts(with: Array("AutoCAD Binary DXF".utf8))
        if SourceFormat.closed.contains(ending(path)) || isDWG || isBinaryDXF {
            throw .drawingSource(name, isDWG: isDWG || isBinaryDXF || ending(path) == "dwg")
        }
        if SourceFormat.isRaster(path) || SourceFormat.isRaster(start) { throw .rasterSource(name) }
    }

    /// The folder that it lies in.
    var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

    /// The letters behind the last dot of a path, in lower case.
    static func ending(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The last part of a path without its ending.
    static func stem(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
    }
}
