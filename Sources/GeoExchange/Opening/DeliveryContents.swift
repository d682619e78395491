internal import CGDAL
import GeoCore

/// The data sets of a delivery: the file itself, or what lies in the folder or archive.
struct DeliveryContents {
    /// One data set that GDAL can open.
    struct DataSet {
        var path: String
        /// The path below the folder or archive, or the name of the file.
        var name: String
        /// Whether its links are known to name members of the delivery.
        var linksStayInside = false
    }

    /// What is to be opened, in the order of names.
    let dataSets: [DataSet]
    /// Holds what was unpacked as long as somebody reads it.
    let unpacked: PrivateFolder?

    /// Finds the data sets, unpacking an archive.
    ///
    /// - Throws: `source.unknownFormat` if there is none, `source.member`, and all that reading an archive throws.
    init(_ source: SourcePath, _ options: SourceOptions, unpackingIn parent: String?) throws(PaftaError) {
        var found: [DataSet]
        if source.isFolder {
            unpacked = nil
            found = Self.dataSets(in: source.path, isDeep: false)
        } else if Self.isArchive(source.path) {
            let folder = try PrivateFolder(name: source.name, in: parent)
            try ArchiveUnpacking(source.path, name: source.name, limits: options.limits).unpack(into: folder.path)
            unpacked = folder
            found = Self.dataSets(in: folder.path, isDeep: true)
            if SourcePath.ending(source.path) == "kmz", let main = found.first(where: { $0.name == "doc.kml" }) {
                found = try LinkedDocuments(from: main, among: found, of: source.name).dataSets
            }
        } else {
            unpacked = nil
            found = [DataSet(path: source.path, name: source.name)]
            if SourceFormat.packedDocuments.contains(SourcePath.ending(source.path)) {
                _ = try ZipDirectory(source.path, name: source.name, limits: options.limits)
            }
        }
        guard !found.isEmpty else {
            let folder = unpacked?.path ?? source.path
            throw Self.names(in: folder, isDeep: unpacked != nil).contains(where: SourceFormat.isRaster)
                ? .rasterSource(source.name) : .noMember(source.name)
        }
        dataSets = try options.member.map { member throws(PaftaError) in try Self.choose(member, of: found) } ?? found
    }

    /// Archives are known by their ending or, but for documents that are packed inside, by their first bytes.
    private static func isArchive(_ path: String) -> Bool {
        let ending = SourcePath.ending(path)
        if SourceFormat.archives.contains(ending) { return true }
        guard !SourceFormat.packedDocuments.contains(ending), let file = LocalFile(reading: path) else { return false }
        return file.read(4) == [0x50, 0x4B, 0x03, 0x04]
    }

    private static func choose(_ member: String, of all: [DataSet]) throws(PaftaError) -> [DataSet] {
        let chosen = all.filter { set in
            let last = set.name.split(separator: "/").last.map(String.init) ?? set.name
            return set.name == member || last == member || SourcePath.stem(set.name) == member
        }
        guard !chosen.isEmpty else {
            throw .unknownMember(member, names: all.map { "'\($0.name)'" }.joined(separator: ", "))
        }
        return chosen
    }

    private static func dataSets(in folder: String, isDeep: Bool) -> [DataSet] {
        let list = Self.names(in: folder, isDeep: isDeep)
        var names = Set<String>()
        for entry in list {
            let parts = entry.split(separator: "/")
            guard parts.last?.hasPrefix(".") == false else { continue }
            if let geodatabase = parts.firstIndex(where: { $0.lowercased().hasSuffix(".gdb") }) {
                names.insert(parts[...geodatabase].joined(separator: "/"))
            } else if SourceFormat.isMain(entry) {
                names.insert(entry)
            }
        }
        if names.isEmpty { names = Set(list.filter(SourceFormat.mayBeMain)) }
        return names.sorted().map { DataSet(path: "\(folder)/\($0)", name: $0) }
    }

    private static func names(in folder: String, isDeep: Bool) -> [String] {
        unsafe CStringList(taking: isDeep ? VSIReadDirRecursive(folder) : VSIReadDirEx(folder, 0)).strings
    }
}
