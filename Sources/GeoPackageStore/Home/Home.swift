public import GeoCore
internal import Glibc

/// A Pafta home: the folder that holds everything of one municipality.
///
/// | in it | what |
/// |---|---|
/// | `pafta.toml` | configuration |
/// | `layers/*.gpkg` | one GeoPackage per theme |
/// | `derived/` | what can be made again; safe to delete |
public struct Home: Sendable {
    /// The folder.
    public let path: String
    /// How long the store waits, and how much it takes.
    package var limits = StoreLimits()

    /// One theme's GeoPackage.
    struct LayerFile {
        let theme: String
        let path: String
    }

    /// Opens a home.
    ///
    /// - Throws: `home.missing` if the folder is none.
    public init(opening path: String) throws(PaftaError) {
        self.path = path
        guard FileSystem.exists(configurationFile), FileSystem.exists(layersFolder) else {
            throw PaftaError(
                .notFound,
                .notAHome,
                LocalizedText("'\(path)' is not a Pafta home.", tr: "'\(path)' bir Pafta evi değil."),
                remedy: LocalizedText(
                    "Create one with 'pafta init \(path)', or name another with --home or PAFTA_HOME.",
                    tr: "'pafta init \(path)' ile oluşturun ya da --home veya PAFTA_HOME ile başkasını gösterin."
                )
            )
        }
    }

    /// Makes a folder a home; it may exist, but must not be a home yet.
    ///
    /// - Throws: `home.exists`, `store.unreadable`.
    public static func create(at path: String, configuration: String) throws(PaftaError) -> Home {
        guard !FileSystem.exists("\(path)/pafta.toml") else {
            throw PaftaError(
                .conflict,
                .homeExists,
                LocalizedText("'\(path)' is a Pafta home already.", tr: "'\(path)' zaten bir Pafta evi.")
            )
        }
        try FileSystem.makeFolder(path)
        for folder in ["layers", "derived"] { try FileSystem.makeFolder("\(path)/\(folder)") }
        try FileSystem.create("\(path)/pafta.toml", configuration)
        return try Home(opening: path)
    }

    /// The file with the settings.
    public var configurationFile: String { "\(path)/pafta.toml" }

    var layersFolder: String { "\(path)/layers" }

    func layerFile(theme: String) -> String { "\(layersFolder)/\(theme).gpkg" }

    func layerFiles() throws(PaftaError) -> [LayerFile] {
        try FileSystem.names(in: layersFolder).filter { $0.hasSuffix(".gpkg") }
            .map { name in
                LayerFile(theme: String(name.dropLast(5)), path: "\(layersFolder)/\(name)")
            }
    }

    /// Runs `body` while no other process writes into the home.
    func withWriteLock<Result>(_ body: () throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        try FileSystem.withLock("\(path)/derived/write.lock", body)
    }

    /// Makes a folder for a load, and removes those of loads that are no longer running.
    ///
    /// A running load holds its folder; process numbers would not tell, as every container counts from 1.
    func makeStagingFolder() throws(PaftaError) -> HeldFolder {
        let staging = "\(path)/derived/staging"
        try FileSystem.makeFolder("\(path)/derived")
        return try FileSystem.withLock("\(path)/derived/staging.lock") { () throws(PaftaError) in
            try FileSystem.makeFolder(staging)
            for name in try FileSystem.names(in: staging) {
                // Held by nobody, it is taken and removed again at once.
                HeldFolder(taking: "\(staging)/\(name)")?.remove()
            }
            let folder = "\(staging)/\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
            try FileSystem.makeFolder(folder)
            guard let held = HeldFolder(taking: folder) else { throw .file("locking a folder", EWOULDBLOCK) }
            return held
        }
    }

    /// Checks that a text can be the name of a layer or theme: in URLs, file names and SQL alike.
    ///
    /// - Throws: `name.invalid`.
    public static func checkName(_ name: String) throws(PaftaError) {
        let allowed = name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_-".unicodeScalars.contains(scalar)
        }
        let reserved = ["gpkg_", "sqlite_", "rtree_", "pafta_"].contains { name.lowercased().hasPrefix($0) }
        guard allowed, !reserved, (1...60).contains(name.unicodeScalars.count), name.first != "-" else {
            throw PaftaError(
                .invalidInput,
                .invalidName,
                LocalizedText(
                    "'\(name.prefix(80))' cannot be the name of a layer or theme.",
                    tr: "'\(name.prefix(80))' bir katman ya da tema adı olamaz."
                ),
                remedy: LocalizedText(
                    "Use 1 to 60 letters, digits, '_' and '-'; not starting with gpkg_, sqlite_, rtree_ or pafta_.",
                    tr: "1-60 harf, rakam, '_' ve '-' kullanın; gpkg_, sqlite_, rtree_ ya da pafta_ ile başlamasın."
                )
            )
        }
    }
}
