internal import CGDAL
public import GeoCore

/// A private copy of a delivery: its files and nothing else, in a folder of the caller.
///
/// Whatever a driver writes beside the data it writes there, and nobody changes the files while they are read.
public struct DeliveryCopy: Sendable, Hashable {
    /// One file of the delivery.
    public struct Member: Sendable, Hashable {
        /// The name, with the folder it lies in for a delivered folder.
        public var name: String
        /// Where the copy is.
        public var path: String
        /// The number of bytes.
        public var bytes: Int64
    }

    /// The last part of the path as the user gave it.
    public let name: String
    /// The files in the order of their names, byte by byte: the main file and those that belong to it.
    public let members: [Member]
    /// What ``VectorFile/open(_:options:)`` is to open.
    public let path: String
    /// The folder of the caller.
    let folder: String

    /// Copies a delivered file with the files that belong to it, or a folder of such files.
    ///
    /// - Parameters:
    ///   - path: The delivery on this machine; links inside of a folder are refused.
    ///   - folder: An existing empty folder; it is the caller's to remove, also after an error.
    ///   - limits: What is refused because of its size.
    /// - Throws: `source.notFound`, `source.unreadable`, `source.unsupportedFormat`, `source.limit`, `source.changed` if a
    ///   file changes meanwhile.
    public init(of path: String, in folder: String, limits: SourceLimits = .standard) throws(PaftaError) {
        GDALLibrary.prepare()
        let source = try SourcePath(path)
        name = source.name
        self.folder = folder
        // A folder may be named by a path that ends in dots, which would lead out of the private one.
        let target = "\(folder)/\([".", ".."].contains(source.name) ? "delivery" : source.name)"
        self.path = target
        let isOneFile = unsafe pafta_path_kind(source.path) == PAFTA_PATH_FILE
        let parent = source.path.lastIndex(of: "/").map { String(source.path[..<$0]) } ?? "."
        let base = isOneFile ? (parent.isEmpty ? "/" : parent) : source.path
        let names = isOneFile ? Self.group(of: source.name, in: base) : Self.files(in: source)
        guard !names.isEmpty else { throw .noMember(source.name) }
        guard names.count <= limits.members else { throw .tooManyMembers(source.name, limit: limits.members) }
        var members: [Member] = []
        var copied: [FileCopying] = []
        var left = limits.deliveredBytes
        for name in names {
            let place = isOneFile ? "\(folder)/\(name)" : "\(target)/\(name)"
            try PrivateFolder.make(above: place, name: source.name)
            let follows = isOneFile && name == source.name
            var copying = FileCopying("\(base)/\(name)", of: source.name, followsLinks: follows)
            let bytes = try copying.copy(to: place, limit: left, of: limits.deliveredBytes)
            left -= bytes
            copied.append(copying)
            members.append(Member(name: name, path: place, bytes: bytes))
        }
        // Files of one data set must be of one moment.
        for copying in copied where copying.hasChanged { throw .changingSource(source.name) }
        self.members = members
    }

    /// The file and those beside it that belong to it, whatever the case of their endings.
    private static func group(of main: String, in folder: String) -> [String] {
        let ending = SourcePath.ending(main)
        if ["gpkg", "sqlite"].contains(ending) {
            // The latest edits of a database that a program holds open are in its write-ahead log.
            let log = "\(main)-wal"
            return unsafe pafta_file_size("\(folder)/\(log)") > 0 ? ordered([main, log]) : [main]
        }
        let endings = SourceFormat.companions(ofEnding: ending)
        guard !endings.isEmpty else { return [main] }
        let stem = SourcePath.stem(main)
        let beside = unsafe CStringList(taking: VSIReadDirEx(folder, 0)).strings
        return ordered(
            [main] + beside.filter { SourcePath.stem($0) == stem && endings.contains(SourcePath.ending($0)) }
        )
    }

    private static func files(in source: SourcePath) -> [String] {
        let all = unsafe CStringList(taking: VSIReadDirEx(source.path, 0)).strings.filter { !$0.hasPrefix(".") }
        guard source.isFolder else { return ordered(all) }
        var names: [String] = []
        for name in all where SourceFormat.isMain(name) || SourceFormat.archives.contains(SourcePath.ending(name)) {
            if SourcePath.ending(name) == "gdb" {
                let inside = unsafe CStringList(taking: VSIReadDirEx("\(source.path)/\(name)", 0)).strings
                names += inside.filter { !$0.hasPrefix(".") }.map { "\(name)/\($0)" }
            } else {
                names += group(of: name, in: source.path)
            }
        }
        return ordered(names)
    }

    private static func ordered(_ names: [String]) -> [String] {
        Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
