public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Returns the field mapping that a layer was loaded with last.
    ///
    /// - Parameters:
    ///   - collection: The layer.
    ///   - template: The template whose fields it has to lead to.
    /// - Returns: The text of a mapping file; `nil` if the layer has none, or one of another template.
    /// - Throws: `registry.unreadable`.
    public func mapping(of collection: String, template: String) throws(PaftaError) -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: "SELECT mapping FROM layer_mapping WHERE collection = ? AND template = ?",
                arguments: [collection, template]
            )
        }
    }

    /// Enters the field mapping that a layer was loaded with, in the place of a former one.
    ///
    /// - Parameters:
    ///   - mapping: The text of a mapping file; `nil` to forget the former one.
    ///   - collection: The layer.
    ///   - template: The template whose fields it leads to.
    /// - Throws: `registry.unreadable`.
    public func remember(mapping: String?, of collection: String, template: String) throws(PaftaError) {
        try write { database in
            guard let mapping else {
                return try database.execute(
                    sql: "DELETE FROM layer_mapping WHERE collection = ?",
                    arguments: [collection]
                )
            }
            try database.execute(
                sql: "INSERT OR REPLACE INTO layer_mapping VALUES (?, ?, ?)",
                arguments: [collection, template, mapping]
            )
        }
    }
}

/// The table of field mappings.
enum MappingTables {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("5 field mappings") { database in
            try database.execute(
                sql: """
                    CREATE TABLE layer_mapping (
                      collection TEXT PRIMARY KEY, template TEXT NOT NULL, mapping TEXT NOT NULL)
                    """
            )
        }
    }
}
