internal import FeatureQuery
internal import GeoCore

/// Copies finished layers from a staged GeoPackage into a live one, in one transaction.
struct LayerPublication {
    let layers: [String]
    let staged: String
    let target: String
    let limits: StoreLimits

    func run() throws(PaftaError) {
        let connection = try SQLiteConnection(path: target, mode: .writing, limits: limits)
        try SpatialFunctions.register(on: connection)
        // Some programs take a file back out of WAL mode when they close it; where one still reads, it stays out.
        connection.setPatience(.milliseconds(100))
        _ = try? connection.text("PRAGMA journal_mode = WAL")
        connection.setPatience(limits.writingPatience)
        try connection.run("ATTACH ? AS staged", [.text(staged)])
        // What is replaced need not be written over with zeros at the price of writing it twice.
        try connection.execute("PRAGMA main.cache_size = -65536; PRAGMA main.secure_delete = FAST")
        try connection.transaction { () throws(PaftaError) in
            try LayerLanguage.addColumn(in: connection)
            for layer in layers { try copy(layer, connection) }
        }
        // A load fills the write-ahead log. Where readers still need it nobody waits, and a later checkpoint empties it.
        connection.setPatience(.zero)
        try? connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    private func copy(_ layer: String, _ connection: SQLiteConnection) throws(PaftaError) {
        let language = try LayerLanguage.of(layer, in: connection)
        try GeoPackageTables.remove(layer: layer, from: connection)
        try connection.execute(
            "INSERT OR IGNORE INTO main.gpkg_spatial_ref_sys SELECT * FROM staged.gpkg_spatial_ref_sys"
        )
        let statements = try definitions(of: layer, connection)
        for sql in statements where sql.hasPrefix("CREATE TABLE") { try connection.execute(sql) }
        try connection.execute("INSERT INTO main.\(quoted(layer)) SELECT * FROM staged.\(quoted(layer))")
        try copyIndex(layer, connection)
        for sql in statements where !sql.hasPrefix("CREATE TABLE") { try connection.execute(sql) }
        for list in ["gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions", "gpkg_ogr_contents", "pafta_layers"] {
            try connection.run(
                "INSERT INTO main.\(list) SELECT * FROM staged.\(list) WHERE table_name = ?",
                [.text(layer)]
            )
        }
        try LayerLanguage.keep(language, for: layer, in: connection)
        try makeDeclaredIndexes(of: layer, connection)
        try startHistory(of: layer, connection)
    }

    private func startHistory(of layer: String, _ connection: SQLiteConnection) throws(PaftaError) {
        let columns = "load, author, note, inserted"
        let statement = try connection.takeStatement(
            "SELECT \(columns) FROM staged.\(ChangeLog.list) WHERE layer = ? ORDER BY changeset DESC"
        )
        defer { connection.giveBack(statement) }
        try statement.bind([.text(layer)])
        guard try statement.step() else { return }
        let origin = ChangesetOrigin(load: statement.text(0), author: statement.text(1), note: statement.text(2))
        let count = statement.integer(3)
        let table = try LayerTable(reading: layer, from: connection)
        try ChangeLog.start(table, origin, count: count, in: connection)
    }

    /// Makes the indexes again that were declared for the layer that is replaced, in any letter case of its name.
    private func makeDeclaredIndexes(of layer: String, _ connection: SQLiteConnection) throws(PaftaError) {
        let declared = try DeclaredIndex.all(in: connection).filter { $0.layer.lowercased() == layer.lowercased() }
        guard !declared.isEmpty else { return }
        let table = try LayerTable(reading: layer, from: connection)
        for old in declared {
            try old.withdraw(in: connection)
            let index = DeclaredIndex(layer: layer, properties: old.properties)
            // What the new layer lacks cannot be indexed any more.
            if try index.create(for: table, in: connection) { try index.declare(in: connection) }
        }
    }

    /// Returns the statements that made the layer's table, indices and triggers; the spatial index comes apart.
    private func definitions(of layer: String, _ connection: SQLiteConnection) throws(PaftaError) -> [String] {
        let statement = try connection.statement(
            "SELECT sql, name FROM staged.sqlite_schema WHERE tbl_name = ? AND sql NOT NULL ORDER BY rowid"
        )
        defer { statement.reset() }
        try statement.bind([.text(layer)])
        // Its history starts here, with triggers of its own.
        let others = HistoryTriggers.names(of: layer)
        var definitions: [String] = []
        while try statement.step() {
            if let sql = statement.text(0), let name = statement.text(1), !others.contains(name) {
                definitions.append(sql)
            }
        }
        return definitions
    }

    private func copyIndex(_ layer: String, _ connection: SQLiteConnection) throws(PaftaError) {
        let column = try connection.text(
            "SELECT column_name FROM staged.gpkg_geometry_columns WHERE table_name = ?",
            [.text(layer)]
        )
        guard let column else { return }
        let index = "rtree_\(layer)_\(column)"
        try connection.execute("CREATE VIRTUAL TABLE main.\(quoted(index)) USING rtree(id, minx, maxx, miny, maxy)")
        for part in ["node", "rowid", "parent"] {
            let name = quoted("\(index)_\(part)")
            try connection.execute("DELETE FROM main.\(name); INSERT INTO main.\(name) SELECT * FROM staged.\(name)")
        }
    }
}
