public import FeatureQuery
public import GeoCore
public import GeoReferencing
internal import Synchronization

/// The layers of a home; sees layers that come and go while it is in use.
public final class GeoPackageCatalogue: Catalogue {
    private struct Entry {
        let identity: FileSystem.FileIdentity
        let pool: ConnectionPool
    }

    private struct State {
        var files: [String: Entry] = [:]
        var layers: [String: String] = [:]  // collection → path
    }

    private let home: Home
    private let references: CoordinateReferenceSystems
    let packs: PackShelf
    let pasts = PastShelf()
    private let state = Mutex(State())

    /// Creates the catalogue of `home`; nothing is opened yet.
    public init(home: Home, references: CoordinateReferenceSystems) {
        self.home = home
        self.references = references
        packs = PackShelf(folder: "\(home.path)/derived/packs")
    }

    /// The names of all layers, by theme and name; those in a damaged file are left out.
    ///
    /// - Throws: `store.locked`, `store.unreadable` if a file cannot be read for now.
    public func collections() throws(PaftaError) -> [String] {
        let (names, failures) = try refresh()
        // What is damaged stays so until somebody restores it, and must not take the other layers along.
        if let failure = failures.first?.error, failure.category != .corruptData { throw failure }
        return names
    }

    /// Reads every file of the home; returns the number of layers.
    ///
    /// - Throws: What is wrong with the first file that cannot be read, `store.damaged` included.
    public func check() throws(PaftaError) -> Int {
        let (names, failures) = try refresh()
        if let failure = failures.first { throw failure.error }
        return names.count
    }

    /// Reads every file of the home; returns those that cannot be read.
    ///
    /// - Throws: `store.unreadable` if the folder cannot be read.
    public func faults() throws(PaftaError) -> [FileFault] { try refresh().failures }

    /// A file that cannot be read.
    public struct FileFault: Sendable {
        /// The name of the file, without folders.
        public var file: String
        /// What is wrong with it.
        public var error: PaftaError
    }

    /// Returns the source of a layer; a file that cannot be read is in the way of its own layers only.
    public func collection(_ identifier: String) throws(PaftaError) -> any FeatureSource {
        if let source = source(identifier) { return source }
        let (_, failures) = try refresh()
        if let source = source(identifier) { return source }
        throw failures.first?.error ?? .unknownCollection(identifier)
    }

    /// Looks through the files; returns the names of the layers, and why files could not be read.
    private func refresh() throws(PaftaError) -> (names: [String], failures: [FileFault]) {
        var names: [String] = []
        var layers: [String: String] = [:]
        var failures: [FileFault] = []
        let files = try home.layerFiles()
        for file in files {
            do throws(PaftaError) {
                for name in try layerNames(in: file.path) where layers[name] == nil {
                    layers[name] = file.path
                    names.append(name)
                }
            } catch {
                failures.append(FileFault(file: "\(file.theme).gpkg", error: error))
            }
        }
        let known = layers
        let paths = Set(files.map(\.path))
        let former = state.withLock { state -> [String: Entry] in
            state.layers = known
            defer { state.files = state.files.filter { paths.contains($0.key) } }
            return state.files
        }
        // Closing the last connection of a file may take its time; it happens here, behind the lock.
        withExtendedLifetime(former) {}
        return (names, failures)
    }

    private func source(_ identifier: String) -> GeoPackageSource? {
        guard let path = state.withLock({ $0.layers[identifier] }), let pool = pool(path) else { return nil }
        return GeoPackageSource(layer: identifier, pool: pool, references: references, packs: packs)
    }

    /// Returns the connections of a file; new ones if another file took its place.
    private func pool(_ path: String) -> ConnectionPool? {
        guard let identity = FileSystem.identity(path) else { return nil }
        let (current, former) = state.withLock { state -> (ConnectionPool, Entry?) in
            let entry = state.files[path]
            if let entry, entry.identity == identity { return (entry.pool, entry) }
            let pool = ConnectionPool(path: path, limits: home.limits)
            state.files[path] = Entry(identity: identity, pool: pool)
            return (pool, entry)
        }
        // The connections of a file that was replaced are closed here, behind the lock.
        withExtendedLifetime(former) {}
        return current
    }

    private func layerNames(in path: String) throws(PaftaError) -> [String] {
        guard let pool = pool(path) else { return [] }
        let reader = try pool.lend()
        defer { pool.giveBack(reader) }
        let exists = try reader.connection.integer(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'pafta_layers'"
        )
        guard exists == 1 else { return [] }  // a GeoPackage that Pafta did not make
        // A table that another program renamed or dropped is no layer any more.
        let statement = try reader.connection.statement(
            """
            SELECT table_name FROM pafta_layers l JOIN sqlite_schema s ON s.name = l.table_name AND s.type = 'table'
            ORDER BY table_name
            """
        )
        defer { statement.reset() }
        var names: [String] = []
        while try statement.step() {
            if let name = statement.text(0) { names.append(name) }
        }
        return names
    }
}
