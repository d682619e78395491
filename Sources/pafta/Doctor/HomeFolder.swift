import GeoCore
import GeoPackageStore
import Glibc

/// The folders of a home, as the doctor looks at them.
struct HomeFolder {
    let path: String

    init(_ home: Home, _ name: String) { path = "\(home.path)/\(name)" }

    /// The names in the folder, sorted; none if there is no such folder.
    var names: [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether there is a file or folder of this name.
    func has(_ name: String) -> Bool { unsafe access("\(path)/\(name)", F_OK) == 0 }

    /// Whether a running process holds what is called `name`; what is not there nobody holds.
    func isHeld(_ name: String) -> Bool {
        let descriptor = unsafe open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }  // which also gives up the lock
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    /// Removes a file, or a folder of files; what resists stays.
    func remove(_ name: String) {
        let place = "\(path)/\(name)"
        guard unsafe unlink(place) != 0 else { return }
        if let folder = unsafe opendir(place) {
            defer { unsafe closedir(folder) }
            while let entry = unsafe readdir(folder) {
                let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                unsafe unlink("\(place)/\(name)")
            }
        }
        unsafe rmdir(place)
    }
}
