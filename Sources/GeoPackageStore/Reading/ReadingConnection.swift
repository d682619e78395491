internal import FeatureQuery
internal import GeoCore

/// A connection for reading, and what it knows of the layers of its file.
///
/// `@unchecked Sendable`: the pool hands it to one reading at a time, and a reading belongs to one thread at a time.
final class ReadingConnection: @unchecked Sendable {
    let connection: SQLiteConnection
    private var tables: [String: LayerTable] = [:]
    private var indexes: [String: [TableIndex]] = [:]
    private var fingerprints: [String: String?] = [:]
    private var schemaVersion: Int64 = -1

    init(path: String, limits: StoreLimits) throws(PaftaError) {
        connection = try SQLiteConnection(path: path, mode: .reading, limits: limits)
        // What is sorted may be as large as a layer: it goes to disk where it does not fit into the page cache.
        try connection.execute("PRAGMA temp_store = FILE")
    }

    /// Starts a snapshot; what is read until ``end()`` belongs to one state of the file.
    func begin() throws(PaftaError) {
        try connection.run("BEGIN", [])
        // The transaction is deferred: the first read fixes the snapshot.
        let version = try connection.integer("PRAGMA schema_version") ?? 0
        if version != schemaVersion {
            tables = [:]
            indexes = [:]
            fingerprints = [:]
            schemaVersion = version
        }
    }

    /// Ends the snapshot; returns whether the connection may be used again.
    func end() -> Bool {
        connection.resetStatements()
        do {
            try connection.run("COMMIT", [])
            return true
        } catch {
            return false
        }
    }

    /// Returns how a layer lies in the file.
    ///
    /// - Throws: `collection.unknown` if the file has no such layer.
    func table(_ name: String) throws(PaftaError) -> LayerTable {
        if let known = tables[name] { return known }
        let table = try LayerTable(reading: name, from: connection)
        tables[name] = table
        return table
    }

    /// Returns the indexes of a layer that find rows by properties.
    func indexes(of table: LayerTable) throws(PaftaError) -> [TableIndex] {
        if let known = indexes[table.name] { return known }
        let found = try TableIndex.read(of: table, from: connection)
        indexes[table.name] = found
        return found
    }

    /// Returns the state of a layer, within the snapshot, for readers and for its packed copy.
    ///
    /// - Returns: The second is `nil` if changes of the layer would go unnoticed.
    func version(of table: LayerTable) throws(PaftaError) -> (DataVersion, PackState?) {
        let statement = try connection.statement(
            "SELECT incarnation, change, changed_at FROM pafta_layers WHERE table_name = ?"
        )
        defer { statement.reset() }
        try statement.bind([.text(table.name)])
        guard try statement.step() else { throw .unknownCollection(table.name) }
        let (load, change) = (statement.text(0) ?? "", statement.integer(1))
        let version = DataVersion(
            incarnation: "\(load)-\(schemaVersion)",
            change: change,
            changedAt: statement.text(2) ?? ""
        )
        if fingerprints[table.name] == nil { fingerprints[table.name] = try fingerprint(of: table) }
        let fingerprint = fingerprints[table.name].flatMap(\.self)
        return (version, fingerprint.map { PackState(incarnation: load, change: change, fingerprint: $0) })
    }
}
