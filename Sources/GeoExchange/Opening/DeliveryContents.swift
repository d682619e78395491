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
        /// The KMZ that it lies in, for a folder with such.
        var archive: String?
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
            found = Self.dataSets(in: source.path, isDeep: false)
            if let member = options.member, !found.isEmpty { found = try Self.choose(member, of: found) }
            let isPacked = found.contains { SourcePath.ending($0.name) == "kmz" }
            unpacked = isPacked ? try PrivateFolder(name: source.name, in: parent) : nil
            if let unpacked { found = try Self.unpacked(found, options.limits, into: unpacked.path) }
        } else if Self.isArchive(source.path) {
            let folder = try PrivateFolder(name: source.name, in: parent)
            unpacked = folder
            let archive = try ArchiveUnpacking(source.path, name: source.name, limits: options.limits)
            found = try Self.dataSets(of: archive, unpackedInto: folder.path)
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

    /// Unpacks an archive and returns what is in it; of a KMZ, what its main document leads to.
    private static func dataSets(
        of archive: ArchiveUnpacking,
        unpackedInto folder: String
    ) throws(PaftaError) -> [DataSet] {
        try archive.unpack(into: folder)
        let found = dataSets(in: folder, isDeep: true)
        guard SourcePath.ending(archive.path) == "kmz", let main = found.first(where: { $0.name == "doc.kml" }) else {
            return found
        }
        return try LinkedDocuments(from: main, among: found, of: archive.name).dataSets
    }

    /// Puts the documents of each KMZ of a folder in its place; together they may be as large as those of one archive.
    private static func unpacked(
        _ dataSets: [DataSet],
        _ limits: SourceLimits,
        into folder: String
    ) throws(PaftaError) -> [DataSet] {
        var (limits, result) = (limits, [DataSet]())
        for (number, dataSet) in dataSets.enumerated() {
            guard SourcePath.ending(dataSet.name) == "kmz" else {
                result.append(dataSet)
                continue
            }
            let archive = try ArchiveUnpacking(dataSet.path, name: dataSet.name, limits: limits)
            limits.unpackedBytes -= archive.directory.members.reduce(0) { $0 + $1.size }
            let documents = try Self.dataSets(of: archive, unpackedInto: "\(folder)/\(number)")
            guard !documents.isEmpty else { throw .noMember(dataSet.name) }
            for var document in documents {
                document.name = "\(dataSet.name)/\(document.name)"
                document.archive = dataSet.name
                result.append(document)
            }
        }
        return result
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
            let names = [set.name, last, SourcePath.stem(set.name)]
            if names.contains(member) || SourcePath.ending(set.name) == "kmz" && member.hasPrefix("\(set.name)/") {
                return true
            }
            return set.archive.map { $0 == member || SourcePath.stem($0) == member } ?? false
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
