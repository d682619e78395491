public import GeoCore
internal import GRDB

extension HomeRegistry {
    /// Enters what is known about fields; what was known about other fields stays.
    ///
    /// - Parameters:
    ///   - fields: The fields.
    ///   - keepingDecisions: Whether fields that are there already stay as they are, because a person decided about them.
    /// - Throws: `registry.unreadable`.
    public func enter(_ fields: [FieldRecord], keepingDecisions: Bool = false) throws(PaftaError) {
        let conflict =
            keepingDecisions
            ? "DO NOTHING"
            : """
            DO UPDATE SET personal_data = excluded.personal_data,
              legal_ground = coalesce(excluded.legal_ground, legal_ground),
              retention = coalesce(excluded.retention, retention)
            """
        try write { database in
            for field in fields {
                try database.execute(
                    sql: """
                        INSERT INTO layer_field VALUES (?, ?, ?, ?, ?) ON CONFLICT (collection, field) \(conflict)
                        """,
                    arguments: [
                        field.collection, field.field, field.personalData, field.legalGround, field.retention,
                    ]
                )
            }
        }
    }

    /// Returns what is known about fields, by layer and name.
    ///
    /// - Parameter collection: Only those of this layer; `nil` for all.
    /// - Returns: The fields about which something is known.
    /// - Throws: `registry.unreadable`.
    public func fields(of collection: String? = nil) throws(PaftaError) -> [FieldRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM layer_field WHERE :c IS NULL OR collection = :c ORDER BY collection, field",
                arguments: ["c": collection]
            )
            .map { row in
                FieldRecord(
                    collection: row["collection"],
                    field: row["field"],
                    personalData: row["personal_data"],
                    legalGround: row["legal_ground"],
                    retention: row["retention"]
                )
            }
        }
    }
}
