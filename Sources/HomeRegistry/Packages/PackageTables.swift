internal import GRDB

/// The tables of packages that were made.
enum PackageTables {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("5 packages") { database in
            try database.execute(
                sql: """
                    CREATE TABLE package (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, protocol TEXT NOT NULL, version INTEGER NOT NULL,
                      state TEXT NOT NULL, content TEXT NOT NULL, since INTEGER, file_name TEXT NOT NULL,
                      sha256 TEXT NOT NULL, size INTEGER NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
                      delivered_at TEXT, delivered_how TEXT);
                    CREATE INDEX package_by_protocol ON package (protocol, number);
                    CREATE TABLE package_layer (
                      package INTEGER NOT NULL REFERENCES package ON DELETE CASCADE, layer TEXT NOT NULL,
                      features INTEGER NOT NULL, data_version TEXT NOT NULL, cursor TEXT,
                      PRIMARY KEY (package, layer)) WITHOUT ROWID;
                    """
            )
        }
    }
}
