public import FeatureQuery
public import GeoCore
public import GeoReferencing

/// A GeoPackage under construction, out of everybody's sight, that becomes visible as a whole or not at all.
///
/// Loading is slow and may fail; publishing is one rename or one transaction. So readers never wait for a load, other
/// programs are locked out only for the moment of publishing, and a killed load leaves nothing but a file that the next one
/// removes.
public final class LayerStaging {
    private let home: Home
    private let directory: String
    private let references: CoordinateReferenceSystems
    private var connection: SQLiteConnection?
    private var layers: [String] = []

    private var file: String { "\(directory)/staged.gpkg" }

    /// Starts a load into `home`; what killed loads left behind is removed.
    ///
    /// - Throws: `store.unreadable`, `store.full`.
    public init(home: Home, references: CoordinateReferenceSystems) throws(PaftaError) {
        self.home = home
        self.references = references
        directory = try home.makeStagingFolder()
        connection = nil
        let opened = try SQLiteConnection(path: file, mode: .creating)
        // Nothing here survives a crash, so nothing needs to be written twice or synchronised.
        try opened.execute(
            """
            PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
            """)
        try SpatialFunctions.register(on: opened)
        try opened.execute("BEGIN")
        try GeoPackageTables.create(in: opened)
        connection = opened
    }

    deinit {
        connection = nil
        FileSystem.removeFolder(directory)
    }

    /// Starts a layer.
    ///
    /// - Parameters:
    ///   - source: The name of the delivered file, for the record.
    ///   - keepsIdentifiers: Whether the features bring their identifiers; otherwise they get their row numbers.
    /// - Throws: `crs.unknown`, `name.invalid`.
    public func addLayer(
        _ schema: FeatureSchema,
        source: String,
        keepsIdentifiers: Bool
    ) throws(PaftaError) -> LayerWriter {
        try Home.checkName(schema.collection)
        guard let connection else { throw .published }
        layers.append(schema.collection)
        return try LayerWriter(
            schema,
            source: source,
            keepsIdentifiers: keepsIdentifiers,
            references: references,
            connection: connection,
            directory: directory
        )
    }

    /// Makes the layers part of the theme's GeoPackage, all or none.
    ///
    /// - Throws: `layer.exists` if one is there and `replacing` is false, or if another theme has it; `store.locked` if
    ///   another program is writing; `store.full`.
    public func publish(theme: String, replacing: Bool) throws(PaftaError) {
        try Home.checkName(theme)
        try home.withWriteLock { () throws(PaftaError) in
            try checkConflicts(theme: theme, replacing: replacing)
            try connection?.execute("COMMIT")
            let target = home.layerFile(theme: theme)
            if FileSystem.exists(target) {
                connection = nil
                try LayerPublication(layers: layers, staged: file, target: target).run()
            } else {
                try connection?.execute("PRAGMA journal_mode = WAL")
                connection = nil
                try FileSystem.synchronise(file)
                try FileSystem.rename(file, to: target)
            }
        }
    }

    private func checkConflicts(theme: String, replacing: Bool) throws(PaftaError) {
        for file in try home.layerFiles() {
            let connection = try SQLiteConnection(path: file.path, mode: .reading)
            for layer in layers {
                let found = try connection.integer(
                    "SELECT count(*) FROM pafta_layers WHERE lower(table_name) = lower(?)", [.text(layer)])
                if (found ?? 0) > 0, !(replacing && file.theme == theme) { throw .layerExists(layer, theme: file.theme) }
            }
        }
    }
}

extension PaftaError {
    fileprivate static var published: PaftaError {
        PaftaError(
            .internalFault, .fault,
            LocalizedText("The load has been published already.", tr: "Yükleme zaten yayımlandı.")
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
