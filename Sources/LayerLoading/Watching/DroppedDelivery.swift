/// The files of a watched folder that belong together: one that is loaded, and those beside it.
public struct DroppedDelivery: Sendable, Hashable {
    /// The file that is loaded.
    public var main: DroppedFile
    /// All files in the order of their names, ``main`` among them.
    public var parts: [DroppedFile]

    /// Puts a delivery together.
    public init(main: DroppedFile, parts: [DroppedFile]) {
        self.main = main
        self.parts = parts
    }

    /// The name of the file that is loaded.
    public var name: String { main.name }

    /// The endings of files without which it cannot be loaded, and that are not there.
    public var missing: [String] {
        let present = Set(parts.map(\.ending))
        return Self.necessary(main.ending).filter { !present.contains($0) }
    }

    /// Puts the files of a folder together.
    ///
    /// - Parameter files: The files.
    /// - Returns: The deliveries in the order of their names; a file that belongs to no other is one by itself.
    public static func deliveries(among files: [DroppedFile]) -> [DroppedDelivery] {
        var groups: [String: [DroppedFile]] = [:]
        for file in files { groups[mainName(of: file, among: files), default: []].append(file) }
        return
            groups.compactMap { name, parts in
                guard let main = parts.first(where: { $0.name == name }) else { return nil }
                return DroppedDelivery(main: main, parts: parts.sorted { $0.name < $1.name })
            }
            .sorted { $0.name < $1.name }
    }

    /// Whether it may be loaded by a rule with a pattern.
    ///
    /// The table of a Shapefile may arrive before the rest of it, so a pattern has to ask for such tables.
    public func fits(_ pattern: FilePattern) -> Bool {
        guard pattern.matches(name) else { return false }
        return !Self.sideEndings.contains(main.ending) || pattern.text.lowercased().hasSuffix(".\(main.ending)")
    }

    private static func mainName(of file: DroppedFile, among files: [DroppedFile]) -> String {
        // What ArcGIS writes beside a Shapefile, `parsel.shp.xml`, has its whole name in front.
        let beside = files.first { other in
            other != file
                && (file.stem == other.name && ["xml", "wal", "shm"].contains(file.ending)
                    || file.name == "\(other.name)-wal" || file.name == "\(other.name)-shm"
                    || file.stem == other.stem && companions(other.ending).contains(file.ending))
        }
        return beside?.name ?? file.name
    }

    /// The endings of files without which one of this ending cannot be loaded.
    private static func necessary(_ ending: String) -> [String] {
        switch ending {
        case "shp": ["shx", "dbf"]
        case "tab": ["dat", "map", "id"]
        case "mif": ["mid"]
        default: []
        }
    }

    /// The endings of files that are moved together with one of this ending, whether they are read or not.
    private static func companions(_ ending: String) -> [String] {
        switch ending {
        case "shp": ["shx", "dbf", "prj", "cpg", "cst", "qpj", "qix", "sbn", "sbx", "qmd", "qml", "sld"]
        case "tab": ["dat", "map", "id", "ind"]
        case "mif": ["mid"]
        case "gml", "xml": ["gfs", "xsd"]
        case "csv": ["csvt"]
        default: []
        }
    }

    /// The endings of files that are mostly parts of others.
    private static let sideEndings: Set = [
        "shx", "dbf", "prj", "cpg", "cst", "qpj", "qix", "sbn", "sbx", "qmd", "qml", "sld", "dat", "map", "id", "ind",
        "mid", "gfs", "xsd", "csvt",
    ]
}
