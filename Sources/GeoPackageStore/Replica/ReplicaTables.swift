internal import FeatureQuery
internal import GeoCore

/// What a GeoPackage notes of layers that are kept in step with a server, beside the layers themselves.
enum ReplicaTables {
    /// How far each layer is in step.
    static let state = "pafta_pull"
    /// In which round each feature was seen last.
    static let marks = "pafta_pull_features"

    /// Whether a file is one that layers are pulled into.
    static func exist(in connection: SQLiteConnection) throws(PaftaError) -> Bool {
        try connection.integer("SELECT count(*) FROM sqlite_schema WHERE name = '\(state)'") == 1
    }

    /// Makes an empty file a GeoPackage that layers are pulled into.
    static func create(in connection: SQLiteConnection) throws(PaftaError) {
        try GeoPackageTables.create(in: connection)
        try connection.execute(
            """
            CREATE TABLE \(state) (layer TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, cursor TEXT,
              round INTEGER NOT NULL, is_whole INTEGER NOT NULL, pulled_at TEXT);
            CREATE TABLE \(marks) (layer TEXT NOT NULL, id NOT NULL, round INTEGER NOT NULL,
              PRIMARY KEY (layer, id)) WITHOUT ROWID;
            INSERT INTO gpkg_extensions VALUES
              ('\(state)', NULL, 'pafta_pull', 'Docs/GeoPackage.md', 'write-only'),
              ('\(marks)', NULL, 'pafta_pull', 'Docs/GeoPackage.md', 'write-only');
            """
        )
    }
}
