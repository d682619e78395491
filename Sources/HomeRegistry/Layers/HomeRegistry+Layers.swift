public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters a layer, or what was decided anew about it.
    public func register(_ layer: LayerRegistration) throws(PaftaError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO layer VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (collection) DO UPDATE SET
                      template = excluded.template, owner_unit = excluded.owner_unit,
                      partition_field = excluded.partition_field, update_period_days = excluded.update_period_days,
                      access = excluded.access, secrecy = excluded.secrecy
                    """,
                arguments: [
                    layer.collection, layer.template, layer.ownerUnit, layer.partitionField, layer.updatePeriodDays,
                    layer.access, layer.secrecy,
                ]
            )
            try database.execute(
                sql: "DELETE FROM layer_delegate WHERE collection = ?",
                arguments: [layer.collection]
            )
            for unit in layer.delegates {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO layer_delegate VALUES (?, ?)",
                    arguments: [layer.collection, unit]
                )
            }
        }
    }

    /// Returns what was decided about a layer; `nil` if nothing was.
    public func registration(of collection: String) throws(PaftaError) -> LayerRegistration? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM layer WHERE collection = ?", arguments: [collection])
                .map { try Self.registration($0, in: database) }
        }
    }

    /// Returns all registered layers, by name.
    public func registrations() throws(PaftaError) -> [LayerRegistration] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM layer ORDER BY collection")
                .map { try Self.registration($0, in: database) }
        }
    }

    /// Returns the layers whose next delivery is late, the latest first.
    ///
    /// A layer is late when more days than its update period have gone by since its last load, whatever that changed.
    ///
    /// - Parameter moment: The moment that is now, in UTC as `2026-11-21T10:53:16Z`; `nil` for the clock's.
    /// - Returns: The late layers; layers without an update period never are.
    /// - Throws: `registry.unreadable`.
    public func overdueLayers(at moment: String? = nil) throws(PaftaError) -> [OverdueLayer] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT layer.*, last, CAST(julianday(:now) - julianday(last) AS INTEGER) - update_period_days AS late
                    FROM layer LEFT JOIN (
                      SELECT collection AS loaded, max(started_at) AS last FROM load_layer JOIN load ON load = number
                      WHERE state = 'finished' AND kind = 'load' GROUP BY collection) ON loaded = collection
                    WHERE update_period_days IS NOT NULL AND (last IS NULL OR late > 0)
                    ORDER BY last IS NOT NULL, late DESC, collection
                    """,
                arguments: ["now": moment ?? "now"]
            )
            return try rows.map { row in
                OverdueLayer(
                    registration: try Self.registration(row, in: database),
                    lastLoadedAt: row["last"],
                    daysLate: row["late"] ?? 0
                )
            }
        }
    }

    private static func registration(_ row: Row, in database: Database) throws -> LayerRegistration {
        let collection: String = row["collection"]
        return LayerRegistration(
            collection: collection,
            template: row["template"],
            ownerUnit: row["owner_unit"],
            delegates: try String.fetchAll(
                database,
                sql: "SELECT unit FROM layer_delegate WHERE collection = ? ORDER BY unit",
                arguments: [collection]
            ),
            partitionField: row["partition_field"],
            updatePeriodDays: row["update_period_days"],
            access: row["access"],
            secrecy: row["secrecy"]
        )
    }
}
