public import FeatureQuery
public import GeoCore
public import GeoReferencing

/// A GeoPackage under construction, out of everybody's sight, that becomes visible as a whole or not at all.
///
/// Loading is slow and may fail; publishing is one rename or one transaction. So readers never wait for a load, other
/// programs are locked out only for the moment of publishing, and a killed load leaves nothing but a file that the next one
/// removes.
public final class LayerStaging {
    /// Bytes of a page: rows lie side by side in the order they are read, so larger pages mean fewer reads.
    static let pageSize = 16_384

    private let home: Home
    private let folder: HeldFolder
    private let references: CoordinateReferenceSystems
    private var connection: SQLiteConnection?
    private var layers: [String] = []
    private var isPublished = false

    private var file: String { "\(folder.path)/staged.gpkg" }

    /// Starts a load into `home`; what killed loads left behind is removed.
    ///
    /// - Throws: `store.unreadable`, `store.full`.
    public init(home: Home, references: CoordinateReferenceSystems) throws(PaftaError) {
        self.home = home
        self.references = references
        folder = try home.makeStagingFolder()
        connection = nil
        let opened = try SQLiteConnection(path: file, mode: .creating, limits: home.limits)
        // Nothing here survives a crash, so nothing needs to be written twice or synchronised.
        try opened.execute(
            """
            PRAGMA page_size = \(Self.pageSize); PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
            """
        )
        try SpatialFunctions.register(on: opened)
        try opened.execute("BEGIN")
        try GeoPackageTables.create(in: opened)
        connection = opened
    }

    deinit {
        connection = nil
        folder.remove()
    }

    /// Makes a folder beside the staged file, which goes with it.
    ///
    /// - Throws: `store.unreadable`, `store.full`.
    public func makeFolder(_ name: String) throws(PaftaError) -> String {
        let path = "\(folder.path)/\(name)"
        try FileSystem.makeFolder(path)
        return path
    }

    /// Starts a layer.
    ///
    /// - Parameters:
    ///   - schema: What the features look like; longitude and latitude of OGC:CRS84 are stored as EPSG:4326.
    ///   - source: The name of the delivered file, for the record.
    ///   - keepsIdentifiers: Whether the features bring their identifiers; otherwise they get their row numbers.
    /// - Returns: The writer that takes the features.
    /// - Throws: `crs.unknown`, `crs.unsupported`, `name.invalid`, `layer.exists` if the load has a layer of this name.
    public func addLayer(
        _ schema: FeatureSchema,
        source: String,
        keepsIdentifiers: Bool
    ) throws(PaftaError) -> LayerWriter {
        try Home.checkName(schema.collection)
        guard let connection else { throw .published }
        guard !layers.contains(where: { $0.lowercased() == schema.collection.lowercased() }) else {
            throw .layerExists(schema.collection, theme: schema.theme)
        }
        let writer = try LayerWriter(
            schema,
            source: source,
            keepsIdentifiers: keepsIdentifiers,
            references: references,
            connection: connection,
            directory: folder.path
        )
        layers.append(schema.collection)
        return writer
    }

    /// Leaves a layer out again whose writer was not finished, because its features need not be published.
    public func leaveOut(_ layer: String) { layers.removeAll { $0 == layer } }

    /// Makes the layers part of the theme's GeoPackage, all or none; their histories start anew.
    ///
    /// - Parameters:
    ///   - theme: The theme.
    ///   - replacing: Whether layers of the same names give way.
    ///   - origin: Who loads the layers, and why.
    /// - Throws: `layer.exists` if one is there and `replacing` is false, or if another theme has it; `theme.foreign`
    ///   if the theme's file is not Pafta's; `store.locked` if another program is writing; `store.full`. Nothing is
    ///   changed then, and the load may be published again.
    public func publish(
        theme: String,
        replacing: Bool,
        origin: ChangesetOrigin = ChangesetOrigin()
    ) throws(PaftaError) {
        try Home.checkName(theme)
        guard !isPublished else { throw .published }
        try home.withWriteLock { () throws(PaftaError) in
            try checkConflicts(theme: theme, replacing: replacing)
            try close(origin)
            let target = home.layerFile(theme: theme)
            if FileSystem.exists(target) {
                try LayerPublication(layers: layers, staged: file, target: target, limits: home.limits).run()
            } else {
                // The log of a deleted file would be taken for one of the new file.
                FileSystem.removeCompanions(of: target)
                try FileSystem.synchronise(file)
                try FileSystem.rename(file, to: target)
            }
        }
        isPublished = true
    }

    /// Completes the staged file; nothing can be added then.
    private func close(_ origin: ChangesetOrigin) throws(PaftaError) {
        guard let open = connection else { return }
        guard try open.integer("SELECT count(*) FROM pafta_layers") == Int64(layers.count) else { throw .unfinished }
        try ChangeLog.sign(origin, in: open)
        try open.execute("COMMIT")
        guard try open.text("PRAGMA journal_mode = WAL") == "wal" else { throw .unfinished }
        connection = nil
    }

    /// Checks that nothing is in the way of publishing the layers; it is checked again then.
    ///
    /// - Parameters:
    ///   - theme: The theme.
    ///   - replacing: Whether layers of the same names give way.
    /// - Throws: `layer.exists`, `theme.foreign`, `store.locked`.
    public func checkConflicts(theme: String, replacing: Bool) throws(PaftaError) {
        for file in try home.layerFiles() {
            let connection = try SQLiteConnection(path: file.path, mode: .reading, limits: home.limits)
            let isTarget = file.theme == theme
            let isOurs = try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'pafta_layers'") == 1
            if !isOurs, isTarget { throw .foreign(theme: theme) }
            guard isOurs, !(isTarget && replacing) else { continue }
            // In the theme's own file a table that another program made is in the way, too.
            let names = isTarget ? "SELECT name FROM sqlite_schema" : "SELECT table_name AS name FROM pafta_layers"
            for layer in layers {
                let found = try connection.integer(
                    "SELECT count(*) FROM (\(names)) WHERE lower(name) = lower(?)",
                    [.text(layer)]
                )
                if (found ?? 0) > 0 { throw .layerExists(layer, theme: file.theme) }
            }
        }
    }
}

extension PaftaError {
    fileprivate static var published: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("The load has been published already.", tr: "Yükleme zaten yayımlandı.")
        )
    }

    fileprivate static var unfinished: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("A layer of the load was not finished.", tr: "Yüklenen bir katman tamamlanmadı.")
        )
    }

    fileprivate static func foreign(theme: String) -> PaftaError {
        PaftaError(
            .conflict,
            .foreignTheme,
            LocalizedText(
                "The GeoPackage of the theme '\(theme)' was not made by Pafta.",
                tr: "'\(theme)' temasının GeoPackage dosyasını Pafta oluşturmamış."
            ),
            remedy: LocalizedText(
                "Choose another theme, or take that file out of the home and load it from where it is then.",
                tr: "Başka bir tema seçin ya da bu dosyayı evden çıkarıp bulunduğu yerden yükleyin."
            )
        )
    }

    fileprivate static func layerExists(_ layer: String, theme: String) -> PaftaError {
        PaftaError(
            .conflict,
            .layerExists,
            LocalizedText(
                "There is a layer '\(layer)' already, in the theme '\(theme)'.",
                tr: "'\(layer)' katmanı '\(theme)' temasında zaten var."
            ),
            remedy: LocalizedText(
                "Use --replace (with --theme \(theme)) to put the new one in its place, or --layer to choose another name.",
                tr: "Yenisiyle değiştirmek için --replace (--theme \(theme) ile), başka ad için --layer kullanın."
            )
        )
    }
}
