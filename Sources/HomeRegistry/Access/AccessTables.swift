internal import GRDB

/// The tables of who may ask: accounts, keys, certificates, sessions, failed log-ins.
///
/// Secrets stand here as hashes only. Moments are seconds since 1970 in UTC: they are compared at every request.
enum AccessTables {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("2 access") { database in
            try database.execute(
                sql: """
                    CREATE TABLE staff_account (
                      name TEXT PRIMARY KEY, unit TEXT, roles TEXT NOT NULL, password TEXT,
                      disabled INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1,
                      created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL);
                    CREATE TABLE api_key (
                      prefix TEXT PRIMARY KEY, hash BLOB NOT NULL, agreement TEXT,
                      account TEXT REFERENCES staff_account ON DELETE CASCADE, label TEXT,
                      created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER, reason TEXT,
                      successor TEXT, used_at INTEGER,
                      CHECK ((agreement IS NULL) <> (account IS NULL))) WITHOUT ROWID;
                    CREATE INDEX api_key_by_agreement ON api_key (agreement) WHERE agreement IS NOT NULL;
                    CREATE INDEX api_key_by_account ON api_key (account) WHERE account IS NOT NULL;
                    CREATE TABLE client_certificate (
                      fingerprint BLOB PRIMARY KEY, agreement TEXT,
                      account TEXT REFERENCES staff_account ON DELETE CASCADE, label TEXT,
                      created_at INTEGER NOT NULL, revoked_at INTEGER, reason TEXT,
                      CHECK ((agreement IS NULL) <> (account IS NULL))) WITHOUT ROWID;
                    CREATE INDEX client_certificate_by_account ON client_certificate (account)
                      WHERE account IS NOT NULL;
                    CREATE TABLE staff_session (
                      hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES staff_account ON DELETE CASCADE,
                      account_version INTEGER NOT NULL, created_at INTEGER NOT NULL, used_at INTEGER NOT NULL
                    ) WITHOUT ROWID;
                    CREATE INDEX staff_session_by_account ON staff_session (account);
                    CREATE TABLE failed_login (
                      account TEXT PRIMARY KEY REFERENCES staff_account ON DELETE CASCADE,
                      failures INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID;
                    """
            )
        }
    }
}
