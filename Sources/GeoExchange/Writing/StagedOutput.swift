internal import CGDAL
import GeoCore

/// A folder beside the target in which a file grows until it is complete.
///
/// The target's folder is on the same disk, so that the file can be moved to its place in one step; whatever is not
/// moved disappears with the value.
final class StagedOutput {
    /// Where the file is written.
    let path: String
    /// The name of the file.
    let name: String
    private let folder: String
    private let targetFolder: String
    private let replaces: Bool

    /// A disk with less than this left after writing is taken for full: some drivers do not notice that.
    private static let leastFree: Int64 = 64 << 10

    /// Prepares the writing of `target`, which exists exactly if its new form `replaces` it.
    ///
    /// - Throws: `target.unwritable`, also if the target exists.
    init(target: String, replaces: Bool) throws(PaftaError) {
        GDALLibrary.prepare()
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        name = parts.last.map(String.init) ?? ""
        let above = parts.dropLast().joined(separator: "/")
        targetFolder = parts.count == 1 ? "." : above.isEmpty ? "/" : above
        self.replaces = replaces
        let exists = unsafe pafta_path_kind("\(targetFolder)/\(name)") != PAFTA_PATH_NOTHING
        guard !name.isEmpty, !target.lowercased().hasPrefix("/vsi"), !target.utf8.contains(0) else {
            throw .unwritableTarget(name, cause: "no file name")
        }
        guard exists == replaces else { throw exists ? .existingTarget(name) : .sourceNotFound(name) }
        // No ending of an archive may be in it: GDAL's spreadsheets are written as archives and split their path there.
        folder = "\(targetFolder)/.pafta-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
        path = "\(folder)/\(name)"
        guard unsafe VSIMkdir(folder, 0o700) == 0 else { throw .unwritableTarget(name, cause: "VSIMkdir \(folder)") }
    }

    deinit { unsafe _ = VSIRmdirRecursive(folder) }

    /// Copies the existing target into the folder, to be added to.
    func copyTarget() throws(PaftaError) {
        guard unsafe CPLCopyFile(path, "\(targetFolder)/\(name)") == 0 else {
            throw .unwritableTarget(name, cause: "CPLCopyFile")
        }
    }

    /// The existing target.
    var existing: String { "\(targetFolder)/\(name)" }

    /// Returns the error for a full disk if that is what it is.
    func fullDisk(cause: String?) -> PaftaError? {
        let free = unsafe Int64(VSIGetDiskFreeSpace(targetFolder))
        return free < 0 || free >= Self.leastFree ? nil : .fullDisk(name, free: free, cause: cause)
    }

    /// Moves everything that was written to its place.
    ///
    /// - Throws: `target.unwritable`; files moved before the failure are removed again.
    func publish() throws(PaftaError) {
        if let full = fullDisk(cause: nil) { throw full }
        let files = unsafe CStringList(taking: VSIReadDir(folder)).strings.filter { $0 != "." && $0 != ".." }
        guard !files.isEmpty else { throw .unwritableTarget(name, cause: "nothing was written") }
        if !replaces {
            for file in files where unsafe pafta_path_kind("\(targetFolder)/\(file)") != PAFTA_PATH_NOTHING {
                throw .existingTarget(file)
            }
        }
        var moved: [String] = []
        for file in files {
            guard unsafe VSIRename("\(folder)/\(file)", "\(targetFolder)/\(file)") == 0 else {
                for file in moved { unsafe _ = VSIUnlink("\(targetFolder)/\(file)") }
                throw .unwritableTarget(name, cause: "VSIRename \(file)")
            }
            moved.append(file)
        }
    }
}
