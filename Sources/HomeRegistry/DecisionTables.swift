internal import GRDB

/// The number of decisions: grows with everything that may change who sees what, and with nothing else.
///
/// Counts of usage and moments of last use are written every second; nobody has to look at the decisions again for them.
enum DecisionTables {
    /// The tables of decisions, and the columns whose changes are some; `nil` for all.
    private static let watched: [(table: String, columns: String?)] = [
        ("layer", nil), ("layer_delegate", nil), ("layer_field", nil), ("protocol", nil), ("protocol_version", nil),
        ("partner", nil), ("staff_account", nil), ("api_key", "expires_at, revoked_at, account, agreement"),
        ("client_certificate", nil), ("staff_session", "account, account_version"),
    ]

    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("7 decisions") { database in
            try database.execute(sql: "CREATE TABLE decision (number INTEGER NOT NULL)")
            try database.execute(sql: "INSERT INTO decision VALUES (1)")
            for (table, columns) in watched {
                for event in ["INSERT", "DELETE", columns.map { "UPDATE OF \($0)" } ?? "UPDATE"] {
                    let name = "\(table)_\(event.prefix(6).lowercased())_decides"
                    try database.execute(
                        sql: """
                            CREATE TRIGGER \(name) AFTER \(event) ON \(table)
                            BEGIN UPDATE decision SET number = number + 1; END
                            """
                    )
                }
            }
        }
    }
}
