internal import FeatureQuery
internal import GeoCore

/// An index that somebody declared for a layer: it is made again whenever the layer is loaded anew.
struct DeclaredIndex: Hashable {
    var layer: String
    var properties: [String]

    /// The table of declarations; files that have none declared lack it.
    static let list = "pafta_indexes"

    /// The name of the index: the same for the same layer and properties.
    var name: String {
        // FNV-1a of the names with their lengths, so that no two lists of names are one.
        let key = properties.map { "\($0.utf8.count):\($0)" }.joined()
        let hash = key.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return "pafta_\(layer)_\(properties.joined(separator: "_"))_\(String(hash, radix: 36))"
    }

    /// Returns the statement that makes the index; `nil` if the layer lacks one of the properties.
    func creation(for table: LayerTable) -> String? {
        let columns = properties.compactMap { name in
            table.schema.property(named: name).map { table.comparedColumn($0, qualifier: "") }
        }
        guard columns.count == properties.count, !columns.isEmpty else { return nil }
        return "CREATE INDEX main.\(quoted(name)) ON \(quoted(table.name)) (\(columns.joined(separator: ", ")))"
    }

    /// Makes the index and counts what is in it, for the planner.
    ///
    /// - Returns: Whether the layer has the properties.
    func create(for table: LayerTable, in connection: SQLiteConnection) throws(PaftaError) -> Bool {
        guard let creation = creation(for: table) else { return false }
        try connection.execute(creation)
        try connection.execute("ANALYZE main.\(quoted(name))")
        return true
    }

    // MARK: The list of declarations

    init(layer: String, properties: [String]) {
        self.layer = layer
        self.properties = properties
    }

    /// Reads the declaration of the index called `name`; `nil` if it has none.
    init?(reading name: String, of table: LayerTable, from connection: SQLiteConnection) throws(PaftaError) {
        guard name.hasPrefix("pafta_") else { return nil }
        guard let found = try Self.all(in: connection).first(where: { $0.layer == table.name && $0.name == name }),
            // Somebody may have put another index in its place; what SQLite keeps of a statement starts after "main.".
            let creation = found.creation(for: table),
            let sql = try connection.text("SELECT sql FROM sqlite_schema WHERE name = ?", [.text(name)]),
            creation.split(separator: "(", maxSplits: 1).last == sql.split(separator: "(", maxSplits: 1).last
        else { return nil }
        self = found
    }

    /// Returns every declaration of a file, by layer and name.
    static func all(in connection: SQLiteConnection) throws(PaftaError) -> [DeclaredIndex] {
        guard try connection.integer("SELECT count(*) FROM main.sqlite_schema WHERE name = '\(list)'") == 1 else {
            return []
        }
        let statement = try connection.statement(
            "SELECT table_name, index_name, property FROM main.\(list) ORDER BY table_name, index_name, place"
        )
        defer { statement.reset() }
        var found: [(name: String, index: DeclaredIndex)] = []
        while try statement.step() {
            guard let layer = statement.text(0), let name = statement.text(1), let property = statement.text(2) else {
                continue
            }
            if found.last?.name == name, found.last?.index.layer == layer {
                found[found.count - 1].index.properties.append(property)
            } else {
                found.append((name, DeclaredIndex(layer: layer, properties: [property])))
            }
        }
        return found.map(\.index)
    }

    /// Adds the declaration to the list, which is made if the file has none.
    func declare(in connection: SQLiteConnection) throws(PaftaError) {
        if try connection.integer("SELECT count(*) FROM main.sqlite_schema WHERE name = '\(Self.list)'") == 0 {
            try connection.execute(
                """
                CREATE TABLE main.\(Self.list) (
                  index_name TEXT NOT NULL, place INTEGER NOT NULL, table_name TEXT NOT NULL, property TEXT NOT NULL,
                  PRIMARY KEY (index_name, place));
                INSERT INTO main.gpkg_extensions
                VALUES ('\(Self.list)', NULL, '\(Self.list)', 'Docs/GeoPackage.md', 'write-only');
                """
            )
        }
        for (place, property) in properties.enumerated() {
            try connection.run(
                "INSERT INTO main.\(Self.list) VALUES (?, ?, ?, ?)",
                [.text(name), .integer(Int64(place)), .text(layer), .text(property)]
            )
        }
    }

    /// Takes the declaration off the list.
    func withdraw(in connection: SQLiteConnection) throws(PaftaError) {
        try connection.run(
            "DELETE FROM main.\(Self.list) WHERE index_name = ? AND table_name = ?",
            [.text(name), .text(layer)]
        )
    }
}
