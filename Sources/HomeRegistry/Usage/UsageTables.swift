internal import GRDB

/// The tables of what everybody used.
enum UsageTables {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("4 usage") { database in
            // Days count from 1970-01-01 and months from January of the year 0, both in Türkiye's time.
            try database.execute(
                sql: """
                    CREATE TABLE usage_day (
                      subject TEXT NOT NULL, day INTEGER NOT NULL, requests INTEGER NOT NULL, features INTEGER NOT NULL,
                      bytes INTEGER NOT NULL, distinct_features INTEGER NOT NULL, square_metres INTEGER NOT NULL,
                      is_stopped INTEGER NOT NULL, PRIMARY KEY (subject, day)) WITHOUT ROWID;
                    CREATE TABLE usage_month (
                      subject TEXT NOT NULL, month INTEGER NOT NULL, distinct_features INTEGER NOT NULL,
                      square_metres INTEGER NOT NULL, PRIMARY KEY (subject, month)) WITHOUT ROWID;
                    CREATE TABLE usage_alarm (
                      subject TEXT NOT NULL, day INTEGER NOT NULL, collection TEXT NOT NULL,
                      threshold INTEGER NOT NULL, PRIMARY KEY (subject, day, collection, threshold)) WITHOUT ROWID;
                    CREATE TABLE usage_set (
                      number INTEGER PRIMARY KEY, subject TEXT NOT NULL, day INTEGER NOT NULL,
                      kind INTEGER NOT NULL, collection TEXT NOT NULL, words BLOB NOT NULL);
                    CREATE INDEX usage_set_by_subject ON usage_set (subject, day, kind, collection, number);
                    CREATE INDEX usage_set_by_day ON usage_set (day);
                    """
            )
        }
    }
}
