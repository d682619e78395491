internal import CGDAL
import GeoCore

/// A folder of ours that disappears with the value.
final class PrivateFolder {
    let path: String

    /// Makes a folder in `parent`, or where GDAL keeps its temporary files.
    init(name: String, in parent: String?) throws(PaftaError) {
        GDALLibrary.prepare()
        let number = UInt64.random(in: 0...UInt64.max)
        path = "\(parent ?? Self.parent)/pafta-\(String(number, radix: 36))"
        guard unsafe VSIMkdir(path, 0o700) == 0 else { throw .unreadableSource(name, cause: "VSIMkdir") }
    }

    deinit { unsafe _ = VSIRmdirRecursive(path) }

    private static var parent: String {
        for option in ["CPL_TMPDIR", "TMPDIR", "TEMP"] {
            guard let folder = unsafe CPLGetConfigOption(option, nil) else { continue }
            return unsafe String(cString: folder)
        }
        return "/tmp"
    }

    /// Makes the folders that a file needs.
    static func make(above file: String, name: String) throws(PaftaError) {
        guard let end = file.lastIndex(of: "/") else { return }
        let folder = String(file[..<end])
        guard unsafe pafta_path_kind(folder) != PAFTA_PATH_FOLDER else { return }
        guard unsafe VSIMkdirRecursive(folder, 0o700) == 0 else {
            throw .unreadableSource(name, cause: "VSIMkdirRecursive")
        }
    }
}
