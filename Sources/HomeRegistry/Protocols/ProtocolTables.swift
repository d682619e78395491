internal import GRDB

/// The tables of protocols, their versions and their receivers.
enum ProtocolTables {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("3 protocols") { database in
            try database.execute(
                sql: """
                    CREATE TABLE protocol (
                      number TEXT PRIMARY KEY, version INTEGER NOT NULL, effective INTEGER NOT NULL, draft INTEGER,
                      state TEXT NOT NULL, title TEXT NOT NULL, receiver TEXT NOT NULL, receiver_key TEXT NOT NULL,
                      starts_on TEXT, ends_on TEXT) WITHOUT ROWID;
                    CREATE INDEX protocol_by_state ON protocol (state, ends_on);
                    CREATE INDEX protocol_by_receiver ON protocol (receiver_key);
                    CREATE TABLE protocol_version (
                      number TEXT NOT NULL REFERENCES protocol, version INTEGER NOT NULL, document BLOB NOT NULL,
                      digest TEXT NOT NULL, state TEXT NOT NULL, actor TEXT NOT NULL, decided_at TEXT NOT NULL,
                      letter TEXT, reason TEXT, PRIMARY KEY (number, version));
                    CREATE TABLE partner (
                      receiver_key TEXT PRIMARY KEY, mask_secret BLOB NOT NULL CHECK (length(mask_secret) = 32),
                      created_at TEXT NOT NULL) WITHOUT ROWID;
                    """
            )
        }
    }
}
